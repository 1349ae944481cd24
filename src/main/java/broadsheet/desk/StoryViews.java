package broadsheet.desk;

import broadsheet.identity.Actor;
import broadsheet.identity.Right;
import broadsheet.page.Dates;
import broadsheet.page.Layout;
import broadsheet.page.Messages;
import broadsheet.story.BlockJson;
import broadsheet.story.ChangedParagraphs;
import broadsheet.story.Copy;
import broadsheet.story.Correction;
import broadsheet.story.FairCopy;
import broadsheet.story.Manuscript;
import broadsheet.story.Margin;
import broadsheet.story.Notes;
import broadsheet.story.Outcome;
import broadsheet.story.Revision;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import broadsheet.story.Slip;
import broadsheet.story.State;
import broadsheet.story.Step;
import broadsheet.story.StoryType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the view records of the desk's story pages.
final class StoryViews {
    static final List<String> STATES = State.WORDS;

    /// The word by which the list is asked for all that comes due: scheduled or under embargo.
    static final String DUE = "due";

    private final Messages words;
    private final Dates dates;
    private final Function<Collection<Actor>, Map<Actor, String>> names;
    private final Editor editor;

    /// @param names who is behind actors, for people
    StoryViews(
            Messages words,
            Dates dates,
            Function<Collection<Actor>, Map<Actor, String>> names,
            Editor editor) {
        this.editor = editor;
        this.words = words;
        this.dates = dates;
        this.names = names;
    }

    List<Choice> states(@Nullable String chosen) {
        return Stream.concat(STATES.stream(), Stream.of(DUE))
                .map(state -> new Choice(state, stateName(state), state.equals(chosen)))
                .toList();
    }

    List<Choice> sections(List<Section> sections, @Nullable String chosen) {
        return sections.stream()
                .map(section ->
                        new Choice(
                                section.path(),
                                "  "
                                                .repeat(
                                                        (int)
                                                                        section.path()
                                                                                .chars()
                                                                                .filter(c ->
                                                                                        c == '/')
                                                                                .count()
                                                                - 1)
                                        + section.name(),
                                section.path().equals(chosen)))
                .toList();
    }

    private List<Choice> types(@Nullable String chosen) {
        return Arrays.stream(StoryType.values())
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .map(type -> new Choice(type, words.get("desk.type." + type), type.equals(chosen)))
                .toList();
    }

    String stateName(String state) {
        return words.get("desk.state." + state);
    }

    List<StoriesPage.Row> rows(List<Slip> slips, SectionTree sections) {
        Map<Actor, String> by =
                names.apply(slips.stream().map(slip -> new Actor(slip.by())).toList());
        return slips.stream().map(slip -> row(slip, sections, by)).toList();
    }

    private StoriesPage.Row row(Slip slip, SectionTree sections, Map<Actor, String> by) {
        return new StoriesPage.Row(
                slip.id().value(),
                slip.headline().isBlank() ? words.get("untitled") : slip.headline(),
                slip.state().word(),
                stateName(slip.state().word()),
                slip.working(),
                slip.due() == null ? null : moment(slip.due()),
                sections.find(slip.section()).map(Section::name).orElse(""),
                moment(slip.saved()),
                by.getOrDefault(new Actor(slip.by()), slip.by()));
    }

    /// Who is behind these actors, for people.
    Map<Actor, String> names(Collection<Actor> actors) {
        return names.apply(actors);
    }

    /// Who is behind an actor, as people say it.
    String name(Actor actor) {
        return names.apply(List.of(actor)).getOrDefault(actor, actor.name());
    }

    Layout.Moment moment(Instant at) {
        return new Layout.Moment(dates.moment(at), dates.machine(at));
    }

    String headline(Copy copy) {
        return copy.headline().isBlank() ? words.get("untitled") : copy.headline();
    }

    /// The page of a story.
    ///
    /// @param kept what is not saved in it
    /// @param values of the fields
    /// @param who whose page it is
    StoryDeskPage story(
            Frame frame,
            KeepingView kept,
            Manuscript story,
            Set<Right> rights,
            List<Section> sections,
            Map<String, String> values,
            List<Outcome.Problem> problems,
            @Nullable String said,
            List<Revision> history,
            List<Notes.Note> notes,
            Map<String, Notes.Maker> makers,
            Instant now) {
        Copy copy = story.copy();
        Copy shown = story.shown();
        Instant due = story.state().due();
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putIfAbsent("change", "update");
        all.putIfAbsent(BodyField.BLOCKS, BlockJson.write(copy.body()).write());
        String note =
                shown == null
                        ? null
                        : ProposedNote.of(
                                ChangedParagraphs.between(
                                        shown.body(), FairCopy.asItStands(copy).copy().body()),
                                words);
        return new StoryDeskPage(
                frame,
                kept,
                story.id().value(),
                headline(copy),
                story.number(),
                story.state().word(),
                stateName(story.state().word()),
                story.hasWorkingCopy(),
                story.state() instanceof State.Published,
                story.firstPublished() != null,
                due == null ? null : moment(due),
                story.allows(Step.SAVE) && rights.containsAll(Step.SAVE.rights(story.state())),
                rights.contains(Right.PUBLISH) && story.allows(Step.PUBLISH),
                rights.contains(Right.CORRECT),
                all,
                sections(sections, all.get("section")),
                types(all.get("type")),
                note,
                Moves.of(
                        story, rights::contains, words, LocalDateTime.ofInstant(now, dates.zone())),
                problems.stream().map(this::problem).toList(),
                said,
                words.get("desk.signs.text"),
                history(story.id().value(), history),
                margin(copy, notes, makers),
                editor);
    }

    /// What stands in the margin: by whom and when, in words.
    MarginView margin(Copy copy, List<Notes.Note> notes, Map<String, Notes.Maker> makers) {
        Map<Actor, String> by =
                names.apply(
                        Stream.concat(
                                        makers.values().stream().map(Notes.Maker::by),
                                        notes.stream().flatMap(StoryViews::said))
                                .distinct()
                                .toList());
        Function<Actor, String> name = actor -> by.getOrDefault(actor, actor.name());
        return new MarginView(
                notes.stream().map(note -> note(note, name)).toList(),
                Margin.of(copy).suggestions().stream()
                        .map(it -> suggestion(it, makers.get(it.id()), name))
                        .toList());
    }

    private static Stream<Actor> said(Notes.Note note) {
        Stream<Actor> all =
                Stream.concat(Stream.of(note.by()), note.answers().stream().map(Notes.Answer::by));
        return note.settledBy() == null ? all : Stream.concat(all, Stream.of(note.settledBy()));
    }

    private MarginView.Note note(Notes.Note note, Function<Actor, String> name) {
        return new MarginView.Note(
                note.mark(),
                line(name.apply(note.by()), note.at()),
                note.says(),
                note.words(),
                note.settled() == null || note.settledBy() == null
                        ? null
                        : words.get(
                                "desk.notes.settled.by",
                                line(name.apply(note.settledBy()), note.settled())),
                note.answers().stream()
                        .map(it ->
                                new MarginView.Answer(
                                        line(name.apply(it.by()), it.at()), it.says()))
                        .toList());
    }

    private MarginView.Suggestion suggestion(
            Margin.Suggestion it, Notes.@Nullable Maker maker, Function<Actor, String> name) {
        return new MarginView.Suggestion(
                it.id(),
                it.added(),
                it.removed(),
                maker == null ? "" : line(name.apply(maker.by()), maker.at()));
    }

    /// Who did something, and when.
    String line(String name, Instant at) {
        return words.get("desk.notes.by", name, moment(at).text());
    }

    private StoryDeskPage.Problem problem(Outcome.Problem problem) {
        return new StoryDeskPage.Problem(
                problem.field(), fieldName(problem.field()), rule(problem));
    }

    /// The rule that does not hold, in the language of this desk.
    String rule(Outcome.Problem problem) {
        return problem.rule().in(words);
    }

    /// What people call a field.
    String fieldName(String field) {
        if (field.startsWith(Margin.SUGGESTION)) return words.get("desk.field.suggestion");
        String key = "desk.field." + field;
        return words.has(key) ? words.get(key) : field;
    }

    private HistoryView history(long story, List<Revision> revisions) {
        Map<Actor, String> by = names.apply(revisions.stream().map(Revision::actor).toList());
        return new HistoryView(
                words, story, revisions.stream().map(revision -> line(revision, by)).toList());
    }

    private HistoryView.Line line(Revision revision, Map<Actor, String> by) {
        return new HistoryView.Line(
                revision.number(),
                what(revision),
                moment(revision.at()),
                by.getOrDefault(revision.actor(), revision.actor().name()),
                why(revision));
    }

    private String what(Revision revision) {
        return switch (revision.change()) {
            case CREATED -> words.get("desk.change.created");
            case DRAFT -> words.get("desk.change.draft");
            case MINOR -> words.get("desk.change.minor");
            case UPDATE -> words.get("desk.change.update");
            case CORRECTION -> words.get("desk.change.correction");
            case STATE -> stateName(revision.state().word());
        };
    }

    private static @Nullable String why(Revision revision) {
        if (revision.state() instanceof State.Held(_, var reason)) return reason;
        if (revision.state().notice() != null) return revision.state().notice();
        return switch (revision.change()) {
            case CORRECTION -> revision.copy().corrections().getLast().text();
            case UPDATE -> revision.copy().updateNote();
            case CREATED, DRAFT, MINOR, STATE -> null;
        };
    }

    /// What differs between two copies, a field each; fields that are the same and short are left
    /// out.
    List<RevisionPage.Field> differences(
            Map<String, String> before, Map<String, String> after, Copy old, Copy now) {
        List<RevisionPage.Field> fields = new ArrayList<>();
        Map<String, String> was = withPublic(before, old);
        withPublic(after, now)
                .forEach((name, value) -> {
                    String then = was.getOrDefault(name, "");
                    boolean always = name.equals("headline") || name.equals("body");
                    if (always || !then.equals(value))
                        fields.add(
                                RevisionPage.Field.of(
                                        words.get("desk.field." + name), then, value));
                });
        return fields;
    }

    private static Map<String, String> withPublic(Map<String, String> values, Copy copy) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put("updateNote", copy.updateNote() == null ? "" : copy.updateNote());
        all.put(
                "corrections",
                String.join("\n", copy.corrections().stream().map(Correction::text).toList()));
        return all;
    }
}

package broadsheet.desk;

import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Dates;
import broadsheet.page.Messages;
import broadsheet.story.Draft;
import broadsheet.story.Drafts;
import broadsheet.story.Manuscript;
import broadsheet.story.Manuscripts;
import broadsheet.story.Outcome;
import broadsheet.story.Remit;
import broadsheet.story.SectionTree;
import broadsheet.story.Slip;
import broadsheet.story.Slips;
import broadsheet.story.StoryId;
import broadsheet.story.Typed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The first page: what is late, what waits for whoever is signed in, what comes out soon, what
/// they have begun, and what is held.
final class DayRoutes {
    private static final int SHORT = 6;

    /// Windows that are looked at: in most of those that are open nothing differs any more.
    private static final int WINDOWS = 40;

    private static final Duration SOON = Duration.ofDays(7);

    private final Slips slips;
    private final Drafts drafts;
    private final Manuscripts manuscripts;
    private final DraftCopies copies;
    private final StoryForm form;
    private final Function<StoryId, List<Outcome.Problem>> late;
    private final Sight sight;
    private final Supplier<SectionTree> sections;
    private final StoryViews views;
    private final Frames frames;
    private final Sheets sheets;
    private final Messages words;
    private final Dates dates;
    private final InstantSource clock;

    DayRoutes(
            Newsdesk newsdesk,
            Sight sight,
            DraftCopies copies,
            StoryForm form,
            StoryViews views,
            Frames frames,
            Sheets sheets,
            Messages words,
            Dates dates) {
        this.slips = newsdesk.slips();
        this.drafts = newsdesk.drafts();
        this.manuscripts = newsdesk.manuscripts();
        this.copies = copies;
        this.form = form;
        this.late = newsdesk.troubles().why();
        this.sight = sight;
        this.sections = newsdesk.sections();
        this.views = views;
        this.frames = frames;
        this.sheets = sheets;
        this.words = words;
        this.dates = dates;
        this.clock = newsdesk.clock();
    }

    void addTo(Door door) {
        door.get(Next.HOME, (_, who) -> day(who));
    }

    private Response day(SignedIn who) {
        Instant now = clock.instant();
        boolean mayWrite = who.person().maySomewhere(Right.WRITE);
        return sheets.page(
                "day",
                new DayPage(
                        frames.of(who, words.get("desk.tab.home"), Next.HOME),
                        dates.longDay(dates.date(now)),
                        mayWrite,
                        dates.zone().getDisplayName(TextStyle.FULL, words.locale()),
                        mayWrite ? unsaved(who) : List.of(),
                        mayWrite ? parts(who, now) : List.of()));
    }

    private List<DayPage.Unsaved> unsaved(SignedIn who) {
        Remit remit = sight.remit(who);
        Map<StoryId, DayPage.Unsaved> found = new LinkedHashMap<>();
        for (Draft draft : drafts.open(who.person().id(), WINDOWS)) {
            if (found.size() == SHORT) break;
            if (!found.containsKey(draft.story()))
                manuscripts
                        .find(draft.story())
                        .filter(remit::sees)
                        .flatMap(story -> unsaved(story, draft))
                        .ifPresent(it -> found.put(draft.story(), it));
        }
        return List.copyOf(found.values());
    }

    /// Empty where the words are those that are saved.
    private Optional<DayPage.Unsaved> unsaved(Manuscript story, Draft draft) {
        Typed typed = drafts.words(draft);
        if (!copies.differs(typed, form.write(story.copy()))) return Optional.empty();
        String headline = typed.fields().getOrDefault("headline", story.copy().headline()).strip();
        return Optional.of(
                new DayPage.Unsaved(
                        headline.isEmpty() ? words.get("untitled") : headline,
                        copies.stale(story, draft)
                                ? BranchRoutes.path(draft)
                                : StoryRoutes.PATH + "/" + story.id().value(),
                        views.moment(draft.at())));
    }

    private List<DayPage.Part> parts(SignedIn who, Instant now) {
        Slips.Within seen = sight.remit(who).within(Right.WRITE);
        List<DayPage.Part> parts = new ArrayList<>();
        List<Slip> overdue = slips.due(seen, Instant.EPOCH, now, SHORT + 1);
        if (!overdue.isEmpty()) parts.add(part("late", overdue, null, this::why));
        if (who.person().maySomewhere(Right.REVIEW))
            parts.add(
                    part(
                            "waiting",
                            slips.list(
                                    Slips.Wanted.ALL
                                            .states("in-review")
                                            .in(sight.remit(who).within(Right.REVIEW))
                                            .notBy(who.actor()),
                                    SHORT + 1),
                            StoryRoutes.PATH + "?state=in-review"));
        parts.add(
                part(
                        "soon",
                        slips.due(seen, now, now.plus(SOON), SHORT + 1),
                        StoryRoutes.PATH + "?state=" + StoryViews.DUE));
        parts.add(part("mine", mine(who), StoryRoutes.PATH + "?by=" + who.person().id().value()));
        parts.add(
                part(
                        "held",
                        slips.list(Slips.Wanted.ALL.states("held").in(seen), SHORT + 1),
                        StoryRoutes.PATH + "?state=held"));
        return parts;
    }

    /// What they have begun, less what stands where they may not work any more.
    private List<Slip> mine(SignedIn who) {
        return slips.open(who.actor(), SHORT + 1).stream()
                .filter(slip -> sight.remit(who).sees(slip.section()))
                .toList();
    }

    private DayPage.Part part(String name, List<Slip> found, @Nullable String all) {
        return part(name, found, all, _ -> null);
    }

    private DayPage.Part part(
            String name,
            List<Slip> found,
            @Nullable String all,
            Function<StoryId, @Nullable String> why) {
        List<Slip> shown = found.stream().limit(SHORT).toList();
        List<StoriesPage.Row> rows = views.rows(shown, sections.get());
        List<DayPage.Line> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++)
            lines.add(new DayPage.Line(rows.get(i), why.apply(shown.get(i).id())));
        return new DayPage.Part(
                name,
                words.get("desk.day." + name),
                words.get("desk.day." + name + ".none"),
                lines,
                found.isEmpty() ? null : all);
    }

    private String why(StoryId story) {
        List<Outcome.Problem> problems = late.apply(story);
        return problems.isEmpty()
                ? words.get("desk.day.late.now")
                : problems.stream()
                        .map(problem ->
                                views.fieldName(problem.field()) + ": " + views.rule(problem))
                        .collect(Collectors.joining("; "));
    }
}

package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.story.Amended;
import broadsheet.story.Listing;
import broadsheet.story.Outcome;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.SectionRegister;
import broadsheet.story.SectionTree;
import broadsheet.story.Seen;
import broadsheet.story.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The sections of the paper: the whole tree, and one of them.
final class SectionRoutes {
    private static final PaperPlace PLACE = PaperPlace.SECTIONS;
    private static final String ONE = PLACE.path() + "/{id}";
    private static final SectionRegister.Words BLANK =
            new SectionRegister.Words(null, "", "", null, null, false);

    /// The accents of the style sheet.
    private static final List<String> HUES =
            List.of("red", "rust", "ochre", "green", "teal", "blue", "indigo", "plum", "slate");

    private final Supplier<SectionTree> sections;
    private final SectionRegister register;
    private final Sizes sizes;
    private final FilingSheets sheets;
    private final Notices notices;
    private final Messages words;

    SectionRoutes(
            Newsdesk newsdesk, Frames frames, Sheets sheets, Notices notices, Messages words) {
        this.sections = newsdesk.sections();
        this.register = newsdesk.registers().sections();
        this.sizes = newsdesk.registers().sizes();
        this.sheets = new FilingSheets(PLACE, frames, sheets, words);
        this.notices = notices;
        this.words = words;
    }

    void addTo(Door door) {
        Right right = Right.SETTINGS;
        door.getEverywhere(PLACE.path(), right, (_, who) -> list(who, BLANK, List.of()));
        door.postEverywhere(PLACE.path(), right, this::add);
        door.getEverywhere(ONE, right, this::one);
        door.postEverywhere(ONE, right, this::change);
        door.postEverywhere(ONE + "/up", right, (request, who) -> place(request, who, true));
        door.postEverywhere(ONE + "/down", right, (request, who) -> place(request, who, false));
    }

    private Response list(
            SignedIn who, SectionRegister.Words typed, List<Outcome.Problem> problems) {
        SectionTree tree = sections.get();
        List<Section> all = inOrder(tree);
        Map<Section, Long> counted = sizes.of(all, each -> new Listing.InSection(each.id()));
        return sheets.list(
                who,
                new FilingSheets.Listed(
                        null,
                        all.stream()
                                .map(each -> line(tree, each, counted.getOrDefault(each, 0L)))
                                .toList(),
                        null,
                        List.of(
                                sheets.field("name", FieldsPage.Type.LINE, typed.name()),
                                parents(tree, null, typed.parent()))),
                problems);
    }

    /// Each with those in it after it.
    private static List<Section> inOrder(SectionTree tree) {
        List<Section> all = new ArrayList<>();
        tree.top().forEach(top -> below(tree, top, all));
        return all;
    }

    private static void below(SectionTree tree, Section section, List<Section> all) {
        all.add(section);
        tree.under(section.id()).forEach(under -> below(tree, under, all));
    }

    private FilingPage.Line line(SectionTree tree, Section section, long stories) {
        SectionId parent = section.parent();
        List<Section> row = parent == null ? tree.top() : tree.under(parent);
        return new FilingPage.Line(
                section.id().value(),
                section.name(),
                section.path(),
                tree.trail(section.id()).size() - 1,
                sheets.stories(stories),
                section.hidden() ? words.get("desk.section.hidden") : "",
                !row.getFirst().equals(section),
                !row.getLast().equals(section));
    }

    /// The sections that one can be put in: none below itself.
    private FieldsPage.Field parents(
            SectionTree tree, @Nullable Section section, @Nullable SectionId chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", words.get("desk.section.top"), chosen == null));
        for (Section each : inOrder(tree)) {
            List<Section> trail = tree.trail(each.id());
            if (section != null && trail.contains(section)) continue;
            String name = trail.stream().map(Section::name).collect(Collectors.joining(" › "));
            String id = Long.toString(each.id().value());
            choices.add(new Choice(id, name, each.id().equals(chosen)));
        }
        return sheets.choice("parent", choices);
    }

    private FieldsPage.Field hues(@Nullable String chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", words.get("desk.section.hue.parent"), chosen == null));
        for (String hue : HUES)
            choices.add(new Choice(hue, words.get("desk.hue." + hue), hue.equals(chosen)));
        return sheets.choice("hue", choices);
    }

    private Response add(Request request, SignedIn who) {
        Form form = request.form();
        SectionRegister.Words typed =
                new SectionRegister.Words(
                        parent(form), "", FilingSheets.typed(form, "name"), null, null, false);
        return switch (register.add(typed, who.actor())) {
            case Amended.Done(var id) -> Response.seeOther(PLACE.path(id));
            case Amended.Refused(var problems) -> list(who, typed, problems);
            case Amended.Missing _ -> notices.missing(who);
        };
    }

    /// Null for the top; what is no section's number is that of none, which is refused.
    private static @Nullable SectionId parent(Form form) {
        String typed = FilingSheets.typed(form, "parent");
        if (typed.isEmpty()) return null;
        return Numbers.id(typed, SectionId::new).orElse(new SectionId(Long.MAX_VALUE));
    }

    private Optional<Section> section(Request request) {
        return Numbers.id(request.variable("id"), SectionId::new)
                .flatMap(id -> sections.get().find(id));
    }

    private Response one(Request request, SignedIn who) {
        boolean done = request.param("said").isPresent();
        return section(request)
                .map(section ->
                        page(who, section, SectionRegister.Words.of(section), done, List.of()))
                .orElseGet(() -> notices.missing(who));
    }

    private Response page(
            SignedIn who,
            Section section,
            SectionRegister.Words typed,
            boolean done,
            List<Outcome.Problem> problems) {
        long id = section.id().value();
        List<FieldsPage.Field> fields =
                List.of(
                        sheets.field("name", FieldsPage.Type.LINE, typed.name()),
                        sheets.field("slug", FieldsPage.Type.LINE, typed.slug()),
                        parents(sections.get(), section, typed.parent()),
                        sheets.field("description", FieldsPage.Type.LINES, typed.description()),
                        hues(typed.hue()),
                        sheets.field("hidden", FieldsPage.Type.CHECK, typed.hidden() ? "yes" : ""));
        return sheets.one(
                who,
                new FilingSheets.One(
                        id,
                        section.name(),
                        section.path(),
                        null,
                        List.of(
                                sheets.own(
                                        id,
                                        fields,
                                        Seen.of(
                                                SectionRegister.Words.of(section)
                                                        .fields(sections.get()))))),
                done,
                problems);
    }

    private Response change(Request request, SignedIn who) {
        Optional<Section> found = section(request);
        if (found.isEmpty()) return notices.missing(who);
        Section section = found.get();
        Form form = request.form();
        SectionRegister.Words typed = read(form, section);
        return switch (register.change(section.id(), typed, FilingSheets.seen(form), who.actor())) {
            case Amended.Done(var id) -> Response.seeOther(PLACE.path(id) + "?said=done");
            case Amended.Refused(var problems) -> page(who, section, typed, false, problems);
            case Amended.Missing _ -> notices.missing(who);
        };
    }

    /// A colour that the style sheet does not have stays where it stands, and comes from nowhere
    /// else.
    private static SectionRegister.Words read(Form form, Section was) {
        String hue = FilingSheets.typed(form, "hue");
        return new SectionRegister.Words(
                parent(form),
                FilingSheets.typed(form, "slug"),
                FilingSheets.typed(form, "name"),
                FilingSheets.typed(form, "description"),
                HUES.contains(hue) || hue.equals(was.hue()) ? hue : null,
                form.value("hidden").isPresent());
    }

    /// Back to the list, at the section that was moved.
    private Response place(Request request, SignedIn who, boolean up) {
        Optional<Section> found = section(request);
        if (found.isEmpty()) return notices.missing(who);
        return switch (register.place(found.get().id(), up, who.actor())) {
            case Amended.Done(var id) ->
                    Response.seeOther(PLACE.path() + "#" + PLACE.word() + "-" + id);
            case Amended.Refused(var problems) -> list(who, BLANK, problems);
            case Amended.Missing _ -> notices.missing(who);
        };
    }
}

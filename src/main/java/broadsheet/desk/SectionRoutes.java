package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Layout;
import broadsheet.page.Messages;
import broadsheet.story.Amended;
import broadsheet.story.Listing;
import broadsheet.story.Outcome;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.SectionRegister;
import broadsheet.story.SectionTree;
import broadsheet.story.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The sections of the paper: the whole tree, and one of them.
final class SectionRoutes {
    private static final String PATH = PaperPlaces.SECTIONS;
    private static final String ONE = PATH + "/{id}";

    /// The accents of the style sheet.
    private static final List<String> HUES =
            List.of("red", "rust", "ochre", "green", "teal", "blue", "indigo", "plum", "slate");

    private final Supplier<SectionTree> sections;
    private final SectionRegister register;
    private final Sizes sizes;
    private final Frames frames;
    private final Sheets sheets;
    private final Notices notices;
    private final Messages words;

    SectionRoutes(
            Newsdesk newsdesk, Frames frames, Sheets sheets, Notices notices, Messages words) {
        this.sections = newsdesk.sections();
        this.register = newsdesk.registers().sections();
        this.sizes = newsdesk.registers().sizes();
        this.frames = frames;
        this.sheets = sheets;
        this.notices = notices;
        this.words = words;
    }

    void addTo(Door door) {
        door.getEverywhere(PATH, Right.SETTINGS, (_, who) -> list(who, List.of(), 200));
        door.postEverywhere(PATH, Right.SETTINGS, this::add);
        door.getEverywhere(ONE, Right.SETTINGS, this::one);
        door.postEverywhere(ONE, Right.SETTINGS, this::change);
        door.postEverywhere(ONE + "/up", Right.SETTINGS, (it, who) -> place(it, who, true));
        door.postEverywhere(ONE + "/down", Right.SETTINGS, (it, who) -> place(it, who, false));
    }

    private Response list(SignedIn who, List<Outcome.Problem> problems, int status) {
        SectionTree tree = sections.get();
        List<Section> all = new ArrayList<>();
        tree.top().forEach(top -> below(tree, top, all));
        Map<Listing, Long> counted =
                sizes.of(all.stream().map(each -> new Listing.InSection(each.id())).toList());
        return sheets.page(
                "filing",
                new FilingPage(
                        frames.of(who, words.get("desk.sections"), PATH),
                        PaperPlaces.of(who, words, PATH),
                        "sections",
                        words.get("desk.sections"),
                        null,
                        all.stream().map(each -> line(tree, each, counted)).toList(),
                        null,
                        new FieldsPage.FieldSet(
                                "new",
                                PATH,
                                words.get("desk.section.new"),
                                List.of(line("name", "", null), parents(tree, null, null)),
                                words.get("desk.add"),
                                false),
                        PaperPlaces.problems(words, problems)),
                status);
    }

    private static void below(SectionTree tree, Section section, List<Section> all) {
        all.add(section);
        tree.under(section.id()).forEach(under -> below(tree, under, all));
    }

    private FilingPage.Line line(SectionTree tree, Section section, Map<Listing, Long> counted) {
        return new FilingPage.Line(
                section.id().value(),
                section.name(),
                section.path(),
                tree.trail(section.id()).size() - 1,
                PaperPlaces.stories(
                        words, counted.getOrDefault(new Listing.InSection(section.id()), 0L)),
                section.hidden() ? words.get("desk.section.hidden") : "",
                true);
    }

    private FieldsPage.Field line(String name, String value, @Nullable String hint) {
        return new FieldsPage.Field(
                name,
                words.get("desk.field." + name),
                FieldsPage.Type.LINE,
                value,
                hint,
                List.of());
    }

    /// The sections that one can be put in: none below itself.
    private FieldsPage.Field parents(
            SectionTree tree, @Nullable Section section, @Nullable SectionId chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", words.get("desk.section.top"), chosen == null));
        for (Section each : tree.all())
            if (section == null || !tree.trail(each.id()).contains(section))
                choices.add(
                        new Choice(
                                Long.toString(each.id().value()),
                                each.path(),
                                each.id().equals(chosen)));
        return new FieldsPage.Field(
                "parent",
                words.get("desk.field.parent"),
                FieldsPage.Type.CHOICE,
                "",
                null,
                choices);
    }

    private Response add(Request request, SignedIn who) {
        return switch (register.add(read(request.form(), null), who.actor())) {
            case Amended.Done _ -> Response.seeOther(PATH);
            case Amended.Refused(var problems) -> list(who, problems, 422);
            case Amended.Missing _ -> notices.missing(who);
        };
    }

    private Optional<Section> section(Request request) {
        return sections.get().find(new SectionId(Numbers.of(request.variable("id"))));
    }

    private Response one(Request request, SignedIn who) {
        boolean done = request.param("said").isPresent();
        return section(request)
                .map(section -> page(who, section, words(section), List.of(), done, 200))
                .orElseGet(() -> notices.missing(who));
    }

    private static SectionRegister.Words words(Section section) {
        return new SectionRegister.Words(
                section.parent(),
                section.slug(),
                section.name(),
                section.description(),
                section.hue(),
                section.hidden());
    }

    private static SectionRegister.Words read(Form form, @Nullable Section was) {
        long parent = form.value("parent").map(Numbers::of).orElse(-1L);
        String hue = PaperPlaces.line(form, "hue");
        return new SectionRegister.Words(
                PaperPlaces.line(form, "parent").isEmpty() ? null : new SectionId(parent),
                PaperPlaces.line(form, "slug"),
                PaperPlaces.line(form, "name"),
                PaperPlaces.orNull(form, "description"),
                HUES.contains(hue) ? hue : null,
                was != null && form.value("hidden").isPresent());
    }

    private Response page(
            SignedIn who,
            Section section,
            SectionRegister.Words typed,
            List<Outcome.Problem> problems,
            boolean done,
            int status) {
        SectionTree tree = sections.get();
        String at = PATH + "/" + section.id().value();
        List<Choice> hues = new ArrayList<>();
        hues.add(new Choice("", words.get("desk.section.hue.parent"), typed.hue() == null));
        HUES.forEach(hue -> hues.add(new Choice(hue, hue, hue.equals(typed.hue()))));
        String description = typed.description();
        return sheets.page(
                "fields",
                new FieldsPage(
                        frames.of(who, section.name(), at),
                        PaperPlaces.of(who, words, at),
                        section.name(),
                        new Layout.Link(PATH, words.get("desk.sections")),
                        new Layout.Link(
                                broadsheet.paper.Addresses.encoded(section.path()),
                                words.get("desk.shown")),
                        done ? words.get("desk.said.public") : null,
                        PaperPlaces.problems(words, problems),
                        List.of(
                                new FieldsPage.FieldSet(
                                        "f",
                                        at,
                                        null,
                                        List.of(
                                                line("name", typed.name(), null),
                                                line(
                                                        "slug",
                                                        typed.slug(),
                                                        words.get("desk.slug.hint")),
                                                parents(tree, section, typed.parent()),
                                                new FieldsPage.Field(
                                                        "description",
                                                        words.get("desk.field.description"),
                                                        FieldsPage.Type.LINES,
                                                        description == null ? "" : description,
                                                        null,
                                                        List.of()),
                                                new FieldsPage.Field(
                                                        "hue",
                                                        words.get("desk.field.hue"),
                                                        FieldsPage.Type.CHOICE,
                                                        "",
                                                        null,
                                                        hues),
                                                new FieldsPage.Field(
                                                        "hidden",
                                                        words.get("desk.field.hidden"),
                                                        FieldsPage.Type.CHECK,
                                                        typed.hidden() ? "yes" : "",
                                                        null,
                                                        List.of())),
                                        words.get("desk.change.public"),
                                        false)),
                        List.of()),
                status);
    }

    private Response change(Request request, SignedIn who) {
        Optional<Section> section = section(request);
        if (section.isEmpty()) return notices.missing(who);
        SectionRegister.Words typed = read(request.form(), section.get());
        return switch (register.change(section.get().id(), typed, who.actor())) {
            case Amended.Done _ ->
                    Response.seeOther(PATH + "/" + section.get().id().value() + "?said=done");
            case Amended.Refused(var problems) ->
                    page(who, section.get(), typed, problems, false, 422);
            case Amended.Missing _ -> notices.missing(who);
        };
    }

    private Response place(Request request, SignedIn who, boolean up) {
        return switch (register.place(
                new SectionId(Numbers.of(request.variable("id"))), up, who.actor())) {
            case Amended.Done _ -> Response.seeOther(PATH);
            case Amended.Refused(var problems) -> list(who, problems, 422);
            case Amended.Missing _ -> notices.missing(who);
        };
    }
}

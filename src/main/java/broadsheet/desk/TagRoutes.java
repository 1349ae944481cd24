package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Layout;
import broadsheet.page.Messages;
import broadsheet.paper.Addresses;
import broadsheet.story.Amended;
import broadsheet.story.Listing;
import broadsheet.story.Outcome;
import broadsheet.story.Sizes;
import broadsheet.story.Tag;
import broadsheet.story.TagId;
import broadsheet.story.TagRegister;
import broadsheet.story.Tags;
import broadsheet.text.Slugs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The paper's tags: list, words, address, and two made one.
final class TagRoutes {
    private static final String PATH = PaperPlaces.TAGS;
    private static final String ONE = PATH + "/{id}";
    private static final int PAGE = 100;

    private final Tags tags;
    private final TagRegister register;
    private final Sizes sizes;
    private final Frames frames;
    private final Sheets sheets;
    private final Notices notices;
    private final Messages words;

    TagRoutes(Newsdesk newsdesk, Frames frames, Sheets sheets, Notices notices, Messages words) {
        this.tags = newsdesk.tags();
        this.register = newsdesk.registers().tags();
        this.sizes = newsdesk.registers().sizes();
        this.frames = frames;
        this.sheets = sheets;
        this.notices = notices;
        this.words = words;
    }

    void addTo(Door door) {
        door.getEverywhere(PATH, Right.SETTINGS, this::list);
        door.getEverywhere(ONE, Right.SETTINGS, this::one);
        door.postEverywhere(ONE, Right.SETTINGS, this::change);
        door.postEverywhere(ONE + "/merger", Right.SETTINGS, this::merge);
    }

    private Response list(Request request, SignedIn who) {
        String typed = request.param("start").orElse("").strip();
        String start = Slugs.slug(typed);
        List<Tag> found = tags.list(start, request.param("after").orElse(""), PAGE + 1);
        List<Tag> shown = found.stream().limit(PAGE).toList();
        Map<Listing, Long> counted =
                sizes.of(shown.stream().map(tag -> new Listing.WithTag(tag.id())).toList());
        return sheets.page(
                "filing",
                new FilingPage(
                        frames.of(who, words.get("desk.tags"), PATH),
                        PaperPlaces.of(who, words, PATH),
                        "tags",
                        words.get("desk.tags"),
                        typed,
                        shown.stream()
                                .map(tag ->
                                        new FilingPage.Line(
                                                tag.id().value(),
                                                tag.name(),
                                                Addresses.tag(tag),
                                                0,
                                                PaperPlaces.stories(
                                                        words,
                                                        counted.getOrDefault(
                                                                new Listing.WithTag(tag.id()), 0L)),
                                                "",
                                                false))
                                .toList(),
                        found.size() > PAGE
                                ? PATH + "?start=" + start + "&after=" + shown.getLast().slug()
                                : null,
                        null,
                        List.of()));
    }

    /// The tag itself: one that was merged is the other one.
    private Optional<Tag> tag(Request request) {
        TagId id = new TagId(Numbers.of(request.variable("id")));
        return Optional.ofNullable(tags.find(List.of(id)).get(id));
    }

    private Response one(Request request, SignedIn who) {
        boolean done = request.param("said").isPresent();
        return tag(request)
                .map(tag ->
                        page(
                                who,
                                tag,
                                new TagRegister.Words(tag.slug(), tag.name(), tag.description()),
                                "",
                                List.of(),
                                done,
                                200))
                .orElseGet(() -> notices.missing(who));
    }

    private Response page(
            SignedIn who,
            Tag tag,
            TagRegister.Words typed,
            String into,
            List<Outcome.Problem> problems,
            boolean done,
            int status) {
        String at = PATH + "/" + tag.id().value();
        @Nullable String description = typed.description();
        return sheets.page(
                "fields",
                new FieldsPage(
                        frames.of(who, tag.name(), at),
                        PaperPlaces.of(who, words, at),
                        tag.name(),
                        new Layout.Link(PATH, words.get("desk.tags")),
                        new Layout.Link(
                                Addresses.encoded(Addresses.tag(tag)), words.get("desk.shown")),
                        done ? words.get("desk.said.public") : null,
                        PaperPlaces.problems(words, problems),
                        List.of(
                                new FieldsPage.FieldSet(
                                        "f",
                                        at,
                                        null,
                                        List.of(
                                                field("name", typed.name(), null),
                                                field(
                                                        "slug",
                                                        typed.slug(),
                                                        words.get("desk.slug.hint")),
                                                new FieldsPage.Field(
                                                        "description",
                                                        words.get("desk.field.description"),
                                                        FieldsPage.Type.LINES,
                                                        description == null ? "" : description,
                                                        null,
                                                        List.of())),
                                        words.get("desk.change.public"),
                                        false),
                                new FieldsPage.FieldSet(
                                        "f",
                                        at + "/merger",
                                        words.get("desk.tag.merge"),
                                        List.of(
                                                field(
                                                        "into",
                                                        into,
                                                        words.get("desk.tag.merge.hint"))),
                                        words.get("desk.tag.merge.go"),
                                        true)),
                        List.of()),
                status);
    }

    private FieldsPage.Field field(String name, String value, @Nullable String hint) {
        return new FieldsPage.Field(
                name,
                words.get("desk.field." + name),
                FieldsPage.Type.LINE,
                value,
                hint,
                List.of());
    }

    private Response change(Request request, SignedIn who) {
        Optional<Tag> tag = tag(request);
        if (tag.isEmpty()) return notices.missing(who);
        Form form = request.form();
        TagRegister.Words typed =
                new TagRegister.Words(
                        PaperPlaces.line(form, "slug"),
                        PaperPlaces.line(form, "name"),
                        PaperPlaces.orNull(form, "description"));
        return answer(
                who,
                tag.get(),
                typed,
                "",
                register.change(tag.get().id(), typed, who.actor()),
                tag.get().id());
    }

    private Response merge(Request request, SignedIn who) {
        Optional<Tag> tag = tag(request);
        if (tag.isEmpty()) return notices.missing(who);
        String typed = PaperPlaces.line(request.form(), "into");
        Optional<TagId> into =
                Optional.ofNullable(tags.named(List.of(typed)).get(typed))
                        .or(() -> tags.at(Slugs.slug(typed)).map(Tag::id));
        TagRegister.Words words =
                new TagRegister.Words(tag.get().slug(), tag.get().name(), tag.get().description());
        Amended done =
                into.isPresent()
                        ? register.merge(tag.get().id(), into.get(), who.actor())
                        : new Amended.Refused(
                                List.of(
                                        new Outcome.Problem(
                                                "into", "there is no tag “" + typed + "”")));
        return answer(who, tag.get(), words, typed, done, into.orElse(tag.get().id()));
    }

    private Response answer(
            SignedIn who,
            Tag tag,
            TagRegister.Words typed,
            String into,
            Amended amended,
            TagId next) {
        return switch (amended) {
            case Amended.Done _ -> Response.seeOther(PATH + "/" + next.value() + "?said=done");
            case Amended.Refused(var problems) -> page(who, tag, typed, into, problems, false, 422);
            case Amended.Missing _ -> notices.missing(who);
        };
    }
}

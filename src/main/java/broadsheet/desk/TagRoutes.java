package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.paper.Addresses;
import broadsheet.story.Amended;
import broadsheet.story.Listing;
import broadsheet.story.Outcome;
import broadsheet.story.Rule;
import broadsheet.story.Seen;
import broadsheet.story.Sizes;
import broadsheet.story.Tag;
import broadsheet.story.TagId;
import broadsheet.story.TagRegister;
import broadsheet.story.Tags;
import broadsheet.text.Slugs;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The paper's tags: list, words, address, and two made one.
final class TagRoutes {
    private static final PaperPlace PLACE = PaperPlace.TAGS;
    private static final String ONE = PLACE.path() + "/{id}";
    private static final String MERGER = "/merger";

    private final Tags tags;
    private final TagRegister register;
    private final Sizes sizes;
    private final FilingSheets sheets;
    private final Notices notices;
    private final Messages words;

    TagRoutes(Newsdesk newsdesk, Frames frames, Sheets sheets, Notices notices, Messages words) {
        this.tags = newsdesk.tags();
        this.register = newsdesk.registers().tags();
        this.sizes = newsdesk.registers().sizes();
        this.sheets = new FilingSheets(PLACE, frames, sheets, words);
        this.notices = notices;
        this.words = words;
    }

    void addTo(Door door) {
        door.getEverywhere(PLACE.path(), Right.SETTINGS, this::list);
        door.getEverywhere(ONE, Right.SETTINGS, this::one);
        door.postEverywhere(ONE, Right.SETTINGS, this::change);
        door.getEverywhere(ONE + MERGER, Right.SETTINGS, this::consider);
        door.postEverywhere(ONE + MERGER, Right.SETTINGS, this::merge);
    }

    private Response list(Request request, SignedIn who) {
        String start = FilingSheets.asked(request, "start");
        String after = FilingSheets.asked(request, "after");
        List<Tag> found = tags.list(Slugs.slug(start), after, FilingSheets.PAGE + 1);
        List<Tag> shown = found.stream().limit(FilingSheets.PAGE).toList();
        Map<Tag, Long> counted = sizes.of(shown, tag -> new Listing.WithTag(tag.id()));
        return sheets.list(
                who,
                new FilingSheets.Listed(
                        start,
                        shown.stream()
                                .map(tag -> line(tag, counted.getOrDefault(tag, 0L)))
                                .toList(),
                        found.size() > shown.size() ? shown.getLast().slug() : null,
                        List.of()),
                List.of());
    }

    private FilingPage.Line line(Tag tag, long stories) {
        return new FilingPage.Line(
                tag.id().value(),
                tag.name(),
                Addresses.tag(tag),
                0,
                sheets.stories(stories),
                "",
                false,
                false);
    }

    /// The tag itself; of one that was merged the one that it became.
    private Optional<Tag> tag(String number) {
        return Numbers.id(number, TagId::new).flatMap(this::tag);
    }

    private Optional<Tag> tag(TagId id) {
        return Optional.ofNullable(tags.find(List.of(id)).get(id));
    }

    private Response one(Request request, SignedIn who) {
        boolean done = request.param("said").isPresent();
        return tag(request.variable("id"))
                .map(tag -> page(who, tag, TagRegister.Words.of(tag), "", done, List.of()))
                .orElseGet(() -> notices.missing(who));
    }

    private Response page(
            SignedIn who,
            Tag tag,
            TagRegister.Words typed,
            String into,
            boolean done,
            List<Outcome.Problem> problems) {
        long id = tag.id().value();
        FieldsPage.FieldSet own =
                sheets.own(
                        id,
                        List.of(
                                sheets.field("name", FieldsPage.Type.LINE, typed.name()),
                                sheets.field("slug", FieldsPage.Type.LINE, typed.slug()),
                                sheets.field(
                                        "description", FieldsPage.Type.LINES, typed.description())),
                        Seen.of(TagRegister.Words.of(tag).fields()));
        FieldsPage.FieldSet merger =
                new FieldsPage.FieldSet(
                        "f",
                        PLACE.path(id) + MERGER,
                        words.get("desk.tag.merge"),
                        List.of(sheets.field("into", FieldsPage.Type.LINE, into)),
                        words.get("desk.tag.merge.look"),
                        true,
                        false);
        return sheets.one(
                who,
                new FilingSheets.One(
                        id, tag.name(), Addresses.tag(tag), null, List.of(own, merger)),
                done,
                problems);
    }

    private Response change(Request request, SignedIn who) {
        Optional<Tag> found = tag(request.variable("id"));
        if (found.isEmpty()) return notices.missing(who);
        Form form = request.form();
        Tag tag = found.get();
        TagRegister.Words typed =
                new TagRegister.Words(
                        FilingSheets.typed(form, "slug"),
                        FilingSheets.typed(form, "name"),
                        FilingSheets.typed(form, "description"));
        return switch (register.change(tag.id(), typed, FilingSheets.seen(form), who.actor())) {
            case Amended.Done(var id) -> Response.seeOther(PLACE.path(id) + "?said=done");
            case Amended.Refused(var problems) -> page(who, tag, typed, "", false, problems);
            case Amended.Missing _ -> notices.missing(who);
        };
    }

    /// Shows what would become one, for there is no way back.
    private Response consider(Request request, SignedIn who) {
        Optional<Tag> found = tag(request.variable("id"));
        if (found.isEmpty()) return notices.missing(who);
        Tag tag = found.get();
        String typed = FilingSheets.asked(request, "into");
        Optional<Tag> into = named(typed);
        if (into.isEmpty() || into.get().equals(tag)) {
            Rule rule = into.isEmpty() ? Wrong.NO_TAG.with(typed) : Wrong.TAG_ITSELF.with();
            return page(
                    who,
                    tag,
                    TagRegister.Words.of(tag),
                    typed,
                    false,
                    List.of(new Outcome.Problem("into", rule)));
        }
        return merger(who, tag, into.get());
    }

    /// By its name, or by its address.
    private Optional<Tag> named(String typed) {
        return Optional.ofNullable(tags.named(List.of(typed)).get(typed))
                .flatMap(this::tag)
                .or(() -> tags.at(Slugs.slug(typed)));
    }

    private Response merger(SignedIn who, Tag tag, Tag into) {
        Map<Tag, Long> counted =
                sizes.of(List.of(tag, into), each -> new Listing.WithTag(each.id()));
        String lead =
                words.get(
                        "desk.tag.merge.lead",
                        said(tag, counted.getOrDefault(tag, 0L)),
                        said(into, counted.getOrDefault(into, 0L)));
        String number = Long.toString(into.id().value());
        FieldsPage.FieldSet form =
                new FieldsPage.FieldSet(
                        "f",
                        PLACE.path(tag.id().value()) + MERGER,
                        null,
                        List.of(sheets.field("into", FieldsPage.Type.SET, number)),
                        words.get("desk.tag.merge.go"),
                        false,
                        true);
        return sheets.one(
                who,
                new FilingSheets.One(
                        tag.id().value(), tag.name(), Addresses.tag(tag), lead, List.of(form)),
                false,
                List.of());
    }

    private String said(Tag tag, long stories) {
        return words.get(
                "desk.tag.merge.one", tag.name(), Addresses.tag(tag), sheets.stories(stories));
    }

    private Response merge(Request request, SignedIn who) {
        Optional<Tag> found = tag(request.variable("id"));
        if (found.isEmpty()) return notices.missing(who);
        Tag tag = found.get();
        Optional<TagId> into = Numbers.id(FilingSheets.typed(request.form(), "into"), TagId::new);
        if (into.isEmpty()) return notices.missing(who);
        return switch (register.merge(tag.id(), into.get(), who.actor())) {
            case Amended.Done(var id) -> Response.seeOther(PLACE.path(id) + "?said=done");
            case Amended.Refused(var problems) ->
                    page(who, tag, TagRegister.Words.of(tag), "", false, problems);
            case Amended.Missing _ -> notices.missing(who);
        };
    }
}

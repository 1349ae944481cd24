package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.media.PictureId;
import broadsheet.page.Messages;
import broadsheet.paper.Addresses;
import broadsheet.story.Amended;
import broadsheet.story.Contributor;
import broadsheet.story.ContributorId;
import broadsheet.story.ContributorRegister;
import broadsheet.story.Contributors;
import broadsheet.story.Listing;
import broadsheet.story.Outcome;
import broadsheet.story.Seen;
import broadsheet.story.Sizes;
import broadsheet.text.Slugs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The people whom readers know by name: list, and what readers are told of each.
final class ContributorRoutes {
    private static final PaperPlace PLACE = PaperPlace.CONTRIBUTORS;
    private static final String ONE = PLACE.path() + "/{id}";
    private static final List<String> NEW = List.of("name", "role");
    private static final List<String> FIELDS =
            List.of("name", "slug", "role", "bio", "email", "picture.number", "links");
    private static final PictureId NO_PICTURE = new PictureId(Long.MAX_VALUE);
    private static final Set<String> LONG = Set.of("bio", "links");

    private final Contributors contributors;
    private final ContributorRegister register;
    private final Sizes sizes;
    private final FilingSheets sheets;
    private final Notices notices;

    ContributorRoutes(
            Newsdesk newsdesk, Frames frames, Sheets sheets, Notices notices, Messages words) {
        this.contributors = newsdesk.contributors();
        this.register = newsdesk.registers().contributors();
        this.sizes = newsdesk.registers().sizes();
        this.sheets = new FilingSheets(PLACE, frames, sheets, words);
        this.notices = notices;
    }

    void addTo(Door door) {
        Right right = Right.SETTINGS;
        door.getEverywhere(PLACE.path(), right, (it, who) -> list(it, who, Map.of(), List.of()));
        door.postEverywhere(PLACE.path(), right, this::add);
        door.getEverywhere(ONE, right, this::one);
        door.postEverywhere(ONE, right, this::change);
    }

    private Response list(
            Request request,
            SignedIn who,
            Map<String, String> typed,
            List<Outcome.Problem> problems) {
        String start = FilingSheets.asked(request, "start");
        String after = FilingSheets.asked(request, "after");
        List<Contributor> found =
                contributors.list(Slugs.slug(start), after, FilingSheets.PAGE + 1);
        List<Contributor> shown = found.stream().limit(FilingSheets.PAGE).toList();
        Map<Contributor, Long> counted = sizes.of(shown, each -> new Listing.By(each.id()));
        return sheets.list(
                who,
                new FilingSheets.Listed(
                        start,
                        shown.stream()
                                .map(each -> line(each, counted.getOrDefault(each, 0L)))
                                .toList(),
                        found.size() > shown.size() ? shown.getLast().slug() : null,
                        fields(NEW, typed)),
                problems);
    }

    private FilingPage.Line line(Contributor each, long stories) {
        return new FilingPage.Line(
                each.id().value(),
                each.name(),
                Addresses.contributor(each),
                0,
                sheets.stories(stories),
                orEmpty(each.role()),
                false,
                false);
    }

    private List<FieldsPage.Field> fields(List<String> names, Map<String, String> values) {
        return names.stream()
                .map(name ->
                        sheets.field(
                                name,
                                LONG.contains(name) ? FieldsPage.Type.LINES : FieldsPage.Type.LINE,
                                values.getOrDefault(name, "")))
                .toList();
    }

    private Response add(Request request, SignedIn who) {
        Map<String, String> typed = typed(request.form(), NEW);
        return switch (register.add(words(typed), who.actor())) {
            case Amended.Done(var id) -> Response.seeOther(PLACE.path(id));
            case Amended.Refused(var problems) -> list(request, who, typed, problems);
            case Amended.Missing _ -> notices.missing(who);
        };
    }

    private static Map<String, String> typed(Form form, List<String> names) {
        return names.stream()
                .collect(Collectors.toMap(name -> name, name -> FilingSheets.typed(form, name)));
    }

    /// What the fields say; a picture's number that is none is that of no picture.
    private static ContributorRegister.Words words(Map<String, String> typed) {
        String number = typed.getOrDefault("picture.number", "").strip();
        return new ContributorRegister.Words(
                typed.getOrDefault("slug", ""),
                typed.getOrDefault("name", ""),
                typed.get("role"),
                typed.get("bio"),
                typed.get("email"),
                number.isEmpty() ? null : Numbers.id(number, PictureId::new).orElse(NO_PICTURE),
                typed.getOrDefault("links", "").lines().toList());
    }

    private Optional<Contributor> contributor(Request request) {
        return Numbers.id(request.variable("id"), ContributorId::new)
                .flatMap(id -> Optional.ofNullable(contributors.find(List.of(id)).get(id)));
    }

    private Response one(Request request, SignedIn who) {
        boolean done = request.param("said").isPresent();
        return contributor(request)
                .map(each ->
                        page(
                                who,
                                each,
                                ContributorRegister.Words.of(each).fields(),
                                done,
                                List.of()))
                .orElseGet(() -> notices.missing(who));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Response page(
            SignedIn who,
            Contributor each,
            Map<String, String> values,
            boolean done,
            List<Outcome.Problem> problems) {
        long id = each.id().value();
        return sheets.one(
                who,
                new FilingSheets.One(
                        id,
                        each.name(),
                        Addresses.contributor(each),
                        null,
                        List.of(
                                sheets.own(
                                        id,
                                        fields(FIELDS, values),
                                        Seen.of(ContributorRegister.Words.of(each).fields())))),
                done,
                problems);
    }

    private Response change(Request request, SignedIn who) {
        Optional<Contributor> found = contributor(request);
        if (found.isEmpty()) return notices.missing(who);
        Contributor each = found.get();
        Form form = request.form();
        Map<String, String> typed = typed(form, FIELDS);
        return switch (register.change(
                each.id(), words(typed), FilingSheets.seen(form), who.actor())) {
            case Amended.Done(var id) -> Response.seeOther(PLACE.path(id) + "?said=done");
            case Amended.Refused(var problems) -> page(who, each, typed, false, problems);
            case Amended.Missing _ -> notices.missing(who);
        };
    }
}

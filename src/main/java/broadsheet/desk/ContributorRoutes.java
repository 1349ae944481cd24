package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.media.PictureId;
import broadsheet.media.Pictures;
import broadsheet.page.Layout;
import broadsheet.page.Messages;
import broadsheet.paper.Addresses;
import broadsheet.story.Amended;
import broadsheet.story.Contributor;
import broadsheet.story.ContributorId;
import broadsheet.story.ContributorRegister;
import broadsheet.story.Contributors;
import broadsheet.story.Listing;
import broadsheet.story.Outcome;
import broadsheet.story.PictureUse;
import broadsheet.story.Sizes;
import broadsheet.text.Slugs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The people whom readers know by name: list, and what readers are told of each.
final class ContributorRoutes {
    private static final String PATH = PaperPlaces.CONTRIBUTORS;
    private static final String ONE = PATH + "/{id}";
    private static final int PAGE = 100;
    private static final List<String> FIELDS =
            List.of("name", "slug", "role", "bio", "email", "picture.number", "links");

    private final Contributors contributors;
    private final Pictures pictures;
    private final ContributorRegister register;
    private final Sizes sizes;
    private final Frames frames;
    private final Sheets sheets;
    private final Notices notices;
    private final Messages words;

    ContributorRoutes(
            Newsdesk newsdesk, Frames frames, Sheets sheets, Notices notices, Messages words) {
        this.contributors = newsdesk.contributors();
        this.pictures = newsdesk.pictures();
        this.register = newsdesk.registers().contributors();
        this.sizes = newsdesk.registers().sizes();
        this.frames = frames;
        this.sheets = sheets;
        this.notices = notices;
        this.words = words;
    }

    void addTo(Door door) {
        door.getEverywhere(PATH, Right.SETTINGS, (it, who) -> list(it, who, List.of(), 200));
        door.postEverywhere(PATH, Right.SETTINGS, this::add);
        door.getEverywhere(ONE, Right.SETTINGS, this::one);
        door.postEverywhere(ONE, Right.SETTINGS, this::change);
    }

    private Response list(
            Request request, SignedIn who, List<Outcome.Problem> problems, int status) {
        String typed = request.param("start").orElse("").strip();
        String start = Slugs.slug(typed);
        List<Contributor> found =
                contributors.list(start, request.param("after").orElse(""), PAGE + 1);
        List<Contributor> shown = found.stream().limit(PAGE).toList();
        Map<Listing, Long> counted =
                sizes.of(shown.stream().map(each -> new Listing.By(each.id())).toList());
        return sheets.page(
                "filing",
                new FilingPage(
                        frames.of(who, words.get("desk.contributors"), PATH),
                        PaperPlaces.of(who, words, PATH),
                        "contributors",
                        words.get("desk.contributors"),
                        typed,
                        shown.stream().map(each -> line(each, counted)).toList(),
                        found.size() > PAGE
                                ? PATH + "?start=" + start + "&after=" + shown.getLast().slug()
                                : null,
                        new FieldsPage.FieldSet(
                                "new",
                                PATH,
                                words.get("desk.contributor.new"),
                                List.of(field("name", ""), field("role", "")),
                                words.get("desk.add"),
                                false),
                        PaperPlaces.problems(words, problems)),
                status);
    }

    private FilingPage.Line line(Contributor each, Map<Listing, Long> counted) {
        return new FilingPage.Line(
                each.id().value(),
                each.name(),
                Addresses.contributor(each),
                0,
                PaperPlaces.stories(words, counted.getOrDefault(new Listing.By(each.id()), 0L)),
                each.role() == null ? "" : each.role(),
                false);
    }

    private FieldsPage.Field field(String name, String value) {
        boolean several = name.equals("bio") || name.equals("links");
        String hint = "desk.contributor." + name + ".hint";
        return new FieldsPage.Field(
                name,
                words.get("desk.field." + name),
                several ? FieldsPage.Type.LINES : FieldsPage.Type.LINE,
                value,
                name.equals("slug")
                        ? words.get("desk.slug.hint")
                        : words.has(hint) ? words.get(hint) : null,
                List.of());
    }

    private Response add(Request request, SignedIn who) {
        Read read = read(request.form(), null);
        Amended done =
                read.problems().isEmpty()
                        ? register.add(read.words(), who.actor())
                        : new Amended.Refused(read.problems());
        return switch (done) {
            case Amended.Done _ ->
                    contributors
                            .named(read.words().name())
                            .map(each -> Response.seeOther(PATH + "/" + each.id().value()))
                            .orElseGet(() -> Response.seeOther(PATH));
            case Amended.Refused(var problems) -> list(request, who, problems, 422);
            case Amended.Missing _ -> notices.missing(who);
        };
    }

    private Optional<Contributor> contributor(Request request) {
        ContributorId id = new ContributorId(Numbers.of(request.variable("id")));
        return Optional.ofNullable(contributors.find(List.of(id)).get(id));
    }

    private Response one(Request request, SignedIn who) {
        boolean done = request.param("said").isPresent();
        return contributor(request)
                .map(each -> page(who, each, values(each), List.of(), done, 200))
                .orElseGet(() -> notices.missing(who));
    }

    private static Map<String, String> values(Contributor each) {
        PictureUse picture = each.picture();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", each.name());
        values.put("slug", each.slug());
        values.put("role", orEmpty(each.role()));
        values.put("bio", orEmpty(each.bio()));
        values.put("email", orEmpty(each.email()));
        values.put(
                "picture.number", picture == null ? "" : Long.toString(picture.picture().value()));
        values.put("links", String.join("\n", each.links()));
        return values;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Response page(
            SignedIn who,
            Contributor each,
            Map<String, String> values,
            List<Outcome.Problem> problems,
            boolean done,
            int status) {
        String at = PATH + "/" + each.id().value();
        return sheets.page(
                "fields",
                new FieldsPage(
                        frames.of(who, each.name(), at),
                        PaperPlaces.of(who, words, at),
                        each.name(),
                        new Layout.Link(PATH, words.get("desk.contributors")),
                        new Layout.Link(
                                Addresses.encoded(Addresses.contributor(each)),
                                words.get("desk.shown")),
                        done ? words.get("desk.said.public") : null,
                        PaperPlaces.problems(words, problems),
                        List.of(
                                new FieldsPage.FieldSet(
                                        "f",
                                        at,
                                        null,
                                        FIELDS.stream()
                                                .map(name ->
                                                        field(name, values.getOrDefault(name, "")))
                                                .toList(),
                                        words.get("desk.change.public"),
                                        false)),
                        List.of()),
                status);
    }

    /// @param words as far as they could be understood
    private record Read(ContributorRegister.Words words, List<Outcome.Problem> problems) {}

    private Read read(Form form, @Nullable PictureUse before) {
        List<Outcome.Problem> problems = new ArrayList<>();
        String number = PaperPlaces.line(form, "picture.number");
        PictureUse picture = null;
        if (!number.isEmpty()) {
            PictureId id = new PictureId(Math.max(1, Numbers.of(number)));
            if (Numbers.of(number) < 1 || !pictures.find(List.of(id)).containsKey(id))
                problems.add(
                        new Outcome.Problem("picture.number", "there is no picture " + number));
            else
                picture =
                        before != null && before.picture().equals(id) ? before : PictureUse.of(id);
        }
        String email = PaperPlaces.line(form, "email");
        if (!email.isEmpty() && broadsheet.identity.Email.of(email).isEmpty())
            problems.add(
                    new Outcome.Problem(
                            "email", "“" + email + "” is no address such as ada@paper.example"));
        String bio = PaperPlaces.line(form, "bio");
        return new Read(
                new ContributorRegister.Words(
                        PaperPlaces.line(form, "slug"),
                        PaperPlaces.line(form, "name"),
                        PaperPlaces.orNull(form, "role"),
                        bio.isEmpty() ? null : bio,
                        email.isEmpty() ? null : email,
                        picture,
                        form.value("links")
                                .orElse("")
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .toList()),
                problems);
    }

    private Response change(Request request, SignedIn who) {
        Optional<Contributor> found = contributor(request);
        if (found.isEmpty()) return notices.missing(who);
        Contributor each = found.get();
        Read read = read(request.form(), each.picture());
        Amended done =
                read.problems().isEmpty()
                        ? register.change(each.id(), read.words(), who.actor())
                        : new Amended.Refused(read.problems());
        return switch (done) {
            case Amended.Done _ -> Response.seeOther(PATH + "/" + each.id().value() + "?said=done");
            case Amended.Refused(var problems) ->
                    page(who, each, typed(request.form()), problems, false, 422);
            case Amended.Missing _ -> notices.missing(who);
        };
    }

    private static Map<String, String> typed(Form form) {
        return FIELDS.stream()
                .collect(Collectors.toMap(name -> name, name -> form.value(name).orElse("")));
    }
}

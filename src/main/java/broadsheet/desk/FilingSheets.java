package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.SignedIn;
import broadsheet.page.Layout;
import broadsheet.page.Messages;
import broadsheet.paper.Addresses;
import broadsheet.story.Outcome;
import broadsheet.story.Seen;
import broadsheet.story.Sizes;
import broadsheet.text.PlainText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prints the list of one [PaperPlace], and the page of one of those listed.
final class FilingSheets {
    /// How many lines a page of a list has.
    static final int PAGE = 100;

    private static final String SEEN = "seen";

    private final PaperPlace place;
    private final Frames frames;
    private final Sheets sheets;
    private final Messages words;

    FilingSheets(PaperPlace place, Frames frames, Sheets sheets, Messages words) {
        this.place = place;
        this.frames = frames;
        this.sheets = sheets;
        this.words = words;
    }

    /// What stands on a list's page.
    ///
    /// @param start what the addresses of those shown begin with, as typed; null where all are
    ///   shown
    /// @param next the slug after which the next page goes on; null at the end
    /// @param add the fields of one more; none where none is made by hand
    record Listed(
            @Nullable String start,
            List<FilingPage.Line> lines,
            @Nullable String next,
            List<FieldsPage.Field> add) {}

    Response list(SignedIn who, Listed listed, List<Outcome.Problem> problems) {
        String path = place.path();
        return sheets.page(
                "filing",
                new FilingPage(
                        frames.of(who, words.get("desk." + place.word()), path),
                        PaperPlace.of(who, words, path),
                        place.word(),
                        words.get("desk." + place.word()),
                        listed.start(),
                        listed.lines(),
                        listed.next() == null ? null : next(listed.start(), listed.next()),
                        place == PaperPlace.SECTIONS,
                        listed.add().isEmpty() ? null : adding(listed.add()),
                        problems(problems)),
                status(problems));
    }

    private String next(@Nullable String start, String after) {
        return place.path()
                + "?start="
                + coded(start == null ? "" : start)
                + "&after="
                + coded(after);
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private FieldsPage.FieldSet adding(List<FieldsPage.Field> fields) {
        return new FieldsPage.FieldSet(
                "new",
                place.path(),
                words.get("desk." + place.word() + ".new"),
                fields,
                words.get("desk.add"),
                false,
                false);
    }

    /// What stands on the page of one of them.
    ///
    /// @param address where readers see it
    /// @param lead what there is to know first; null for nothing
    record One(
            long id,
            String name,
            String address,
            @Nullable String lead,
            List<FieldsPage.FieldSet> forms) {}

    Response one(SignedIn who, One one, boolean done, List<Outcome.Problem> problems) {
        String path = place.path(one.id());
        return sheets.page(
                "fields",
                new FieldsPage(
                        frames.of(who, one.name(), path),
                        PaperPlace.of(who, words, path),
                        one.name(),
                        new Layout.Link(place.path(), words.get("desk." + place.word())),
                        new Layout.Link(Addresses.encoded(one.address()), words.get("desk.shown")),
                        done ? words.get("desk.said.public") : null,
                        one.lead(),
                        problems(problems),
                        one.forms()),
                status(problems));
    }

    /// The form that changes it.
    ///
    /// @param seen what it shows, or stood there when it was opened
    FieldsPage.FieldSet own(long id, List<FieldsPage.Field> fields, Seen seen) {
        List<FieldsPage.Field> all = new ArrayList<>(fields);
        all.add(new FieldsPage.Field(SEEN, "", FieldsPage.Type.SET, seen.mark(), null, List.of()));
        return new FieldsPage.FieldSet(
                "f", place.path(id), null, all, words.get("desk.change.public"), false, false);
    }

    private static int status(List<Outcome.Problem> problems) {
        return problems.isEmpty() ? 200 : 422;
    }

    private List<StoryDeskPage.Problem> problems(List<Outcome.Problem> problems) {
        return problems.stream()
                .map(problem ->
                        new StoryDeskPage.Problem(
                                problem.field(), label(problem.field()), problem.rule().in(words)))
                .toList();
    }

    FieldsPage.Field field(String name, FieldsPage.Type type, @Nullable String value) {
        return new FieldsPage.Field(
                name, label(name), type, value == null ? "" : value, hint(name), List.of());
    }

    FieldsPage.Field choice(String name, List<Choice> choices) {
        return new FieldsPage.Field(
                name, label(name), FieldsPage.Type.CHOICE, "", hint(name), choices);
    }

    private String label(String name) {
        return words.get("desk.field." + name);
    }

    private @Nullable String hint(String name) {
        String hint = "desk." + place.word() + "." + name + ".hint";
        return words.has(hint) ? words.get(hint) : null;
    }

    /// What the writer of a form saw.
    static Seen seen(Form form) {
        return new Seen(typed(form, SEEN));
    }

    /// How many stories, as far as they are counted.
    String stories(long counted) {
        return counted > Sizes.MOST
                ? words.get("desk.stories.more", Sizes.MOST)
                : words.get("desk.stories.count", counted);
    }

    /// What the address says; empty where it says nothing.
    static String asked(Request request, String name) {
        return PlainText.clean(request.param(name).orElse("")).strip();
    }

    /// What a field holds; empty where it was not sent.
    static String typed(Form form, String name) {
        return form.value(name).orElse("");
    }
}

package broadsheet.desk;

import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.paper.HousePages;
import broadsheet.story.Block;
import broadsheet.story.Copy;
import broadsheet.story.Editing;
import broadsheet.story.Outcome;
import broadsheet.story.SectionTree;
import broadsheet.story.Slip;
import broadsheet.story.Slips;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The pages of the site itself, such as "About": stories that stand in no list. They are written,
/// published and taken off as all stories are, by those who may everywhere, since no section has
/// them.
final class PageRoutes {
    private static final int PAGE = 100;

    private final Slips slips;
    private final HousePages house;
    private final Function<String, List<Block>> blocks;
    private final Editing editing;
    private final Sight sight;
    private final Supplier<SectionTree> sections;
    private final StoryViews views;
    private final Frames frames;
    private final Sheets sheets;
    private final Notices notices;
    private final Messages words;
    private final String language;

    PageRoutes(
            Newsdesk newsdesk,
            Sight sight,
            StoryViews views,
            Frames frames,
            Sheets sheets,
            Notices notices,
            Messages words) {
        this.slips = newsdesk.slips();
        this.house = newsdesk.house().pages();
        this.blocks = newsdesk.house().blocks();
        this.editing = newsdesk.editing();
        this.sight = sight;
        this.sections = newsdesk.sections();
        this.views = views;
        this.frames = frames;
        this.sheets = sheets;
        this.notices = notices;
        this.words = words;
        this.language = newsdesk.paper().language();
    }

    void addTo(Door door) {
        door.get(
                PaperPlace.PAGES.path(),
                Right.WRITE,
                (request, who) -> list(request, who, null, 200));
        door.post(PaperPlace.PAGES.path(), Right.WRITE, this::add);
        door.post(PaperPlace.PAGES.path() + "/{name}/own", Right.WRITE, this::takeUp);
    }

    private Response list(Request request, SignedIn who, @Nullable String problem, int status) {
        String after = request.param("after").orElse("");
        List<Slip> found = slips.pages(sight.remit(who).within(Right.WRITE), after, PAGE + 1);
        List<Slip> shown = found.stream().limit(PAGE).toList();
        List<StoriesPage.Row> rows = views.rows(shown, sections.get());
        List<PagesPage.Line> own = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++)
            own.add(new PagesPage.Line(rows.get(i), shown.get(i).path()));
        return sheets.page(
                "pages",
                new PagesPage(
                        frames.of(who, words.get("desk.pages"), PaperPlace.PAGES.path()),
                        PaperPlace.of(who, words, PaperPlace.PAGES.path()),
                        own,
                        house.places().stream().flatMap(place -> shipped(place).stream()).toList(),
                        found.size() > PAGE
                                ? PaperPlace.PAGES.path()
                                        + "?after="
                                        + URLEncoder.encode(
                                                shown.getLast().path(), StandardCharsets.UTF_8)
                                : null,
                        problem),
                status);
    }

    /// What readers find there is still what came with Broadsheet.
    private Optional<PagesPage.Shipped> shipped(HousePages.Place place) {
        return house.standing(place.path())
                .map(text ->
                        new PagesPage.Shipped(
                                place.path().substring(1), text.title(), place.path()));
    }

    private Response add(Request request, SignedIn who) {
        String title = request.form().value("title").orElse("").replaceAll("\\s+", " ").strip();
        if (title.isEmpty() || title.length() > Copy.LONGEST_LINE)
            return list(request, who, words.get("desk.pages.title.wrong"), 422);
        return begun(
                editing.draftPage(
                        who.mandate(), Copy.of(language, title, List.of()).build(), null));
    }

    /// Begins the newsroom's own page where one stands that came with Broadsheet, from its text.
    /// Readers go on seeing that until the new one is published.
    private Response takeUp(Request request, SignedIn who) {
        String path = "/" + request.variable("name");
        Optional<HousePages.Text> text = house.standing(path);
        if (text.isEmpty()) return notices.missing(who);
        Optional<Slip> begun = slips.page(path);
        if (begun.isPresent()) return Response.seeOther(address(begun.get().id().value()));
        return begun(
                editing.draftPage(
                        who.mandate(),
                        Copy.of(
                                        language,
                                        text.get().title(),
                                        blocks.apply(text.get().body().toString()))
                                .build(),
                        path));
    }

    private static Response begun(Outcome outcome) {
        if (outcome instanceof Outcome.Done(var id, _, _))
            return Response.seeOther(address(id.value()));
        throw new IllegalStateException("a new page was refused: " + outcome);
    }

    private static String address(long id) {
        return StoryRoutes.PATH + "/" + id;
    }
}

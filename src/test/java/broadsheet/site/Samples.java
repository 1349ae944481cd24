package broadsheet.site;

import broadsheet.page.Assets;
import broadsheet.page.Dates;
import broadsheet.page.Layout;
import broadsheet.page.Messages;
import broadsheet.text.SafeHtml;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// View records of an invented paper, full and bare, for looking at templates without a database.
final class Samples {
    static final String LONG =
            "A headline that will not end ".repeat(10).strip() + " & never <did>";
    static final Assets ASSETS = new Assets();
    private static final Instant NOW = Instant.parse("2026-11-22T13:20:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

    private final String language;
    private final Messages words;
    private final Dates dates;

    Samples(String language) {
        this.language = language;
        this.words = Messages.of(language);
        this.dates = new Dates(words.locale(), ZONE);
    }

    private String direction() {
        return language.equals("ar") || language.equals("he") ? "rtl" : "ltr";
    }

    Layout.Moment moment() {
        return new Layout.Moment(dates.moment(NOW), dates.machine(NOW));
    }

    private Layout.Moment time() {
        return new Layout.Moment(dates.time(NOW), dates.machine(NOW));
    }

    private Layout.Moment day() {
        LocalDate day = dates.date(NOW);
        return new Layout.Moment(dates.longDay(day), day.toString());
    }

    static SafeHtml picture(String name, String sizes) {
        return SafeHtml.trusted(
                """
                <picture><source type="image/webp" srcset="/pic/%1$s-640.webp 640w, /pic/%1$s-1280.webp 1280w" sizes="%2$s">\
                <img src="/pic/%1$s-960.jpg" srcset="/pic/%1$s-640.jpg 640w, /pic/%1$s-960.jpg 960w" sizes="%2$s" \
                width="1920" height="1280" alt="Seen &quot;here&quot;" loading="lazy" decoding="async"></picture>\
                """
                        .formatted(name, sizes));
    }

    Layout layout(String title, boolean front, boolean story, @Nullable String hue) {
        boolean inSection = hue != null;
        List<Layout.Nav> under =
                List.of(
                        nav("/harbour/port", "Port", null, inSection, List.of()),
                        nav(
                                "/harbour/shipping",
                                "Shipping",
                                null,
                                false,
                                List.of(
                                        nav(
                                                "/harbour/shipping/tugs",
                                                "Tugs",
                                                null,
                                                false,
                                                List.of()))),
                        nav("/harbour/fisheries", "Fisheries", null, false, List.of()));
        Layout.Nav harbour = nav("/harbour", "Harbour", "teal", inSection, under);
        List<Layout.Nav> sections =
                List.of(
                        harbour,
                        nav("/city", "City", "red", false, List.of()),
                        nav("/politics", "Politics", "blue", false, List.of()),
                        nav("/world", "World & beyond", "slate", false, List.of()),
                        nav("/business", "Business", "ochre", false, List.of()),
                        nav("/science", "Science", "green", false, List.of()),
                        nav("/culture", "Culture", "plum", false, List.of()),
                        nav("/sport", "Sport", null, false, List.of()));
        return new Layout(
                words,
                language,
                direction(),
                new Layout.Head(
                        title + " | The Harbour Gazette",
                        "News from the harbour \"city\" & beyond",
                        "https://gazette.example/harbour",
                        true,
                        List.of(
                                new Layout.Meta("og:title", title),
                                new Layout.Meta(
                                        "og:image", "https://gazette.example/pic/cranes-1280.jpg")),
                        SafeHtml.trusted("{\"@context\":\"https://schema.org\"}"),
                        story ? "https://gazette.example/oembed?url=x" : null,
                        List.of(
                                new Layout.Feed(
                                        "/feed.xml",
                                        "application/rss+xml",
                                        "The \"Gazette\" & more (RSS)"))),
                "The Harbour Gazette",
                "News from the harbour city",
                hue,
                front,
                day(),
                sections,
                inSection ? harbour : null,
                List.of(
                        new Layout.Column(
                                null,
                                List.of(
                                        new Layout.Link("/about", words.get("footer.about")),
                                        new Layout.Link(
                                                "/standards", words.get("footer.standards")),
                                        new Layout.Link(
                                                "/corrections", words.get("footer.corrections")),
                                        new Layout.Link("/archive", words.get("footer.archive")))),
                        new Layout.Column("Follow", List.of(new Layout.Link("/feeds", "Feeds")))),
                List.of(new Layout.Link("https://social.example/@gazette", "social.example")),
                words.get("copyright", "2026", "The Harbour Gazette"),
                resources(story));
    }

    Layout bareLayout(boolean front, boolean story) {
        return new Layout(
                words,
                language,
                direction(),
                new Layout.Head(
                        "Gazette",
                        null,
                        "https://gazette.example/",
                        false,
                        List.of(),
                        SafeHtml.EMPTY,
                        null,
                        List.of()),
                "Gazette",
                null,
                null,
                front,
                day(),
                List.of(),
                null,
                List.of(),
                List.of(),
                words.get("copyright", "2026", "Gazette"),
                resources(story));
    }

    private static Layout.Nav nav(
            String href, String name, @Nullable String hue, boolean here, List<Layout.Nav> under) {
        return new Layout.Nav(href, name, hue, here, false, under);
    }

    private static Layout.Resources resources(boolean story) {
        return new Layout.Resources(
                story
                        ? ASSETS.style("base", "story", "long", "print")
                        : ASSETS.style("base", "front", "prose", "print"),
                ASSETS.early(),
                ASSETS.path("js/reader.js"),
                ASSETS.path("icon.svg"),
                List.of(
                        ASSETS.path("fonts/newsreader-display.woff2"),
                        ASSETS.path("fonts/newsreader-text.woff2")));
    }

    CardView card(
            CardView.Shape shape,
            int level,
            @Nullable String kicker,
            String headline,
            @Nullable String text,
            SafeHtml picture) {
        boolean opinion = shape == CardView.Shape.OPINION;
        return new CardView(
                shape,
                level,
                "/harbour/dockers-reject",
                opinion ? null : kicker,
                opinion ? "Ines Calder" : null,
                headline,
                text,
                shape == CardView.Shape.RIVER ? time() : null,
                "teal",
                null,
                "ltr",
                picture);
    }

    private CardView small(String headline) {
        return card(CardView.Shape.SMALL, 3, null, headline, null, SafeHtml.EMPTY);
    }

    private CardView foreign(CardView.Shape shape, int level) {
        return new CardView(
                shape,
                level,
                "/ar/strike",
                "إضراب",
                null,
                "عمال الميناء يرفضون العرض الأخير",
                "تسعة أيام من الصمت.",
                shape == CardView.Shape.RIVER ? time() : null,
                null,
                "ar",
                "rtl",
                SafeHtml.EMPTY);
    }

    HomePage home() {
        CardView lead =
                card(
                        CardView.Shape.LEAD,
                        2,
                        "Harbour strike",
                        "Dockers reject the last offer as forty ships wait beyond the breakwater",
                        "The port has been still for nine days. Both sides say they will talk again on Monday.",
                        picture("cranes", "100vw"));
        CardView big =
                card(
                        CardView.Shape.BIG,
                        2,
                        "City",
                        "Council finds €41m hole in the flood wall budget",
                        "Auditors say two contracts were paid twice and a third never signed.",
                        picture("council", "50vw"));
        return new HomePage(
                layout("The Harbour Gazette", true, false, null),
                lead,
                List.of(
                        big,
                        card(
                                CardView.Shape.SMALL,
                                2,
                                "Politics",
                                "Minister to face questions over ferry licences",
                                null,
                                SafeHtml.EMPTY),
                        card(
                                CardView.Shape.SMALL,
                                2,
                                null,
                                "Night trains to the south return after eleven years",
                                null,
                                SafeHtml.EMPTY),
                        card(
                                CardView.Shape.BRIEF,
                                2,
                                null,
                                "Herring quota cut by a fifth",
                                null,
                                SafeHtml.EMPTY),
                        card(
                                CardView.Shape.BRIEF,
                                2,
                                null,
                                "Fires close the coast road in the far west",
                                null,
                                SafeHtml.EMPTY)),
                List.of(
                        card(
                                CardView.Shape.DEFAULT,
                                2,
                                "Harbour strike",
                                "What nine days of silence cost",
                                "Fresh fruit first, then wages.",
                                SafeHtml.EMPTY),
                        card(
                                CardView.Shape.DEFAULT,
                                2,
                                "Harbour strike",
                                "‘We sleep in shifts’: aboard the Aurelia",
                                null,
                                picture("boat", "25vw"))),
                new Container(
                        "opinion",
                        "Opinion",
                        "/opinion",
                        "red",
                        List.of(),
                        Container.Shape.HEADS,
                        List.of(
                                List.of(
                                        card(
                                                CardView.Shape.OPINION,
                                                3,
                                                null,
                                                "A city that cannot unload a ship should not be building a stadium",
                                                null,
                                                picture("f1", "4.5rem")),
                                        card(
                                                CardView.Shape.OPINION,
                                                3,
                                                null,
                                                "The flood wall was never about the water",
                                                null,
                                                SafeHtml.EMPTY)))),
                containers());
    }

    private List<Container> containers() {
        CardView standard =
                card(
                        CardView.Shape.DEFAULT,
                        3,
                        "Housing",
                        "Rents fall for the first time in a decade",
                        "Only by the water.",
                        picture("street", "25vw"));
        CardView big =
                card(
                        CardView.Shape.BIG,
                        3,
                        "Transport",
                        "The tram that was promised in 1998 leaves its depot",
                        "A first test run.",
                        picture("street", "50vw"));
        List<CardView> stack =
                List.of(standard, small("Bridge closed on Sunday for repairs"), small(LONG));
        return java.util.Arrays.stream(Container.Shape.values())
                .map(shape ->
                        new Container(
                                "c-" + shape.ordinal(),
                                "City in " + shape,
                                shape == Container.Shape.HEADS ? null : "/city",
                                "red",
                                List.of(
                                        new Layout.Link("/city/council", "Council"),
                                        new Layout.Link("/city/housing", "Housing")),
                                shape,
                                shape.inColumns()
                                        ? List.of(List.of(big), stack, stack)
                                        : List.of(
                                                List.of(
                                                        standard,
                                                        standard,
                                                        standard,
                                                        standard,
                                                        foreign(CardView.Shape.DEFAULT, 3)))))
                .toList();
    }

    HomePage bareHome() {
        return new HomePage(bareLayout(true, false), null, List.of(), List.of(), null, List.of());
    }

    ListPage section() {
        CardView lead =
                card(CardView.Shape.LEAD, 2, null, LONG, "Text", picture("cranes", "100vw"));
        CardView next =
                card(
                        CardView.Shape.DEFAULT,
                        2,
                        "Shipping",
                        "We sleep in shifts",
                        null,
                        picture("boat", "25vw"));
        CardView brief =
                card(
                        CardView.Shape.BRIEF,
                        2,
                        null,
                        "Tide tables for the week",
                        null,
                        SafeHtml.EMPTY);
        return new ListPage(
                layout("Harbour", false, false, "teal"),
                ListPage.Kind.SECTION,
                "Harbour",
                null,
                "Ships, fish and those who move them.",
                SafeHtml.EMPTY,
                List.of(),
                List.of(List.of(lead), List.of(next, brief), List.of(next, brief)),
                List.of(new ListPage.Day(null, river(2))),
                null,
                null,
                "/harbour?before=1-2");
    }

    private List<CardView> river(int level) {
        return List.of(
                card(
                        CardView.Shape.RIVER,
                        level,
                        "Port",
                        "Pilots say the new channel is a metre too shallow",
                        "Soundings differ.",
                        picture("storm", "13rem")),
                card(
                        CardView.Shape.RIVER,
                        level,
                        "Fisheries",
                        "Herring quota cut by a fifth",
                        null,
                        SafeHtml.EMPTY),
                card(CardView.Shape.RIVER, level, null, LONG, LONG, picture("ferry", "13rem")),
                foreign(CardView.Shape.RIVER, level));
    }

    ListPage contributor() {
        return new ListPage(
                layout("Mara Lindqvist", false, false, null),
                ListPage.Kind.CONTRIBUTOR,
                "Mara Lindqvist",
                "Harbour correspondent",
                "Mara Lindqvist has written about ships, fish and the people who move them since 2009.",
                picture("f3", "9rem"),
                List.of(new Layout.Link("mailto:mara@gazette.example", words.get("contact.mail"))),
                List.of(),
                List.of(new ListPage.Day(day(), river(3)), new ListPage.Day(day(), river(3))),
                null,
                "/by/mara-lindqvist",
                "/by/mara-lindqvist?before=1-2");
    }

    ListPage bareList() {
        return new ListPage(
                bareLayout(false, false),
                ListPage.Kind.TAG,
                "Nothing yet",
                null,
                null,
                SafeHtml.EMPTY,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    DayPage day(boolean full) {
        if (!full)
            return new DayPage(
                    bareLayout(false, false),
                    day(),
                    words.get("day.count", 0),
                    null,
                    null,
                    List.of());
        return new DayPage(
                layout("Sunday", false, false, null),
                day(),
                words.get("day.count", 14),
                new DayPage.DayLink("/archive/2026/11/21", day()),
                new DayPage.DayLink("/archive/2026/11/23", day()),
                containers());
    }

    StoryPage story() {
        return story(
                layout("Dockers reject the last offer", false, true, "teal"),
                null,
                "ltr",
                "Dockers reject the last offer as forty ships wait beyond the breakwater");
    }

    StoryPage foreignStory() {
        return story(
                layout("إضراب", false, true, "teal"),
                "ar",
                "rtl",
                "عمال الميناء يرفضون العرض الأخير");
    }

    StoryPage longStory() {
        return story(layout(LONG, false, true, null), null, "ltr", LONG);
    }

    private StoryPage story(
            Layout layout, @Nullable String tongue, String direction, String headline) {
        return new StoryPage(
                layout,
                tongue,
                direction,
                true,
                headline.equals(LONG),
                List.of(
                        new Layout.Link("/harbour", "Harbour"),
                        new Layout.Link("/harbour/port", "Port")),
                words.get("age.years", 2),
                words.get("type.opinion"),
                "Harbour strike",
                headline,
                "The port has been still for nine days. Both sides say they will talk again on Monday; neither says about what.",
                picture("cranes", "(min-width: 68.75em) 55rem, 100vw"),
                SafeHtml.trusted("The container quay on <em>Saturday</em> evening."),
                "Photograph: Leo Brandt/Gazette",
                false,
                List.of(
                        new StoryPage.By(
                                "/by/mara-lindqvist",
                                "Mara Lindqvist",
                                "Harbour correspondent",
                                picture("f1", "4.5rem")),
                        new StoryPage.By(null, "Northern Wire", null, SafeHtml.EMPTY)),
                moment(),
                moment(),
                words.get("sensitive"),
                new StoryPage.Note("Adds statement of the harbour board.", time()),
                List.of(
                        new StoryPage.Note(
                                "An earlier version said that the union had asked for 32 hours. It asked for 36.",
                                moment()),
                        new StoryPage.Note("A name was misspelled.", moment())),
                SafeHtml.trusted(BODY),
                "© 2026 The Harbour Gazette, with material from Northern Wire.",
                "https://gazette.example/harbour/dockers-reject",
                "mailto:?subject=Dockers%20reject&body=https%3A%2F%2Fgazette.example%2Fharbour",
                List.of(
                        new Layout.Link("/tag/strike", "Harbour strike"),
                        new Layout.Link("/tag/port", "Port")),
                List.of(
                        new Layout.Link(
                                "mailto:news@gazette.example?subject=A%20correction",
                                words.get("request.correction")),
                        new Layout.Link("/licensing", words.get("request.reuse"))),
                new StoryPage.Beside(
                        "/harbour/tugs",
                        words.get("previous.in", "Harbour"),
                        "Tug crews vote tomorrow"),
                new StoryPage.Beside(
                        "/harbour/pilots",
                        words.get("next.in", "Harbour"),
                        "Pilots say the channel is too shallow"),
                List.of(
                        card(
                                CardView.Shape.ALSO,
                                3,
                                null,
                                "Aboard the Aurelia, fortieth in the queue",
                                null,
                                picture("boat", "24vw")),
                        card(
                                CardView.Shape.ALSO,
                                3,
                                null,
                                "Twelve soups for a city without deliveries",
                                null,
                                picture("market", "24vw")),
                        foreign(CardView.Shape.ALSO, 3),
                        card(CardView.Shape.ALSO, 3, null, LONG, null, SafeHtml.EMPTY)),
                12,
                "/most-read/list/3");
    }

    StoryPage bareStory() {
        return new StoryPage(
                bareLayout(false, true),
                null,
                "ltr",
                false,
                false,
                List.of(),
                null,
                null,
                null,
                "Brief",
                null,
                SafeHtml.EMPTY,
                SafeHtml.EMPTY,
                "",
                false,
                List.of(),
                moment(),
                null,
                null,
                null,
                List.of(),
                SafeHtml.EMPTY,
                null,
                "https://gazette.example/1",
                "mailto:?subject=Brief",
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                13,
                "/most-read/list");
    }

    SitePage page() {
        return new SitePage(
                layout("About", false, false, null),
                "About the Gazette",
                SafeHtml.trusted(
                        "<p>One office, <a href=\"/\">two boats</a>.</p><h2>People</h2><ul><li>Helene</li></ul>"));
    }

    NoticePage notice(boolean full) {
        return new NoticePage(
                full ? layout("Not found", false, false, null) : bareLayout(false, false),
                words.get("notice.404.code"),
                words.get("notice.404.title"),
                SafeHtml.trusted("<p>It may have been <a href=\"/\">mistyped</a>.</p>"),
                full ? "harbour \"strike\"" : null,
                full ? containers().getFirst() : null);
    }

    SearchPage found() {
        return new SearchPage(
                layout("Search: harbour", false, false, null),
                "harbour \"strike\" <b> section:politics",
                List.of(new SearchPage.Kept("sort", "newest")),
                "About 1,200 stories, page 2",
                new Layout.Link("/search?q=harbours&sort=newest", "harbours"),
                List.of("“after:soon” names no date."),
                List.of(
                        new SearchPage.Choice("/search?q=x", words.get("search.relevance"), false),
                        new SearchPage.Choice(
                                "/search?q=x&sort=newest", words.get("search.newest"), true)),
                new Layout.Link("/search?q=x&fresh=no", words.get("search.fresh.off")),
                List.of(new SearchPage.Chosen("/search?q=x", "section:politics", "Take off it")),
                List.of(
                        new SearchPage.Narrowing(
                                words.get("search.year"),
                                List.of(
                                        new SearchPage.Way(
                                                "/search?q=x+after:2025", "2025", "~12")))),
                List.of(
                        new SearchPage.FoundStory(
                                "/politics/harbour",
                                "Harbour & more",
                                List.of(
                                        new SearchPage.Piece("The ", false),
                                        new SearchPage.Piece("<b>harbour", true)),
                                List.of(new SearchPage.Piece("<script>alert(1)</script>", true)),
                                "Ada Finch",
                                day(),
                                new Layout.Link("/politics", "Politics"),
                                "blue",
                                "he",
                                "rtl",
                                SafeHtml.EMPTY)),
                "/search?q=x",
                "/search?q=x&page=3",
                null);
    }

    SearchPage nothingFound() {
        return new SearchPage(
                bareLayout(false, false),
                "zz -x",
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                new SearchHelp(
                        words.get("search.none", "zz -x"),
                        words.get("search.none.text"),
                        List.of(
                                new SearchHelp.Hint(
                                        new Layout.Link("/search?q=ferry", "ferry"),
                                        words.get("search.hint.words"))),
                        List.of(new Layout.Link("/search?q=zz", "Ask without -x")),
                        List.of(new Layout.Link("/politics", "Politics"))));
    }

    private static final String BODY =
            """
            <p><span class="dateline">Harbour City</span> (Northern Wire) — The last offer came at ten past four on Saturday morning, written on the back of a bill of lading, and was refused before the coffee had gone cold. By daylight the number of ships waiting beyond the breakwater had passed forty.</p>
            <aside class="box box--related" aria-labelledby="box-1"><h2 class="box-title" id="box-1">More on the strike</h2><ul><li><a href="/a">What nine days of silence cost</a></li><li><a href="/b">Tug crews vote tomorrow</a></li></ul></aside>
            <p>The dockers’ union said the offer, a rise of 4.1% over two years, was <a href="/c">“the same soup with more water”</a>. The port operator called it final, then said that final did not mean last.</p>
            <h2>A brazier and a calculator</h2>
            <p>Nothing has moved on the container quay for nine days. Refrigerated boxes are kept running by a crew of thirty under an agreement both sides signed in the first hour of the strike.</p>
            <aside class="pull"><p>They say final. My grandfather heard final.</p><cite>Joana Prieto, crane driver</cite></aside>
            <p>Supermarkets on the hill have begun to ration citrus. The car plant upriver sent its night shift home on Thursday, and the hospital says that it has saline for two weeks.</p>
            <blockquote><p>We unloaded progress. It came in boxes, and we carried it.</p><cite>Anders Holm</cite></blockquote>
            <ul><li>the length of the week;</li><li>pay for the nine days themselves.</li></ul>
            """;
}

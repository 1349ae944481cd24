package broadsheet.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.blobs.Blobs;
import broadsheet.identity.Actor;
import broadsheet.media.AttachmentResult;
import broadsheet.media.Attachments;
import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.story.State;
import broadsheet.testing.Editor;
import broadsheet.testing.Markup;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.text.Json;
import broadsheet.text.SafeHtml;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/// Feeds of a small paper, from publishing on.
class FeedsTest {
    private static final List<String> LISTS =
            List.of("", "/business", "/business/economy", "/tag/cranes", "/by/ada-finch");

    /// What a paper on any free port calls itself.
    private static final String PAPER = "http://localhost:0";

    private final TestClock clock = new TestClock("2026-11-20T09:00:00Z");
    private TestSite site = TestSite.paper().with("feeds.stories", "3").at(clock).open();
    private Editor mara = site.editor("Mara");

    @AfterEach
    void close() {
        site.close();
    }

    private void reopen(TestSite.Builder paper) {
        site.close();
        site = paper.at(clock).open();
        mara = site.editor("Mara");
    }

    private Piece cranes() {
        return mara.publishes(words ->
                words.headline("Cranes stand still")
                        .standfirst("Nobody knows why.")
                        .in("/business/economy")
                        .tagged("Cranes")
                        .by("Ada Finch")
                        .says("Nothing moved in the harbour."));
    }

    private static List<String> feeds(String list) {
        return List.of(list + "/feed.xml", list + "/feed.atom", list + "/feed.json");
    }

    @Test
    void aStoryThatMovesKeepsItsIdentityInEveryFormat() {
        Piece cranes = cranes();
        List<String> before = identities();
        assertThat(before).hasSize(3).doesNotContain("");
        mara.moves(cranes, "/special/cranes");
        assertThat(Markup.text(rssItem("/business/economy/feed.xml"), "link"))
                .isEqualTo(PAPER + "/special/cranes");
        assertThat(identities()).isEqualTo(before);
        // One story has one identity, whichever format a reader follows.
        assertThat(new HashSet<>(before)).hasSize(1);
    }

    private List<String> identities() {
        String atom = site.get("/business/economy/feed.atom").text();
        Json json = Json.read(site.get("/business/economy/feed.json").text());
        Element entry =
                Markup.children(Markup.parse(atom).getDocumentElement(), Markup.ATOM, "entry")
                        .getFirst();
        return List.of(
                Markup.text(rssItem("/business/economy/feed.xml"), "guid"),
                Markup.text(entry, Markup.ATOM, "id"),
                json.obj().items("items").getFirst().obj().text("id"));
    }

    private List<String> problems(String path) {
        Reply feed = site.get(path);
        assertThat(feed.status()).as(path).isEqualTo(200);
        String self = PAPER + path;
        return path.contains(".atom")
                ? AtomRules.problems(feed.text(), self)
                : path.contains(".json")
                        ? JsonFeedRules.problems(feed.text(), self)
                        : RssRules.problems(feed.text(), self);
    }

    private Element rssItem(String path) {
        return Markup.children(
                        Markup.children(
                                        Markup.parse(site.get(path).text()).getDocumentElement(),
                                        "channel")
                                .getFirst(),
                        "item")
                .getFirst();
    }

    private List<String> titles(String path) {
        return Json.read(site.get(path).text()).obj().items("items").stream()
                .map(item -> item.obj().text("title"))
                .toList();
    }

    @Test
    void everyListHasEveryFeedWithItsTypeAndIsValid() {
        cranes();
        for (String list : LISTS)
            for (String path : feeds(list)) {
                Reply feed = site.get(path);
                assertThat(feed.text()).as(path).contains("Cranes stand still", "Nothing moved");
                assertThat(problems(path)).as(path).isEmpty();
                assertThat(feed.header("ETag")).isNotEmpty();
                assertThat(feed.header("Content-Security-Policy"))
                        .contains("default-src 'none'")
                        .doesNotContain("script", "unsafe");
                assertThat(feed.header("Link")).contains("rel=\"self\"").doesNotContain("hub");
            }
        assertThat(site.get("/feed.xml").header("Content-Type"))
                .isEqualTo("application/xml; charset=utf-8");
        assertThat(site.get("/feed.atom").header("Content-Type"))
                .isEqualTo("application/xml; charset=utf-8");
        assertThat(site.get("/feed.json").header("Content-Type"))
                .isEqualTo("application/feed+json; charset=utf-8");
        assertThat(site.send("HEAD", "/feed.xml").status()).isEqualTo(200);
        assertThat(site.send("POST", "/feed.xml").status()).isEqualTo(405);
    }

    @Test
    void aPaperWithoutStoriesHasValidFeeds() {
        for (String list : List.of("", "/business"))
            for (String path : feeds(list)) assertThat(problems(path)).as(path).isEmpty();
        assertThat(site.get("/tag/none/feed.xml").status()).isEqualTo(404);
        assertThat(site.get("/nowhere/feed.xml").status()).isEqualTo(404);
        assertThat(site.get("/business/feed.xml/feed.xml").status()).isEqualTo(404);
    }

    @Test
    void aStoryComesChangesAndLeavesInTheSameAct() {
        for (String list : LISTS) feeds(list).forEach(site::get);
        Piece piece = cranes();
        for (String list : LISTS)
            for (String path : feeds(list))
                assertThat(site.get(path).text()).as(path).contains("Cranes stand still");
        mara.touchesUp(piece, copy -> copy.headline("Cranes stand all day"));
        for (String list : LISTS)
            for (String path : feeds(list))
                assertThat(site.get(path).text())
                        .as(path)
                        .contains("Cranes stand all day")
                        .doesNotContain("Cranes stand still");
        mara.kills(piece, "Wrong.");
        for (String list : LISTS)
            for (String path : feeds(list))
                assertThat(site.get(path).text()).as(path).doesNotContain("Cranes stand");
        for (String list : List.of("/tag/cranes", "/by/ada-finch"))
            assertThat(site.get(list + "/feed.xml").status()).isEqualTo(404);
    }

    @Test
    void pagesAreNotInFeedsAndWhatIsHiddenLeaksNowhere() {
        mara.publishesPage(words -> words.headline("House rules").in(null));
        Instant soon = Instant.parse("2026-11-21T09:00:00Z");
        ZoneId zone = ZoneId.of("Europe/Lisbon");
        for (State state :
                List.of(
                        new State.Draft(),
                        new State.Scheduled(soon, zone),
                        new State.Embargoed(soon, zone),
                        new State.Held(soon, "doubtful"),
                        new State.Unpublished(soon)))
            site.files(
                    state,
                    null,
                    state instanceof State.Held || state instanceof State.Unpublished
                            ? "2026-11-19T09:00:00Z"
                            : null,
                    words ->
                            words.headline("Xqsecret")
                                    .tagged("Xqtag")
                                    .by("Xq Writer")
                                    .says("xqsecret"));
        cranes();
        List<String> all = new ArrayList<>();
        LISTS.forEach(list -> all.addAll(feeds(list)));
        all.addAll(
                List.of(
                        "/sitemap.xml",
                        "/sitemap/2026-11.xml",
                        "/sitemap/news.xml",
                        "/sitemap/tags-1.xml",
                        "/sitemap/contributors-1.xml",
                        "/sitemap/pages.xml"));
        for (String path : all) {
            Reply reply = site.get(path);
            assertThat(reply.status()).as(path).isEqualTo(200);
            assertThat(reply.text().toLowerCase(java.util.Locale.ROOT))
                    .as(path)
                    .doesNotContain("xq");
            if (!path.endsWith("pages.xml"))
                assertThat(reply.text()).as(path).doesNotContain("House rules", "house-rules");
        }
        for (String path :
                List.of("/tag/xqtag/feed.xml", "/tag/xqtag/feed/", "/by/xq-writer/feed/"))
            assertThat(site.follow(path).status()).as(path).isEqualTo(404);
    }

    @Test
    void pagesReadOnTowardsTheOlderAndStayWhenNewStoriesCome() {
        for (int i = 1; i <= 8; i++) {
            int number = i;
            clock.pass(Duration.ofMinutes(1));
            mara.publishes(words -> words.headline("Take " + number));
        }
        assertThat(titles("/feed.json")).containsExactly("Take 8", "Take 7", "Take 6");
        String second = next("/feed.json");
        String third = next(second);
        assertThat(titles(second)).containsExactly("Take 5", "Take 4", "Take 3");
        assertThat(titles(third)).containsExactly("Take 2", "Take 1");
        assertThat(next(third)).isEmpty();
        String atomSecond = second.replace(".json", ".atom");
        Element page = Markup.parse(site.get(atomSecond).text()).getDocumentElement();
        assertThat(AtomRules.links(page, "previous")).containsExactly(PAPER + "/feed.atom");
        assertThat(AtomRules.links(page, "first")).containsExactly(PAPER + "/feed.atom");
        Element last =
                Markup.parse(site.get(third.replace(".json", ".atom")).text()).getDocumentElement();
        assertThat(AtomRules.links(last, "previous")).containsExactly(PAPER + atomSecond);
        assertThat(AtomRules.links(last, "next")).isEmpty();
        for (String path : List.of(second, atomSecond, second.replace(".json", ".xml")))
            assertThat(problems(path)).as(path).isEmpty();

        mara.publishes(words -> words.headline("Take 9"));
        assertThat(titles("/feed.json")).containsExactly("Take 9", "Take 8", "Take 7");
        assertThat(titles(second)).containsExactly("Take 5", "Take 4", "Take 3");
        for (String bad : List.of("x", "1-0", "-1", "99999999999999999999-1", "1-1"))
            assertThat(site.get("/feed.xml?before=" + bad).status()).as(bad).isEqualTo(404);
    }

    private String next(String path) {
        String next = Json.read(site.get(path).text()).obj().text("next_url", "");
        return next.replace(PAPER, "");
    }

    @Test
    void whoHasTheFeedIsToldSoAndWhoHasAnOlderOneIsNot() {
        Piece piece = cranes();
        Piece other = mara.publishes(words -> words.headline("Other").in("/sports"));
        for (String path : feeds("")) {
            Reply feed = site.get(path);
            assertThat(site.get(path, "If-None-Match: " + feed.header("ETag")).status())
                    .isEqualTo(304);
            assertThat(feed.header("Last-Modified")).isEqualTo("Fri, 20 Nov 2026 09:00:00 GMT");
            assertThat(
                            site.get(path, "If-Modified-Since: " + feed.header("Last-Modified"))
                                    .status())
                    .isEqualTo(304);
        }
        // In the same second, and by a withdrawal, which leaves no date behind in the feed.
        Reply before = site.get("/feed.xml");
        mara.unpublishes(other);
        Reply after = site.get("/feed.xml", "If-Modified-Since: " + before.header("Last-Modified"));
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.text()).doesNotContain("Other");
        assertThat(after.header("Last-Modified")).isEmpty();

        clock.pass(Duration.ofMinutes(1));
        mara.kills(piece, "Wrong.");
        Reply later = site.get("/feed.xml", "If-Modified-Since: " + before.header("Last-Modified"));
        assertThat(later.status()).isEqualTo(200);
        assertThat(later.header("Last-Modified")).isEqualTo("Fri, 20 Nov 2026 09:01:00 GMT");
    }

    @Test
    void oddStoriesStandInValidFeeds() {
        String headline = "A headline that goes on & on <b>and</b> on ".repeat(7).strip();
        String odd =
                "a\u0000b\u000bc\ufffed\ud83d ]]> <script>alert(1)</script> \ud83d\ude00 &amp;";
        mara.publishes(words ->
                words.headline(headline)
                        .standfirst(odd)
                        .by(
                                IntStream.rangeClosed(1, 10)
                                        .mapToObj(i -> "Writer " + "ABCDEFGHIJ".charAt(i - 1))
                                        .toArray(String[]::new))
                        .line("Agencies & others")
                        .sourcing("HARBOUR CITY", "Agency", "By wire", "All rights reserved")
                        .body(
                                List.of(
                                        new Block.Paragraph(
                                                List.of(
                                                        new Inline.Text("See "),
                                                        new Inline.Link(
                                                                "/business",
                                                                Inline.text("here ]]>")),
                                                        new Inline.Link(
                                                                "#note",
                                                                Inline.text("note \ud83d\ude00")))),
                                        new Block.Legacy(
                                                SafeHtml.trusted(
                                                        "<p>Old<br>]]&gt; <a href=\"/x?a=1&amp;b=2\">x</a></p>"),
                                                "html"))));
        for (String path : feeds("")) assertThat(problems(path)).as(path).isEmpty();
        Element item = rssItem("/feed.xml");
        assertThat(Markup.text(item, "title")).isEqualTo(headline);
        assertThat(
                        Markup.children(item, Markup.DC, "creator").stream()
                                .map(Element::getTextContent))
                .hasSize(11)
                .startsWith("Writer A")
                .endsWith("Agencies & others");
        assertThat(Markup.text(item, "description"))
                .isEqualTo("abcd ]]> <script>alert(1)</script> \ud83d\ude00 &amp;");
        assertThat(Markup.text(item, Markup.CONTENT, "encoded"))
                .contains(
                        "<p>HARBOUR CITY (Agency) — See <a href=\""
                                + PAPER
                                + "/business\">here ]]&gt;</a>")
                .contains("#note\">note \ud83d\ude00</a>")
                .contains("<br/>]]&gt;")
                .contains("By wire. All rights reserved");
    }

    @Test
    void aStoryWithoutHeadlineIsCalledByItsFirstWordsOrUntitled() {
        site.files(
                new State.Published(),
                null,
                "2012-05-06T07:08:09Z",
                words -> words.headline("").says("It began like this, on a wet day."));
        site.files(
                new State.Published(),
                "/bare/",
                "2012-05-05T07:08:09Z",
                words -> words.headline(" ").body(List.of()));
        for (String path : feeds("")) assertThat(problems(path)).as(path).isEmpty();
        assertThat(titles("/feed.json"))
                .containsExactly("It began like this, on a wet day.", "Untitled");
    }

    @Test
    void rightToLeftAndOtherLanguagesAreMarked() {
        mara.publishes(words ->
                words.headline("الرافعات واقفة").language("ar").says("لم يتحرك شيء في الميناء."));
        for (String path : feeds("")) assertThat(problems(path)).as(path).isEmpty();
        Element item = rssItem("/feed.xml");
        assertThat(Markup.text(item, Markup.DC, "language")).isEqualTo("ar");
        assertThat(Markup.text(item, Markup.CONTENT, "encoded"))
                .startsWith("<div lang=\"ar\" dir=\"rtl\">");
        assertThat(site.get("/feed.atom").text()).contains("<entry xml:lang=\"ar\">");
        assertThat(site.get("/feed.json").text()).contains("\"language\":\"ar\"");

        reopen(TestSite.paper().with("site.language", "he").with("site.name", "המגדלור"));
        mara.publishes(words -> words.headline("העגורנים עומדים").language("he"));
        for (String path : feeds("")) assertThat(problems(path)).as(path).isEmpty();
        assertThat(site.get("/feed.xml").text())
                .contains("<language>he</language>", "כתבות חדשות מאת המגדלור")
                .doesNotContain("<dc:language>");
        assertThat(site.get("/feed.css").text()).contains("direction: rtl", "זהו ערוץ עדכונים");
    }

    @Test
    void updatesAndCorrectionsReachWhoFollows() {
        Piece piece = cranes();
        clock.pass(Duration.ofHours(2));
        mara.updates(piece, "Adds minister's reaction", copy -> copy);
        mara.corrects(piece, "An earlier version named the wrong crane.", copy -> copy);
        Element item = rssItem("/feed.xml");
        assertThat(Markup.text(item, Markup.CONTENT, "encoded"))
                .contains("<strong>Update</strong> Adds minister&#39;s reaction")
                .contains("<strong>Correction (")
                .contains("An earlier version named the wrong crane.");
        assertThat(Markup.text(item, "pubDate")).isEqualTo("Fri, 20 Nov 2026 09:00:00 GMT");
        assertThat(Markup.text(item, "http://purl.org/dc/terms/", "modified"))
                .isEqualTo("2026-11-20T11:00:00Z");
        for (String path : feeds("")) assertThat(problems(path)).as(path).isEmpty();
    }

    @Test
    void aRecordingIsEnclosedWithItsLength() throws Exception {
        byte[] sound = ("ID3" + "~".repeat(997)).getBytes(StandardCharsets.ISO_8859_1);
        Attachments attachments =
                new Attachments(site.app().db(), new Blobs(site.data().resolve("blobs")), 1 << 20);
        if (!(attachments.add(new ByteArrayInputStream(sound), "Tide.mp3", new Actor("person:mara"))
                instanceof AttachmentResult.AttachmentAdded(var tide))) throw new AssertionError();
        mara.publishes(words ->
                words.headline("Listen")
                        .body(
                                List.of(
                                        new Block.AudioVideo(
                                                Block.AudioVideo.Kind.AUDIO,
                                                tide.path(),
                                                null,
                                                List.of()),
                                        new Block.AudioVideo(
                                                Block.AudioVideo.Kind.AUDIO,
                                                "https://elsewhere.example/a.mp3",
                                                null,
                                                List.of()))));
        for (String path : feeds("")) assertThat(problems(path)).as(path).isEmpty();
        Element enclosure = Markup.children(rssItem("/feed.xml"), "enclosure").getFirst();
        assertThat(enclosure.getAttribute("url")).isEqualTo(PAPER + tide.path());
        assertThat(enclosure.getAttribute("length")).isEqualTo("1000");
        assertThat(enclosure.getAttribute("type")).isEqualTo("audio/mpeg");
        assertThat(site.get(tide.path()).body()).hasSize(1000);
        assertThat(site.get("/feed.atom").text())
                .contains("rel=\"enclosure\" type=\"audio/mpeg\" length=\"1000\"");
        assertThat(site.get("/feed.json").text())
                .contains("\"mime_type\":\"audio/mpeg\",\"size_in_bytes\":1000");
    }

    @Test
    void summariesOnlyAndAHubWhereTheSettingsSaySo() {
        reopen(
                TestSite.paper()
                        .with("feeds.text", "summary")
                        .with("feeds.hub", "https://hub.example/?mode=a"));
        cranes();
        mara.publishes(words -> words.headline("Long").says("Many words. ".repeat(100)));
        for (String path : feeds("")) {
            Reply feed = site.get(path);
            assertThat(problems(path)).as(path).isEmpty();
            assertThat(feed.text())
                    .contains("Nobody knows why.", "…")
                    .doesNotContain("Nothing moved");
            assertThat(feed.text()).contains("https://hub.example/?mode=a");
            assertThat(feed.header("Link"))
                    .contains("<https://hub.example/?mode=a>; rel=\"hub\"")
                    .contains("<" + PAPER + path + ">; rel=\"self\"");
        }
        assertThat(Markup.text(rssItem("/feed.xml"), "description")).hasSizeLessThan(310);
    }

    @Test
    void oldAddressesLeadToTheFeeds() {
        cranes();
        site.app()
                .redirects()
                .put(
                        java.util.Map.of(
                                "/category/money/",
                                "/business/economy",
                                "/author/ada/",
                                "/by/ada-finch"));
        mara.publishes(words -> words.headline("Feed").in("/world"));
        assertThat(site.get("/world/feed").status()).as("a story called Feed").isEqualTo(200);
        for (String[] way :
                new String[][] {
                    {"/feed/", "/feed.xml"},
                    {"/feed", "/feed.xml"},
                    {"/feed/rss2/", "/feed.xml"},
                    {"/feed/atom/", "/feed.atom"},
                    {"/feed/json/", "/feed.json"},
                    {"/?feed=rss2", "/feed.xml"},
                    {"/?feed=atom", "/feed.atom"},
                    {"/rss/", "/feed.xml"},
                    {"/rss.xml", "/feed.xml"},
                    {"/atom.xml", "/feed.atom"},
                    {"/index.xml", "/feed.xml"},
                    {"/category/money/feed/", "/business/economy/feed.xml"},
                    {"/category/money/feed/atom/", "/business/economy/feed.atom"},
                    {"/author/ada/feed/", "/by/ada-finch/feed.xml"},
                    {"/tag/cranes/feed/", "/tag/cranes/feed.xml"},
                    {"/business/economy/feed/", "/business/economy/feed.xml"}
                }) {
            Reply old = site.get(way[0]);
            assertThat(old.status()).as(way[0]).isEqualTo(301);
            assertThat(old.location()).as(way[0]).isEqualTo(way[1]);
            assertThat(site.get(way[1]).status()).isEqualTo(200);
        }
        for (String none :
                List.of(
                        "/nowhere/feed/",
                        "/category/none/feed/",
                        "/feed/feed/feed/",
                        "/comments/feed/",
                        "/tag/feed/"))
            assertThat(site.follow(none).status()).as(none).isEqualTo(404);
    }

    @Test
    void pagesNameTheirFeeds() {
        Piece piece = cranes();
        assertThat(discovered("/")).containsExactly("/feed.xml", "/feed.atom", "/feed.json");
        assertThat(discovered("/business/economy"))
                .containsExactly(
                        "/business/economy/feed.xml",
                        "/business/economy/feed.atom",
                        "/business/economy/feed.json",
                        "/feed.xml");
        assertThat(discovered("/tag/cranes"))
                .startsWith("/tag/cranes/feed.xml")
                .endsWith("/feed.xml");
        assertThat(discovered("/by/ada-finch")).startsWith("/by/ada-finch/feed.xml");
        assertThat(discovered(piece.path()))
                .containsExactly("/business/economy/feed.xml", "/feed.xml");
    }

    private List<String> discovered(String path) {
        List<String> links =
                site.get(path)
                        .html()
                        .select("link[rel=alternate]:not([type*=oembed])")
                        .eachAttr("href");
        links.forEach(link -> assertThat(site.get(link).status()).as(link).isEqualTo(200));
        return links;
    }

    @Test
    void aStoryThatMovesIsStillTheSameItem() {
        Piece piece = cranes();
        List<String> before = feeds("").stream().map(this::identity).toList();
        assertThat(before).allMatch(identity -> identity.startsWith("tag:"));
        assertThat(
                        site.app()
                                .publishing()
                                .move(
                                        piece.id(),
                                        piece.number(),
                                        "/business/cranes",
                                        new Actor("person:mara")))
                .isInstanceOf(broadsheet.story.Outcome.Done.class);
        assertThat(site.get("/feed.xml").text()).contains("/business/cranes<");
        assertThat(feeds("").stream().map(this::identity).toList()).isEqualTo(before);
    }

    private String identity(String path) {
        String text = site.get(path).text();
        java.util.regex.Matcher tag =
                java.util.regex.Pattern.compile("tag:[^<\"]*story/\\d+").matcher(text);
        assertThat(tag.find()).as(path + "\n" + text).isTrue();
        return tag.group();
    }
}

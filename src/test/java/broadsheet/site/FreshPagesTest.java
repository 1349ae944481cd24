package broadsheet.site;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.paper.Addresses;
import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.story.State;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What readers see before and after the newsroom changes something. Every page is read before the
/// change, so that a page kept too long is found.
class FreshPagesTest {
    private static final List<String> SURFACES =
            List.of(
                    "/",
                    "/business",
                    "/business/economy",
                    "/health",
                    "/tag/cranes",
                    "/by/ada-finch",
                    "/archive/2026/11/20");

    private final TestClock clock = new TestClock("2026-11-20T09:00:00Z");
    private final TestSite site = TestSite.paper().at(clock).open();
    private final Editor mara = site.editor("Mara");

    @AfterEach
    void close() {
        site.close();
    }

    private Piece cranes() {
        return mara.publishes(words ->
                words.headline("Cranes stand still")
                        .in("/business/economy")
                        .alsoIn("/health")
                        .tagged("Cranes")
                        .by("Ada Finch")
                        .says("Nothing moved."));
    }

    @Test
    void everySurfaceShowsAStoryOnceItIsPublishedAndNoneAfterItIsKilled() {
        site.get("/");
        site.get("/business");
        Piece piece = cranes();
        for (String surface : SURFACES)
            assertThat(site.get(surface).links()).as(surface).contains(piece.path());

        mara.touchesUp(piece, copy -> copy.headline("Cranes stand all day"));
        for (String surface : SURFACES)
            assertThat(site.get(surface).text())
                    .as(surface)
                    .contains("Cranes stand all day")
                    .doesNotContain("Cranes stand still");
        Reply page = site.get(piece.path());
        assertThat(page.html().selectFirst("h1").text()).isEqualTo("Cranes stand all day");

        mara.kills(piece, "The report was wrong. No crane stood still.");
        for (String surface : SURFACES) {
            Reply reply = site.get(surface);
            assertThat(reply.links()).as(surface).doesNotContain(piece.path());
            assertThat(reply.text()).as(surface).doesNotContain("Cranes stand");
        }
        Reply gone = site.get(piece.path());
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.words()).contains("Cranes stand all day", "The report was wrong.");
        assertThat(gone.html().select("main time").attr("datetime")).startsWith("2026-11-20T09:00");
        assertThat(gone.html().select("meta[name=robots]").attr("content")).contains("noindex");
    }

    @Test
    void heldAndUnpublishedStoriesAreNotThereAndTakenDownOnesSayWhy() {
        Piece held = cranes();
        Piece quiet = mara.publishes(words -> words.headline("Second thoughts"));
        Piece legal = mara.publishes(words -> words.headline("A named man"));
        Piece other = mara.publishes(words -> words.headline("Still here"));
        for (Piece piece : List.of(held, quiet, legal, other))
            assertThat(site.get(piece.path()).status()).isEqualTo(200);
        mara.holds(held);
        mara.unpublishes(quiet);
        mara.takesDown(legal, "By order of the court.");
        assertThat(site.get(held.path()).status()).isEqualTo(404);
        assertThat(site.get(quiet.path()).status()).isEqualTo(404);
        assertThat(site.get(legal.path()).status()).isEqualTo(451);
        assertThat(site.get(legal.path()).words()).contains("By order of the court.");
        for (String surface : List.of("/", "/world", "/archive/2026/11/20"))
            assertThat(site.get(surface).text())
                    .contains("Still here")
                    .doesNotContain("Cranes stand still", "Second thoughts", "A named man");

        mara.publishes(held);
        assertThat(site.get(held.path()).status()).isEqualTo(200);
        assertThat(site.get("/").text()).contains("Cranes stand still");
    }

    @Test
    void timesNotesAndCorrectionsFollowTheThreeClassesOfChange() {
        Piece piece = cranes();
        clock.pass(Duration.ofHours(2));
        mara.touchesUp(piece, copy -> copy.standfirst("A slip put right"));
        Reply minor = site.get(piece.path());
        assertThat(minor.words()).contains("A slip put right").doesNotContain("11:00");
        clock.pass(Duration.ofHours(1));
        mara.updates(piece, "Adds minister's reaction in paragraph 2", copy -> copy);
        Reply updated = site.get(piece.path());
        assertThat(updated.words()).contains("Adds minister's reaction in paragraph 2");
        assertThat(updated.html().select("time[datetime^=2026-11-20T12:00]")).isNotEmpty();
        assertThat(updated.html().select("time[datetime^=2026-11-20T09:00]")).isNotEmpty();
        clock.pass(Duration.ofDays(1));
        mara.corrects(piece, "An earlier version named the wrong crane.", copy -> copy);
        assertThat(site.get(piece.path()).words())
                .contains("Correction", "An earlier version named the wrong crane.");
        mara.touchesUp(piece, copy -> copy.kicker("Harbour"));
        assertThat(site.get(piece.path()).words())
                .contains("An earlier version named the wrong crane.");
        assertThat(site.get("/archive/2026/11/20").links()).contains(piece.path());
        assertThat(site.get("/archive/2026/11/21").links()).doesNotContain(piece.path());
    }

    @Test
    void neighboursOfAPressedPageMoveWhenAStoryIsPublishedBetweenThem() {
        Piece first = mara.publishes(words -> words.headline("First of all"));
        clock.pass(Duration.ofMinutes(1));
        Piece waiting = mara.publishes(words -> words.headline("In between"));
        mara.unpublishes(waiting);
        clock.pass(Duration.ofMinutes(1));
        Piece last = mara.publishes(words -> words.headline("Last of all"));
        assertThat(pager(first)).containsExactly(last.path());
        assertThat(pager(last)).containsExactly(first.path());
        mara.publishes(waiting);
        assertThat(pager(first)).containsExactly(waiting.path());
        assertThat(pager(waiting)).containsExactly(first.path(), last.path());
        assertThat(pager(last)).containsExactly(waiting.path());
        mara.touchesUp(waiting, copy -> copy.headline("Renamed between"));
        assertThat(site.get(first.path()).text()).contains("Renamed between");
        assertThat(site.get(last.path()).text()).contains("Renamed between");
        mara.kills(waiting, "Wrong.");
        assertThat(pager(first)).containsExactly(last.path());
        assertThat(pager(last)).containsExactly(first.path());
    }

    private List<String> pager(Piece piece) {
        return site.get(piece.path()).html().select("nav.pager a").eachAttr("href");
    }

    @Test
    void relatedStoriesAreRenamedAndLeaveWithTheirStory() {
        Piece one = mara.publishes(words -> words.headline("One").tagged("Harbour").in("/sports"));
        Piece two = mara.publishes(words -> words.headline("Two").tagged("Harbour"));
        assertThat(site.get(one.path()).html().select("section[aria-labelledby=also]").text())
                .contains("Two");
        mara.touchesUp(two, copy -> copy.headline("Zwei"));
        assertThat(site.get(one.path()).html().select("section[aria-labelledby=also]").text())
                .contains("Zwei")
                .doesNotContain("Two");
        mara.unpublishes(two);
        assertThat(site.get(one.path()).text()).doesNotContain("Zwei");
        assertThat(site.get(one.path()).html().select("section[aria-labelledby=also]")).isEmpty();
    }

    @Test
    void twoPublishesWithinOneSecondAreBothSeen() {
        Piece piece = cranes();
        String wasSaid = "";
        for (int i = 1; i <= 5; i++) {
            String headline = "Take number " + i;
            mara.touchesUp(piece, copy -> copy.headline(headline));
            Reply page = site.get(piece.path());
            assertThat(page.text()).contains(headline);
            assertThat(site.get("/").text()).contains(headline);
            String date = page.header("Last-Modified");
            assertThat(site.get(piece.path(), "If-None-Match: " + page.header("ETag")).status())
                    .isEqualTo(304);
            if (!wasSaid.isEmpty())
                assertThat(site.get(piece.path(), "If-Modified-Since: " + wasSaid).status())
                        .as("the reader who holds the older form of the same second")
                        .isEqualTo(200);
            if (!date.isEmpty()) wasSaid = date;
        }
    }

    @Test
    void aSectionThatIsEmptiedLeavesTheNavigation() {
        mara.publishes(words -> words.headline("Elsewhere").in("/world"));
        assertThat(nav("/")).contains("/world").doesNotContain("/health");
        Piece piece = mara.publishes(words -> words.headline("Clinic").in("/health"));
        assertThat(nav("/")).contains("/health");
        mara.unpublishes(piece);
        assertThat(nav("/")).doesNotContain("/health");
        assertThat(site.get("/health").status()).isEqualTo(200);
    }

    private List<String> nav(String path) {
        return site.get(path).html().select("header a").eachAttr("href");
    }

    @Test
    void storiesMoveBetweenSectionsTagsAndNames() {
        Piece piece = cranes();
        Piece other =
                mara.publishes(words ->
                        words.headline("Other").in("/sports").tagged("Rowing").by("Bo Reed"));
        List<String> after = List.of("/sports", "/tag/rowing", "/by/bo-reed");
        after.forEach(path -> assertThat(site.get(path).links()).doesNotContain(piece.path()));
        UnaryOperator<broadsheet.story.Copy.Builder> move =
                copy -> copy.filing(other.copy().filing()).byline(other.copy().byline());
        mara.touchesUp(piece, move);
        after.forEach(path -> assertThat(site.get(path).links()).contains(piece.path()));
        for (String path :
                List.of(
                        "/business",
                        "/business/economy",
                        "/health",
                        "/tag/cranes",
                        "/by/ada-finch"))
            assertThat(site.get(path))
                    .as(path)
                    .matches(page -> page.status() == 404 || !page.links().contains(piece.path()));
        assertThat(site.get(piece.path()).html().select(".crumbs a").eachAttr("href"))
                .containsExactly("/sports");
    }

    @Test
    void theDayTurnsAtMidnightInThePapersZone() {
        clock.set("2026-03-28T23:59:30Z");
        Piece late = mara.publishes(words -> words.headline("Just before midnight"));
        assertThat(today("/")).isEqualTo("2026-03-28");
        assertThat(today(late.path())).isEqualTo("2026-03-28");
        assertThat(today("/world")).isEqualTo("2026-03-28");
        assertThat(site.get("/archive").location()).isEqualTo("/archive/2026/03/28");
        assertThat(site.get("/archive/2026/03/29").status()).isEqualTo(404);
        clock.set("2026-03-29T00:00:01Z");
        assertThat(today("/")).isEqualTo("2026-03-29");
        assertThat(today(late.path())).isEqualTo("2026-03-29");
        assertThat(today("/world")).isEqualTo("2026-03-29");
        assertThat(site.get("/archive").location()).isEqualTo("/archive/2026/03/29");
        assertThat(site.get("/archive/2026/03/29").status()).isEqualTo(200);
    }

    private String today(String path) {
        return site.get(path).html().select("header time").attr("datetime");
    }

    @Test
    void daysOfTwentyThreeAndTwentyFiveHoursHoldTheirStories() {
        ZoneId lisbon = ZoneId.of("Europe/Lisbon");
        List<String> times =
                List.of(
                        "2026-03-28T23:59:59Z",
                        "2026-03-29T00:00:00Z",
                        "2026-03-29T00:59:59Z",
                        "2026-03-29T01:00:00Z",
                        "2026-03-29T22:59:59Z",
                        "2026-03-29T23:00:00Z",
                        "2026-10-24T22:59:59Z",
                        "2026-10-24T23:00:00Z",
                        "2026-10-25T00:30:00Z",
                        "2026-10-25T01:30:00Z",
                        "2026-10-25T23:59:59Z",
                        "2026-10-26T00:00:00Z");
        for (int i = 0; i < times.size(); i++) {
            int number = i;
            Piece piece =
                    site.files(
                            new State.Published(),
                            null,
                            times.get(i),
                            words -> words.headline("Clock " + (char) ('A' + number)));
            var day = Instant.parse(times.get(i)).atZone(lisbon).toLocalDate();
            for (int around = -1; around <= 1; around++) {
                Reply archive = site.get(Addresses.day(day.plusDays(around)));
                boolean there =
                        archive.status() == 200
                                && archive.html()
                                        .select("main article a")
                                        .eachAttr("href")
                                        .contains(piece.path());
                assertThat(there).as(times.get(i) + " on " + archive.path()).isEqualTo(around == 0);
            }
        }
    }

    @Test
    void whatIsNotPublicLeaksNowhere() {
        Instant soon = Instant.parse("2026-11-21T09:00:00Z");
        ZoneId zone = ZoneId.of("Europe/Lisbon");
        for (var secret :
                Map.of(
                                "draft", new State.Draft(),
                                "scheduled", new State.Scheduled(soon, zone),
                                "embargoed", new State.Embargoed(soon, zone),
                                "held", new State.Held(soon, "xqsecret"),
                                "unpublished", new State.Unpublished(soon))
                        .entrySet())
            site.files(
                    secret.getValue(),
                    "/world/xqsecret-" + secret.getKey(),
                    List.of("held", "unpublished").contains(secret.getKey())
                            ? "2026-11-19T09:00:00Z"
                            : null,
                    words ->
                            words.headline("Xqsecret " + secret.getKey())
                                    .standfirst("xqsecret")
                                    .tagged("Shared", "Xqsecret tag")
                                    .by("Open Writer", "Xqsecret Writer")
                                    .says("xqsecret"),
                    "/?p=7" + secret.getKey().length(),
                    "/old/xqsecret-" + secret.getKey());
        Piece open =
                mara.publishes(words ->
                        words.headline("Open")
                                .tagged("Shared")
                                .by("Open Writer")
                                .body(
                                        List.of(
                                                new Block.Paragraph(
                                                        Inline.text("Nothing hidden.")))));
        String[] doors = {
            "/tag/shared",
            "/by/open-writer",
            "/archive/2026/11/19",
            "/archive/2026/11/20",
            "/?p=75",
            "/?p=79",
            "/?p=74",
            "/?p=711"
        };
        Map<String, Reply> all = site.crawl(300, doors);
        assertThat(all).containsKeys(open.path(), "/", "/world");
        all.forEach((path, reply) -> {
            assertThat(reply.text().toLowerCase(java.util.Locale.ROOT))
                    .as(path)
                    .doesNotContain("xqsecret");
            assertThat(reply.headers().toString()).doesNotContain("xqsecret");
        });
        for (String word : List.of("draft", "scheduled", "embargoed", "held", "unpublished")) {
            for (String path : List.of("/world/xqsecret-", "/old/xqsecret-")) {
                Reply door = site.get(path + word);
                assertThat(door.status()).as(path + word).isEqualTo(404);
                assertThat(door.words().toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain("xqsecret");
                assertThat(unasked(door)).isEqualTo(unasked(site.get("/world/never-was-there")));
            }
        }
        for (String path : List.of("/tag/xqsecret-tag", "/by/xqsecret-writer")) {
            Reply front = site.get(path);
            assertThat(front.status())
                    .as("a tag or name that only secret stories have: " + path)
                    .isEqualTo(404);
        }
    }

    /// A page without the words of its address, which stand in its search field.
    private static String unasked(Reply page) {
        String words = page.html().select("form.ask input").val();
        assertThat(words).isNotEmpty();
        return page.text().replace("value=\"" + words + "\"", "");
    }
}

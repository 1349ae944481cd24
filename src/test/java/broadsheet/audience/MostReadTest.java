package broadsheet.audience;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// From a reader's page to the list of what is read most.
class MostReadTest {
    private static final String AGENT =
            "User-Agent: Mozilla/5.0 (X11; Linux x86_64) Version/17.0 Safari/605.1.15 reader-";

    private static final TestSite site =
            TestSite.paper().with("http.trusted-proxies", "127.0.0.1").open();
    private static final Editor mara = site.editor("Mara");

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void whatIsReadMostStandsFirstUntilItIsWithdrawn() {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            pieces.add(
                    mara.publishes(words ->
                            words.headline("Story number " + number).in("/tech").says("Words.")));
        }
        for (int i = 0; i < 4; i++)
            for (int reader = 0; reader <= i; reader++)
                assertThat(read(pieces.get(i), "10.0.0." + (10 * i + reader)).status())
                        .isEqualTo(204);
        awaitRanked("/most-read/list/0", "Story number 3");
        Reply list = site.get("/most-read/list/0");
        assertThat(list.html().select("li").eachText())
                .containsExactly(
                        "Story number 3", "Story number 2", "Story number 1", "Story number 0");
        for (String page : List.of("/", "/tech", "/most-read"))
            assertThat(site.get(page).html().select("ol.ranked li").eachText())
                    .as(page)
                    .contains("Story number 3");
        Reply story = site.get(pieces.getFirst().path());
        assertThat(story.html().select("[data-read]").attr("data-read"))
                .isEqualTo(pieces.getFirst().id().value() + "");
        assertThat(story.html().select("[data-fill]").attr("data-fill"))
                .startsWith("/most-read/list/");

        mara.kills(pieces.get(3), "It was wrong.");
        for (String page : List.of("/", "/tech", "/most-read", "/most-read/list/0"))
            assertThat(site.get(page).text()).as(page).doesNotContain("Story number 3");
    }

    private static Reply read(Piece piece, String address) {
        return site.post(
                "/read",
                "story=" + piece.id().value() + "&from=news.example",
                "X-Forwarded-For: " + address,
                AGENT + address);
    }

    private static void awaitRanked(String path, String headline) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!site.get(path).html().select("li").eachText().stream()
                .findFirst()
                .orElse("")
                .equals(headline)) {
            if (System.nanoTime() > end) throw new AssertionError(site.get(path).text());
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
    }
}

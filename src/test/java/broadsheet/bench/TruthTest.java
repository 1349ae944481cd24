package broadsheet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// The judge of a day sees what is wrong, and allows what may be.
class TruthTest {
    private final Truth.Piece ferry =
            new Truth.Piece(
                    "/world/ferry",
                    "/world",
                    "",
                    new Editor.Done(1, 1, "/world/ferry", 0, 0),
                    new Truth.Version(Truth.Stand.PUBLISHED, "Ferry late", 0, 1));

    @Test
    void anOlderVersionAfterPublishReturnedIsWrong() {
        Truth.Version update = ferry.begins(Truth.Stand.PUBLISHED, "Ferry here");
        update.acked = System.nanoTime();
        long asked = System.nanoTime();
        assertThatThrownBy(() -> Truth.judge(ferry, 200, "ferrylate", asked, asked + 5))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ferrylate");
        assertThatCode(() -> Truth.judge(ferry, 200, "ferryhere", asked, asked + 5))
                .doesNotThrowAnyException();
    }

    @Test
    void whileAChangeIsOnItsWayBothVersionsAreRight() {
        long asked = System.nanoTime();
        ferry.begins(Truth.Stand.PUBLISHED, "Ferry here");
        long came = System.nanoTime();
        Truth.judge(ferry, 200, "ferrylate", asked, came);
        Truth.judge(ferry, 200, "ferryhere", asked, came);
        assertThatThrownBy(() -> Truth.judge(ferry, 200, "ferrysunk", asked, came))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void whatHadNotBegunWhenTheAnswerCameIsWrong() {
        long asked = System.nanoTime();
        long came = asked + 1;
        ferry.begins(Truth.Stand.PUBLISHED, "Ferry here");
        assertThatThrownBy(() -> Truth.judge(ferry, 200, "ferryhere", asked, came))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aKilledStoryThatAnswers200IsWrong() {
        ferry.begins(Truth.Stand.KILLED, "").acked = System.nanoTime();
        long asked = System.nanoTime();
        Truth.judge(ferry, 410, "", asked, asked);
        assertThatThrownBy(() -> Truth.judge(ferry, 200, "ferrylate", asked, asked))
                .isInstanceOf(AssertionError.class);
        assertThat(ferry.wasNotPublicThroughout(asked, asked)).isTrue();
    }

    @Test
    void pagesAreJudgedByTheirWordsAndTheirEnd() {
        Shelf.Entry entry =
                new Shelf.Entry("/2024/01/a/", "A \"plain\" headline", "the last words.", 7);
        String page =
                "<html><link rel=\"canonical\" href=\"http://paper.example/2024/01/a/\">"
                        + "<h1 class=\"headline\">A &quot;plain&quot; headline</h1>"
                        + "<div class=\"body\">\n<p>First, and then <em>the last words.</em></p>\n</div>\n"
                        + "<footer class=\"story-foot\"></footer></html>\n";
        Judge.story(answer(200, page), entry);
        wrong(answer(404, page), entry, "status 404");
        wrong(answer(200, page.replace("</html>", "")), entry, "without its end");
        wrong(answer(200, page.replace("plain", "other")), entry, "headline");
        wrong(answer(200, page.replace("last", "first")), entry, "does not end with");
        wrong(answer(200, page.replace("/2024/01/a/", "/2024/01/b/")), entry, "own address");
        wrong(answer(200, page.replace("First", "First ".repeat(30))), entry, "words in the body");
    }

    private static void wrong(Answer answer, Shelf.Entry entry, String why) {
        assertThatThrownBy(() -> Judge.story(answer, entry))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(why);
    }

    private static Answer answer(int status, String page) {
        return new Answer(
                status,
                java.util.Map.of(
                        "content-encoding", "gzip", "content-type", "text/html; charset=utf-8"),
                page.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                1);
    }

    @Test
    void latenciesAreKeptToWithinTwoPerCentAndTheLargestToTheNanosecond() {
        Latencies latencies = new Latencies();
        for (int i = 1; i <= 10_000; i++) latencies.record(i * 1_000L);
        assertThat(latencies.millis(500)).isBetween(4.9, 5.15);
        assertThat(latencies.millis(990)).isBetween(9.8, 10.0);
        assertThat(latencies.largest()).isEqualTo(10.0);
        assertThat(latencies.count()).isEqualTo(10_000);
    }

    @Test
    void aServerThatStopsIsChargedForAllItKeptWaiting() throws InterruptedException {
        OpenLoop loop = new OpenLoop();
        Object server = new Object();
        loop.run(
                200,
                1,
                number -> {
                    synchronized (server) {
                        if (number == 100) Thread.sleep(300);
                    }
                });
        assertThat(loop.latencies.count()).isEqualTo(200);
        // Sixty were due while it stood still; a loop that waits for answers would tell of one.
        assertThat(loop.latencies.millis(850)).isGreaterThan(20);
    }
}

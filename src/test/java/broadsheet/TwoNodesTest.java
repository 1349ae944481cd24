package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.search.Hit;
import broadsheet.search.Question;
import broadsheet.search.Search;
import broadsheet.story.StoryId;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Two nodes of one paper: each has its own port, press, indexes and counts, and one database.
class TwoNodesTest {
    private static final String FIREFOX =
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    /// How often a follower looks that nobody wakes. What is waited for here must not take as long.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final TestSite one =
            TestSite.paper().with("http.trusted-proxies", "127.0.0.1").open();
    private static final TestSite other =
            TestSite.paper().with("http.trusted-proxies", "127.0.0.1").beside(one).open();
    private static final Editor mara = one.editor("Mara");
    private static final Editor nils = other.editor("Nils");

    @AfterAll
    static void close() {
        other.close();
        one.close();
    }

    private static List<StoryId> found(Search search, String text) {
        return search.find(Question.of(text)).hits().stream().map(Hit::story).toList();
    }

    /// How long it takes until something holds.
    private static Duration until(BooleanSupplier holds) {
        long began = System.nanoTime();
        long end = began + Duration.ofSeconds(30).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
            Thread.onSpinWait();
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static Duration middle(List<Duration> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }

    /// Were the other node to wait for its next look, the middle of these would be half a second
    /// and most would be over a tenth.
    @Test
    void whatOneNodePublishesTheOtherFindsWithoutWaitingForATime() {
        Search there = other.app().search();
        List<Duration> published = new ArrayList<>();
        List<Duration> killed = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            String word = "gannet" + i;
            Piece piece = mara.publishes(words -> words.headline(word + " seen").in("/world"));
            published.add(until(() -> found(there, word).equals(List.of(piece.id()))));
            mara.kills(piece, "It was a gull.");
            killed.add(until(() -> found(there, word).isEmpty()));
        }
        assertThat(middle(published)).isLessThan(LOOK.dividedBy(4));
        assertThat(middle(killed)).isLessThan(LOOK.dividedBy(4));
    }

    @Test
    void whatOneNodeSavesTheOthersDeskFinds() {
        Visitor ed = other.visitor().as("Ed", Role.EDITOR);
        assertThat(other.app().deskSearch().ready()).isTrue();
        Piece draft = mara.drafts(words -> words.headline("Cormorant drafted").in("/world"));
        until(() -> finds(ed, "cormorant").equals(List.of("Cormorant drafted")));
        mara.publishes(draft);
        until(() -> finds(ed, "cormorant state:published").size() == 1);
        assertThat(finds(ed, "cormorant")).containsExactly("Cormorant drafted");
    }

    private static List<String> finds(Visitor who, String question) {
        return who.open("/desk/search?q=" + question.replace(" ", "+"))
                .html()
                .select(".finds h2")
                .eachText();
    }

    /// Each of many readers is sent to one node or the other. Both write, side by side.
    @Test
    void bothCountTheSameReadsAndShowTheSameOrder() throws Exception {
        Piece first = mara.publishes(words -> words.headline("Tern first").in("/politics"));
        Piece second = nils.publishes(words -> words.headline("Tern second").in("/politics"));
        Piece third = mara.publishes(words -> words.headline("Tern third").in("/business"));
        Map<Piece, Integer> wanted = new HashMap<>(Map.of(first, 19, second, 14, third, 9));
        List<Thread> readers = new ArrayList<>();
        int address = 0;
        for (Map.Entry<Piece, Integer> each : wanted.entrySet())
            for (int i = 0; i < each.getValue(); i++) {
                TestSite node = i % 2 == 0 ? one : other;
                String from = "198.51.100." + ++address;
                readers.add(Thread.ofVirtual().start(() -> reads(node, each.getKey(), from)));
            }
        for (Thread reader : readers) reader.join();
        Thread here = Thread.ofVirtual().start(() -> one.app().audience().settle());
        Thread there = Thread.ofVirtual().start(() -> other.app().audience().settle());
        here.join();
        there.join();
        // What one wrote after the other had made its lists.
        one.app().audience().settle();
        other.app().audience().settle();

        wanted.forEach((piece, reads) -> assertThat(counted(piece)).isEqualTo((long) reads));
        assertThat(ranks(one, "/most-read/list"))
                .containsExactly("Tern first", "Tern second", "Tern third");
        assertThat(ranks(other, "/most-read/list")).isEqualTo(ranks(one, "/most-read/list"));
        assertThat(ranks(one, "/politics")).containsExactly("Tern first", "Tern second");
        assertThat(ranks(other, "/politics")).isEqualTo(ranks(one, "/politics"));
        assertThat(one.app().audience().mostRead()).isEqualTo(other.app().audience().mostRead());
    }

    private static void reads(TestSite node, Piece piece, String address) {
        assertThat(
                        node.sendWith(
                                        "story=" + piece.id().value() + "&from=",
                                        "POST",
                                        "/read",
                                        "Origin: http://localhost:" + node.address().getPort(),
                                        "Sec-Fetch-Site: same-origin",
                                        "User-Agent: " + FIREFOX,
                                        "X-Forwarded-For: " + address)
                                .status())
                .isEqualTo(204);
    }

    private static long counted(Piece piece) {
        return one.app()
                .db()
                .read(tx ->
                        tx.sql(
                                        "select coalesce(sum(reads), 0)::bigint as n from read_count where story_id = :story")
                                .bind("story", piece.id().value())
                                .one(row -> row.number("n")))
                .orElseThrow();
    }

    private static List<String> ranks(TestSite node, String path) {
        return node.get(path).html().select(".ranks a").eachText();
    }
}

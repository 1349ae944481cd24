package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import broadsheet.text.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where somebody goes on from who comes back to a room with words of before: from a save that is
/// older than their words, while not too much was written since; otherwise from the newest.
class RoomBasesTest {
    /// Of one step; five of them fit into a room between two saves.
    private static final int LONG = 3 << 20;

    private final TestClock clock = new TestClock("2026-11-26T06:00:00Z");
    private final TestSite site = TestSite.paper().at(clock).open();
    private Visitor mara;
    private String at;
    private long room;

    @BeforeEach
    void aRoom() {
        mara = site.visitor().as("Mara", Role.EDITOR);
        at = Typist.story(mara, "Harbour", "The tide is out.");
        room = enter(0).number("room");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static Json.Obj said(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return Json.read(reply.text()).obj();
    }

    /// Comes in with words of a version.
    private Json.Obj enter(long version) {
        String known = "{\"room\":%d,\"version\":%d}".formatted(room, version);
        return said(mara.script("POST", at + "/room", known, mara.formToken()));
    }

    private void writes(long version, String text) {
        String json =
                """
                {"room":%d,"client":"window-1","version":%d,"steps":[{"stepType":"replace","from":1,"to":1,
                 "slice":{"content":[{"type":"text","text":"%s"}]}}]}
                """
                        .formatted(room, version, text);
        clock.pass(Duration.ofMinutes(1)); // one person makes no more requests a minute
        assertThat(
                        said(mara.script("POST", at + "/room/steps", json, mara.formToken()))
                                .flag("taken"))
                .isTrue();
    }

    /// All of the room is a revision that others can go on from.
    private void saves(String body, int onto, long version) {
        mara.open(at);
        Map<String, String> form = new HashMap<>(mara.fields(at + "/copy"));
        form.put("blocks", "[{\"block\":\"paragraph\",\"text\":[\"" + body + "\"]}]");
        form.put("onto", onto + "");
        form.put(
                "room",
                "{\"room\":%d,\"version\":%d,\"seq\":0,\"loose\":[],\"whole\":true}"
                        .formatted(room, version));
        Reply saved = mara.post(at + "/copy", form);
        assertThat(saved.status()).as(saved.text()).isEqualTo(303);
    }

    private static List<Long> versions(Json.Obj entered) {
        return entered.items("steps").stream().map(it -> it.obj().number("version")).toList();
    }

    private static List<Long> after(int base, int last) {
        return IntStream.rangeClosed(base + 1, last).mapToObj(Long::valueOf).toList();
    }

    @Test
    void whoComesBackGoesOnFromTheSaveBeforeTheirWords() {
        writes(0, "a");
        writes(1, "b");
        saves("Once.", 2, 2);
        writes(2, "c");
        Json.Obj before = enter(1);
        assertThat(before.number("baseVersion")).isZero();
        assertThat(before.number("base")).isEqualTo(2);
        assertThat(versions(before)).isEqualTo(after(0, 3));
        Json.Obj since = enter(2);
        assertThat(since.number("baseVersion")).isEqualTo(2);
        assertThat(since.number("base")).isEqualTo(3);
        assertThat(versions(since)).isEqualTo(after(2, 3));
    }

    @Test
    void whereTooMuchWasWrittenSinceTheyGetTheNewestWords() {
        String text = "x".repeat(LONG);
        for (int version = 0; version < 4; version++) writes(version, text);
        saves("Once.", 2, 4);
        writes(4, text);
        assertThat(enter(1).number("baseVersion")).as("as much as a room holds").isZero();
        writes(5, text);
        Json.Obj old = enter(1);
        assertThat(old.number("baseVersion")).isEqualTo(4);
        assertThat(old.number("base")).isEqualTo(3);
        assertThat(old.get("blocks").write()).contains("Once.");
        assertThat(versions(old)).isEqualTo(after(4, 6));
        saves("Twice.", 3, 6);
        Json.Obj newest = enter(1);
        assertThat(newest.number("baseVersion")).isEqualTo(6);
        assertThat(newest.items("steps")).isEmpty();
        assertThat(enter(4).number("baseVersion")).as("not too much since").isEqualTo(4);
    }

    /// Small ones, too, are too many to go through one after the other.
    @Test
    void whereTooManyStepsWereMadeSinceTheyGetTheNewestWords() {
        site.app()
                .db()
                .write(tx ->
                        tx.sql(
                                        """
                                        insert into room_step (room_id, version, client, person_id, at, step)
                                        select :room, v, 'window-1', (select min(id) from person), now(),
                                            '{"stepType":"replace","from":1,"to":1}'
                                        from generate_series(1, 50000) as v
                                        """)
                                .bind("room", room)
                                .update());
        site.app()
                .db()
                .write(tx ->
                        tx.sql("update room set version = 50000 where id = :room")
                                .bind("room", room)
                                .update());
        saves("Once.", 2, 50_000);
        assertThat(enter(1).number("baseVersion")).isZero();
        writes(50_000, "x");
        assertThat(enter(1).number("baseVersion")).isEqualTo(50_000);
        assertThat(versions(enter(1))).isEqualTo(after(50_000, 50_001));
    }
}

package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Grant;
import broadsheet.identity.Role;
import broadsheet.testing.Reply;
import broadsheet.testing.ServerProcess;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import broadsheet.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rooms against those who should not be there, and against those who are and mean no good.
class RoomAttackTest {
    private final TestSite site = TestSite.open();
    private Visitor mara;
    private String at;
    private String token;
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void aStory() {
        mara = site.visitor().as("Mara", Role.DESK_HEAD);
        at = Typist.story(mara, "Harbour", "The tide is out.");
        token = mara.formToken();
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) socket.close();
        site.close();
    }

    private static Json.Obj said(Reply reply) {
        return Json.read(reply.text()).obj();
    }

    private long room() {
        return said(mara.script("POST", at + "/room", "{}", token)).number("room");
    }

    private static String steps(long room, long version, String... steps) {
        return "{\"room\":"
                + room
                + ",\"client\":\"client-of-mine\",\"version\":"
                + version
                + ",\"steps\":["
                + String.join(",", steps)
                + "]}";
    }

    private Reply send(String json) {
        return mara.script("POST", at + "/room/steps", json, token);
    }

    private static String put(String text) {
        return "{\"stepType\":\"replace\",\"from\":1,\"to\":1,\"slice\":{\"content\":[{\"type\":\"text\",\"text\":"
                + Json.of(text).write()
                + "}]}}";
    }

    /// Opens the stream; what comes of it, line by line.
    private InputStream news(Visitor who, long room, String client) throws IOException {
        Socket socket = new Socket("127.0.0.1", site.address().getPort());
        sockets.add(socket);
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(
                        ("GET "
                                        + at
                                        + "/room/news?room="
                                        + room
                                        + "&client="
                                        + client
                                        + "&version=0&seq=0 HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nCookie: "
                                        + Cookie.NAME
                                        + "="
                                        + who.cookie(Cookie.NAME)
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        return socket.getInputStream();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) line.append((char) c);
        return line.toString().strip();
    }

    private static void until(InputStream in, String part) throws IOException {
        for (int i = 0; i < 2_000; i++) if (line(in).contains(part)) return;
        throw new AssertionError("never: " + part);
    }

    /// Reads to the end; fails where there is none.
    private static void ends(InputStream in) throws IOException {
        long until = System.nanoTime() + 20_000_000_000L;
        while (in.read() >= 0)
            if (System.nanoTime() > until) throw new AssertionError("it goes on");
    }

    @Test
    void whoDoesNotSeeTheStoryHasNoRoom() throws IOException {
        long room = room();
        Visitor rosa =
                site.visitor()
                        .as(
                                "Rosa",
                                List.of(
                                        new Grant(
                                                Role.REPORTER,
                                                site.app()
                                                        .sections()
                                                        .tree()
                                                        .at("/business")
                                                        .orElseThrow()
                                                        .id()
                                                        .value())));
        String own = rosa.formToken();
        assertThat(rosa.script("POST", at + "/room", "{}", own).status()).isEqualTo(404);
        assertThat(rosa.script("POST", at + "/room/steps", steps(room, 0, put("x")), own).status())
                .isEqualTo(404);
        assertThat(rosa.get(at + "/room/news?room=" + room + "&client=client-of-rosa").status())
                .isEqualTo(404);
        String hers = Typist.story(mara, "Markets", "Up.");
        assertThat(
                        mara.script("POST", hers + "/room/steps", steps(room, 0, put("x")), token)
                                .status())
                .as("another story's room")
                .isEqualTo(410);
        assertThat(mara.script("POST", at + "/room/steps", steps(room, 0, put("x")), own).status())
                .as("another session's token")
                .isEqualTo(403);
        assertThat(said(send(steps(room, 0))).number("version")).isZero();
    }

    @Test
    void whatIsNoStepIsRefused() {
        long room = room();
        String deep = "[".repeat(150) + "]".repeat(150);
        for (String bad :
                List.of(
                        "",
                        "no json",
                        "[]",
                        "{}",
                        steps(room, 0, "1"),
                        steps(room, 0, "{}"),
                        steps(room, 0, "{\"stepType\":\"docAttr\"}"),
                        steps(room, 0, "{\"stepType\":\"<script>\"}"),
                        steps(room, 0, "{\"stepType\":\"replace\",\"slice\":" + deep + "}"),
                        steps(room, -1, put("x")),
                        steps(room, 0, put("half").replace("half", "\\ud800")),
                        steps(room, 0, put("x".repeat(4 << 20))),
                        steps(room, 0, put("x")).replace("client-of-mine", "<b>"),
                        "{\"room\":"
                                + room
                                + ",\"client\":\"client-of-mine\",\"version\":0,\"fields\":{\"body\":\"x\"}}",
                        "{\"room\":"
                                + room
                                + ",\"client\":\"client-of-mine\",\"version\":0,\"fields\":{\"a b\":\"x\"}}",
                        field(room, "made"),
                        // What is said with a publication is said by whoever publishes.
                        field(room, "change"),
                        field(room, "correction"),
                        field(room, "updateNote"),
                        "{\"room\":"
                                + room
                                + ",\"client\":\"client-of-mine\",\"version\":0,\"fields\":{\"kicker\":\""
                                + "x".repeat(30_000)
                                + "\"}}"))
            assertThat(send(bad).status())
                    .as(bad.substring(0, Math.min(90, bad.length())))
                    .isEqualTo(400);
        String many = steps(room, 0, put("x"));
        StringBuilder all = new StringBuilder(put("x"));
        all.append(("," + put("x")).repeat(500));
        assertThat(send(steps(room, 0, all.toString())).status()).isEqualTo(400);
        assertThat(said(send(many)).number("version")).as("none of it was taken").isEqualTo(1);
    }

    private static String field(long room, String name) {
        return "{\"room\":%d,\"client\":\"client-of-mine\",\"version\":0,\"fields\":{\"%s\":\"x\"}}"
                .formatted(room, name);
    }

    @Test
    void whoMayNotSaveWhatGoesOutByItselfDoesNotWriteInItsRoom() throws IOException {
        Visitor rosa = site.visitor().as("Rosa", Role.REPORTER);
        long room = room();
        rosa.open(at);
        String own = rosa.formToken();
        assertThat(rosa.script("POST", at + "/room/steps", steps(room, 0, put("x")), own).status())
                .isEqualTo(200);
        InputStream hers = news(rosa, room, "client-of-rosa");
        until(hers, "event: onto");
        mara.open(at);
        mara.fill(at + "/schedule", Map.of("at", "2099-01-01T06:00"));
        assertThat(mara.page().status()).as(mara.page().words()).isEqualTo(200);
        assertThat(rosa.script("POST", at + "/room/steps", steps(room, 1, put("x")), own).status())
                .isEqualTo(403);
        assertThat(rosa.script("POST", at + "/room", "{}", own).status()).isEqualTo(403);
        ends(hers);
        mara.open(at);
        mara.fill(at + "/kill", Map.of("reason", "It is not true."));
        assertThat(mara.page().status()).as(mara.page().words()).isEqualTo(200);
        assertThat(send(steps(room, 1, put("x"))).status()).as("killed").isEqualTo(403);
    }

    @Test
    void nobodyTakesAnothersNameOrOrder() {
        long room = room();
        Visitor tom = site.visitor().as("Tom", Role.DESK_HEAD);
        assertThat(said(send(steps(room, 0, put("a")))).flag("taken")).isTrue();
        String his = tom.formToken();
        Json.Obj late = said(tom.script("POST", at + "/room/steps", steps(room, 0, put("b")), his));
        assertThat(late.flag("taken")).isFalse();
        assertThat(late.items("steps")).hasSize(1);
        assertThat(
                        said(tom.script("POST", at + "/room/steps", steps(room, 7, put("b")), his))
                                .flag("taken"))
                .as("a version that is not there yet")
                .isFalse();
        assertThat(
                        said(tom.script("POST", at + "/room/steps", steps(room, 1, put("b")), his))
                                .flag("taken"))
                .isTrue();
        List<String> clients =
                said(mara.script("POST", at + "/room", "{}", token)).items("steps").stream()
                        .map(step -> step.obj().text("client"))
                        .toList();
        assertThat(clients).doesNotHaveDuplicates().allMatch(it -> it.endsWith(".client-of-mine"));
    }

    @Test
    void aFloodIsRefused() {
        long room = room();
        String much = steps(room, 0) + " ".repeat(1 << 20);
        int taken = 0;
        while (send(much).status() == 200) taken++;
        assertThat(taken).isBetween(30, 100);
        assertThat(send(much).header("Retry-After")).isNotEmpty();
    }

    @Test
    void streamsAreBoundedAndOnesThatEndMakeRoom() throws IOException {
        long room = room();
        List<InputStream> open = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            InputStream in = news(mara, room, "client-" + UUID.randomUUID());
            until(in, "event: onto");
            open.add(in);
        }
        assertThat(line(news(mara, room, "one-too-many"))).contains("503");
        for (Socket socket : sockets) socket.close();
        ServerProcess.await(() -> site.app().listening() == 0);
        until(news(mara, room, "again-and-again"), "event: onto");
    }

    @Test
    void aStreamEndsSoonAfterTheSessionOrTheRightDoes() throws IOException {
        long room = room();
        Visitor tom = site.visitor().as("Tom", Role.EDITOR);
        InputStream his = news(tom, room, "client-of-tom");
        until(his, "event: onto");
        var people = site.app().identity().people();
        var tomsId = people.find(Visitor.address("Tom")).orElseThrow().id();
        site.app()
                .db()
                .write(tx ->
                        tx.sql("delete from session where person_id = :tom")
                                .bind("tom", tomsId.value())
                                .update());
        ends(his);
        Visitor ines = site.visitor().as("Ines", Role.EDITOR);
        InputStream hers = news(ines, room, "client-of-ines");
        until(hers, "event: onto");
        var inesId = people.find(Visitor.address("Ines")).orElseThrow().id();
        site.app()
                .db()
                .write(tx ->
                        tx.sql("delete from role_grant where person_id = :ines")
                                .bind("ines", inesId.value())
                                .update());
        ends(hers);
        assertThat(mara.get(at).status()).isEqualTo(200);
    }

    /// Sixteen who never read would hold 16 times the whole room if a stream held words.
    @Test
    void whoNeverReadsHoldsNoMemory() throws IOException {
        long room = room();
        long version = 0;
        String long_ = put("x".repeat(200_000));
        for (int i = 0; i < 60; i++) {
            Json.Obj said = said(send(steps(room, version, long_)));
            assertThat(said.flag("taken")).as("step %s", i).isTrue();
            version = said.number("version");
        }
        long before = used();
        for (int i = 0; i < 16; i++) line(news(mara, room, "client-who-sleeps-" + i));
        ServerProcess.await(() -> site.app().listening() == 16);
        assertThat(used() - before).isLessThan(40L << 20);
        // Whoever does read gets all of it, part by part.
        sockets.getLast().close();
        ServerProcess.await(() -> site.app().listening() == 15);
        InputStream last = news(mara, room, "client-who-reads");
        int told = 0;
        while (told < 60) {
            String line = line(last);
            for (int from = line.indexOf("\"stepType\""); from >= 0; told++)
                from = line.indexOf("\"stepType\"", from + 1);
            assertThat(line.length()).isLessThan(1 << 20);
        }
    }

    /// Bytes of the heap, when what nobody needs is gone.
    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    @Test
    void aRoomThatIsFullSaysSo() {
        long room = room();
        long version = 0;
        String longest = put("x".repeat(3 << 20));
        int status = 200;
        for (int i = 0; i < 8 && status == 200; i++) {
            Reply reply = send(steps(room, version, longest));
            status = reply.status();
            if (status == 200) version = said(reply).number("version");
        }
        assertThat(status).isEqualTo(413);
        assertThat(version).isEqualTo(5);
    }

    @Test
    void whatIsSavedIsCheckedWhateverTheRoomSays() {
        long room = room();
        send(steps(room, 0, put("lie")));
        Typist liar = new Typist(mara, at);
        liar.step = 1;
        String in = "{\"room\":" + room + ",\"version\":1,\"seq\":0,\"loose\":[],\"whole\":true}";
        String bad =
                "{\"onto\":2,\"client\":\""
                        + liar.client
                        + "\",\"step\":1,\"fields\":{\"room\":"
                        + Json.of(in).write()
                        + "},\"blocks\":[{\"block\":\"legacy\",\"html\":\"<script>alert(1)</script>\"}]}";
        Reply kept = mara.script("PUT", at + "/draft", bad, token);
        assertThat(kept.status()).as("kept as it came, and not saved").isEqualTo(422);
        Map<String, String> form = new java.util.HashMap<>(mara.fields(at + "/copy"));
        form.put(
                "blocks",
                "[{\"block\":\"paragraph\",\"text\":[{\"mark\":\"evil\",\"content\":[]}]}]");
        form.put("room", in);
        assertThat(mara.post(at + "/copy", form).status()).isEqualTo(422);
        form.put("blocks", "[{\"block\":\"paragraph\",\"text\":[\"Mine.\"]}]");
        form.put("room", "{\"room\":" + room + ",\"version\":99,\"seq\":0,\"loose\":[]}");
        assertThat(mara.post(at + "/copy", form).status())
                .as("a version that is not there")
                .isEqualTo(303);
        assertThat(said(mara.script("POST", at + "/room", "{}", token)).number("onto"))
                .as("and the others do not stand on that")
                .isEqualTo(2);
    }
}

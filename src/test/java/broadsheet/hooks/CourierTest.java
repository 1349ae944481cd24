package broadsheet.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.hooks.Deliveries.End;
import broadsheet.text.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class CourierTest {
    private final TestDesk desk = new TestDesk();
    private final Receiver receiver = new Receiver();
    private final Courier courier = desk.courier();

    @AfterEach
    void close() throws Exception {
        courier.close();
        receiver.close();
        desk.close();
    }

    @Test
    void aMessageIsSignedAndSaysWhatIsPublic() {
        desk.hook(receiver.url());
        TestDesk.Piece piece = desk.publishes("Ferry strike");
        desk.catchUp();
        assertThat(desk.sendAll(courier)).containsExactly(Optional.of(End.SENT));
        Receiver.Got got = receiver.got.getFirst();
        assertThat(got.line()).isEqualTo("POST /hook HTTP/1.1");
        assertThat(got.header("content-type")).isEqualTo("application/json");
        assertThat(got.header("webhook-id")).matches("msg_[0-9a-f]{32}");
        Instant at = Instant.ofEpochSecond(Long.parseLong(got.header("webhook-timestamp")));
        assertThat(Duration.between(at, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(got.header("webhook-signature"))
                .isEqualTo(desk.secret.signature(got.header("webhook-id"), at, got.body()));
        Json.Obj message = Json.read(got.text()).obj();
        assertThat(message.text("type")).isEqualTo("story.published");
        assertThat(Instant.parse(message.text("timestamp"))).isBeforeOrEqualTo(Instant.now());
        assertThat(message.get("data").write())
                .isEqualTo(
                        """
                        {"story":%d,"kind":"article","revision":2,"path":"%s","url":"https://paper.example%s",\
                        "pubstatus":"usable","headline":"Ferry strike"}\
                        """
                                .formatted(piece.id.value(), piece.path, piece.path));
        assertThat(desk.last())
                .satisfies(it -> assertThat(it.state()).isEqualTo("sent"))
                .satisfies(it -> assertThat(it.status()).isEqualTo(200));
        assertThat(desk.tally.sent().sum()).isEqualTo(1);
    }

    @Test
    void aKilledStoryIsCanceledWithItsNoticeAndNothingElseOfItIsSaid() {
        desk.hook(receiver.url());
        TestDesk.Piece hoax = desk.publishes("A mermaid").killed("It was a hoax.");
        desk.publishes("Secret plan").held();
        TestDesk.Piece heldThenKilled = desk.publishes("Libel").held().killed("It was wrong.");
        desk.catchUp();
        desk.sendAll(courier);
        assertThat(messages())
                .containsExactly(
                        "story.killed canceled 3 It was a hoax.",
                        "story.withdrawn withheld 3 ",
                        "story.killed canceled 4 It was wrong.");
        assertThat(receiver.got.toString() + texts())
                .doesNotContain("A mermaid", "headline", "Secret", "Libel", "source called");
        assertThat(texts()).contains(hoax.path).contains(heldThenKilled.path);
    }

    /// Published while the receiver was down, killed before it came back: the older message must
    /// not go out after that, and is not kept either.
    @Test
    void whatIsNotTrueAnyMoreIsNotSent() {
        desk.hook(receiver.url());
        TestDesk.Piece piece = desk.publishes("A mermaid");
        desk.catchUp();
        receiver.then(Receiver.says("500 Oh"));
        desk.sendAll(courier);
        piece.killed("It was a hoax.");
        desk.catchUp();
        desk.later();
        desk.sendAll(courier);
        assertThat(desk.rows()).containsExactly("story.published superseded", "story.killed sent");
        assertThat(receiver.got).hasSize(2);
    }

    /// The headline that was wrong is not sent again after it was corrected.
    @Test
    void aLateMessageSaysWhatIsPublicNow() {
        desk.hook(receiver.url());
        receiver.then(Receiver.says("500 Oh"));
        TestDesk.Piece piece = desk.publishes("Mayor guilty");
        desk.catchUp();
        desk.sendAll(courier);
        piece.corrected("Mayor accused").moved("/world/mayor");
        desk.catchUp();
        desk.later();
        desk.sendAll(courier);
        assertThat(receiver.got).hasSize(4);
        assertThat(receiver.got.subList(1, 4))
                .allSatisfy(got -> {
                    assertThat(got.text()).contains("Mayor accused").contains("\"revision\":4");
                    assertThat(got.text()).contains("https://paper.example/world/mayor");
                });
    }

    @Test
    void aFailureIsTriedAgainUnderTheSameNumberAndSignedAnew() {
        desk.hook(receiver.url());
        receiver.then(Receiver.says("500 Oh"), Receiver.says("503 Busy", "Retry-After: 7200"));
        desk.publishes("Ferry strike");
        desk.catchUp();
        assertThat(desk.sendAll(courier)).containsExactly(Optional.empty());
        assertThat(desk.last().problem()).isEqualTo("answered 500");
        assertThat(wait(desk.last())).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(6));
        assertThat(desk.due.take()).as("not before its time").isEmpty();
        desk.later();
        assertThat(desk.sendAll(courier)).containsExactly(Optional.empty());
        assertThat(wait(desk.last()))
                .as("as long as it asks for")
                .isBetween(Duration.ofMinutes(119), Duration.ofMinutes(121));
        desk.later();
        assertThat(desk.sendAll(courier)).containsExactly(Optional.of(End.SENT));
        assertThat(receiver.got.stream().map(got -> got.header("webhook-id")).distinct())
                .hasSize(1);
        assertThat(desk.last().attempts()).isEqualTo(3);
        assertThat(desk.tally.failed().sum()).isEqualTo(2);
    }

    private static Duration wait(LoggedDelivery it) {
        return Duration.between(Instant.now(), it.due());
    }

    @ParameterizedTest
    @CsvSource({
        "silent,took longer than 1 s",
        "dripping,took longer than 1 s",
        "closing,",
        "not http,",
        "redirecting,answered 302",
        "short,",
        "early,"
    })
    void whoeverMisbehavesIsLeftInTimeAndTriedAgain(String how, String problem) {
        desk.hook(receiver.url());
        receiver.always(
                switch (how) {
                    case "silent" -> receiver.silent();
                    case "dripping" -> receiver.dripping();
                    case "closing" -> Receiver.raw("");
                    case "not http" -> Receiver.raw("SSH-2.0-OpenSSH_9\r\n\r\n");
                    case "redirecting" ->
                            Receiver.says("302 Found", "Location: " + receiver.url() + "/other");
                    case "short" ->
                            Receiver.raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nlie");
                    default -> Receiver.raw("HTTP/1.1 103 Early Hints\r\n\r\n");
                });
        desk.publishes("Ferry strike");
        desk.catchUp();
        Instant start = Instant.now();
        assertThat(desk.sendAll(courier)).containsExactly(Optional.empty());
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(desk.rows()).containsExactly("story.published waiting");
        if (problem != null) assertThat(desk.last().problem()).isEqualTo(problem);
        assertThat(receiver.got).hasSize(1);
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() {
        desk.hook(receiver.url());
        receiver.always(receiver.endless());
        desk.publishes("Ferry strike");
        desk.catchUp();
        assertThat(desk.sendAll(courier)).containsExactly(Optional.of(End.SENT));
    }

    @Test
    void whoIsNotThereIsTriedAgain() throws Exception {
        URI nowhere;
        try (Receiver gone = new Receiver()) {
            nowhere = gone.url();
        }
        desk.hook(nowhere);
        desk.publishes("Ferry strike");
        desk.catchUp();
        assertThat(desk.sendAll(courier)).containsExactly(Optional.empty());
        assertThat(desk.last().problem()).isNotBlank();
    }

    @Test
    void goneMeansGone() {
        long hook = desk.hook(receiver.url());
        receiver.always(Receiver.says("410 Gone"));
        desk.publishes("One");
        desk.publishes("Two");
        desk.catchUp();
        desk.sendAll(courier);
        assertThat(receiver.got).hasSize(1);
        assertThat(desk.hooks.find(hook).orElseThrow().pausedBecause())
                .isEqualTo("it answered 410 Gone");
        assertThat(desk.rows())
                .containsExactly("story.published given-up", "story.published waiting");
    }

    @Test
    void aDeadReceiverIsGivenUpThenPausedAndCanBeTakenUpAgain() {
        long hook = desk.hook(receiver.url());
        receiver.always(Receiver.says("500 Oh"));
        for (int i = 0; i < Hooks.PATIENCE + 1; i++) desk.publishes("Story " + i);
        desk.catchUp();
        try (Courier hasty =
                desk.courier(
                        new Backoff(Duration.ofMillis(1), 1, Duration.ofMillis(1), 2),
                        null,
                        true)) {
            for (int i = 0; i < 3; i++) {
                desk.later();
                desk.sendAll(hasty);
            }
        }
        Hook dead = desk.hooks.find(hook).orElseThrow();
        assertThat(dead.paused()).isNotNull();
        assertThat(dead.pausedBecause()).isEqualTo("5 deliveries in a row were given up");
        assertThat(desk.deliveries.newest(hook, "given-up", 100)).hasSize(Hooks.PATIENCE);
        assertThat(desk.tally.givenUp().sum()).isEqualTo(Hooks.PATIENCE);
        assertThat(desk.deliveries.waiting().count()).as("of hooks in use").isZero();

        receiver.always(Receiver.OK);
        assertThat(desk.hooks.resume(hook)).isTrue();
        assertThat(desk.deliveries.resendGivenUp(hook)).isEqualTo(Hooks.PATIENCE);
        assertThat(desk.sendAll(courier))
                .hasSize(Hooks.PATIENCE + 1)
                .containsOnly(Optional.of(End.SENT));
        assertThat(desk.hooks.find(hook).orElseThrow().givenUp()).isZero();
    }

    @Test
    void whatArrivedCanBeSentAgain() {
        desk.hook(receiver.url());
        desk.publishes("Ferry strike");
        desk.catchUp();
        desk.sendAll(courier);
        long id = desk.last().id();
        assertThat(desk.deliveries.resend(id)).isTrue();
        assertThat(desk.deliveries.resend(id)).as("it waits already").isFalse();
        assertThat(desk.deliveries.resend(9_999)).isFalse();
        desk.sendAll(courier);
        assertThat(receiver.got.stream().map(got -> got.header("webhook-id")).distinct())
                .hasSize(1);
        assertThat(receiver.got).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://localhost:%d/",
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://2130706433:%d/",
                "http://0177.0.0.1:%d/",
                "http://0.0.0.0:%d/",
                "http://169.254.169.254/latest/meta-data/"
            })
    void aHookInsideIsNotReached(String where) {
        desk.hook(URI.create(where.formatted(receiver.url().getPort())));
        desk.publishes("Ferry strike");
        desk.catchUp();
        try (Courier careful = desk.courier(Backoff.DEFAULT, null, false)) {
            assertThat(desk.sendAll(careful)).containsExactly(Optional.empty());
        }
        assertThat(desk.last().problem()).contains("is not a public address");
        assertThat(receiver.got).isEmpty();
    }

    @Test
    void theHubIsPinged() {
        Outbox outbox = desk.outbox(_ -> List.of("https://paper.example/feed?a=ü"));
        desk.publishes("Ferry strike");
        desk.catchUp(outbox);
        desk.later();
        receiver.then(Receiver.says("500 Oh"), Receiver.says("204 No Content"));
        try (Courier toHub = desk.courier(Backoff.DEFAULT, receiver.url(), true)) {
            desk.sendAll(toHub);
            desk.later();
            desk.sendAll(toHub);
        }
        assertThat(desk.rows()).containsExactly("feed.changed sent");
        Receiver.Got got = receiver.got.getLast();
        assertThat(got.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(got.text())
                .isEqualTo(
                        "hub.mode=publish&hub.url=https%3A%2F%2Fpaper.example%2Ffeed%3Fa%3D%C3%BC");
        assertThat(got.headers()).doesNotContainKey("webhook-signature");
    }

    @Test
    void theLogIsSwept() {
        desk.hook(receiver.url());
        desk.publishes("Old");
        desk.publishes("New");
        desk.catchUp();
        desk.sendAll(courier);
        desk.db.write(tx ->
                tx.sql(
                                """
                                update delivery set ended = now() - interval '31 days'
                                where id = (select min(id) from delivery)
                                """)
                        .update());
        assertThat(desk.deliveries.sweep(Duration.ofDays(30))).isFalse();
        assertThat(desk.rows()).hasSize(1);
    }

    private List<String> messages() {
        return receiver.got.stream()
                .map(got -> Json.read(got.text()).obj())
                .map(it -> {
                    Json.Obj data = it.get("data").obj();
                    String notice = data.textOrNull("notice");
                    return it.text("type")
                            + " "
                            + data.text("pubstatus")
                            + " "
                            + data.number("revision")
                            + " "
                            + (notice == null ? "" : notice);
                })
                .toList();
    }

    private String texts() {
        StringBuilder all = new StringBuilder();
        receiver.got.forEach(got -> all.append(new String(got.body(), StandardCharsets.UTF_8)));
        return all.toString();
    }
}

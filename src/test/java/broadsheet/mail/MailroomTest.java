package broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.config.MailSettings;
import broadsheet.db.Db;
import broadsheet.metrics.Metrics;
import broadsheet.testing.TestDb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Letters that wait, and what becomes of them when the mail server or this house goes down.
class MailroomTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final Db db = TestDb.fresh();
    private final Letters letters = new Letters(db, true);
    private final LetterLog log = new LetterLog(db);
    private final Metrics metrics = new Metrics();
    private final List<Envelope> written = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        metrics.close();
        db.close();
    }

    private Optional<Letter> write(Envelope envelope) {
        written.add(envelope);
        return envelope.recipient().equals("nobody")
                ? Optional.empty()
                : Optional.of(
                        new Letter(
                                Mailbox.of(envelope.recipient() + "@paper.example", "")
                                        .orElseThrow(),
                                envelope.kind(),
                                envelope.detail(),
                                "<p></p>",
                                "en",
                                null));
    }

    private Mailroom room(int port, Duration timeout) {
        MailSettings settings =
                new MailSettings(
                        "127.0.0.1",
                        port,
                        "",
                        "",
                        MailSettings.Tls.NONE,
                        "desk@paper.example",
                        timeout);
        return Mailroom.of(settings, () -> "The Post", letters, log, this::write, metrics).start();
    }

    private void post(String recipient, String detail, Duration good) {
        db.write(tx -> {
            letters.post(tx, "password-set", recipient, detail, good);
            return true;
        });
    }

    private long rows(String state) {
        return db.read(tx ->
                        tx.sql("select count(*) as n from letter where state = :state")
                                .bind("state", state)
                                .one(row -> row.number("n")))
                .orElseThrow();
    }

    private long rows() {
        return rows("waiting") + rows("sending") + rows("given-up");
    }

    /// As if time passed: what is tried again later is due now.
    private void due() {
        db.write(tx -> tx.sql("update letter set due = now() where state = 'waiting'").update());
    }

    private static void await(BooleanSupplier there) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("it never came");
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Test
    void whatWasPostedGoesOutAndNothingOfItStays() {
        try (OddServer server = OddServer.answering(Map.of());
                Mailroom _ = room(server.port(), Duration.ofSeconds(5))) {
            post("mara", "one", DAY);
            post("nils", "two", DAY);
            await(() -> rows() == 0);
            assertThat(server.letters()).hasSize(2);
            assertThat(metrics.page())
                    .contains("mail_sent_total 2")
                    .contains("mail_failed_total 0");
        }
    }

    @Test
    void whatATransactionDidNotDoIsToldToNobody() {
        try (OddServer server = OddServer.answering(Map.of());
                Mailroom _ = room(server.port(), Duration.ofSeconds(5))) {
            try {
                db.write(tx -> {
                    letters.post(tx, "password-set", "mara", "undone", DAY);
                    throw new IllegalStateException("undone");
                });
            } catch (IllegalStateException _) {
                // Meant.
            }
            post("mara", "done", DAY);
            await(() -> rows() == 0 && !server.letters().isEmpty());
            assertThat(written).map(Envelope::detail).containsExactly("done");
        }
    }

    @Test
    void whoIsNotThereGetsNothing() {
        try (OddServer server = OddServer.answering(Map.of());
                Mailroom _ = room(server.port(), Duration.ofSeconds(5))) {
            post("nobody", "", DAY);
            await(() -> rows() == 0);
            assertThat(server.commands()).isEmpty();
        }
    }

    @Test
    void ofSeveralThatSayTheSameTheNewestGoes() {
        for (int i = 0; i < 5; i++) post("mara", "", DAY);
        post("mara", "something else", DAY);
        try (OddServer server = OddServer.answering(Map.of());
                Mailroom _ = room(server.port(), Duration.ofSeconds(5))) {
            await(() -> rows() == 0);
            assertThat(server.letters()).hasSize(2);
            assertThat(written).map(Envelope::id).containsExactlyInAnyOrder(5L, 6L);
        }
    }

    @Test
    void aServerThatIsDownForAWhileLosesNothing() {
        post("mara", "", DAY);
        int port;
        try (OddServer server = OddServer.answering(Map.of("MAIL", "451 not now"))) {
            port = server.port();
            try (Mailroom _ = room(port, Duration.ofSeconds(5))) {
                await(() -> written.size() == 1 && rows("waiting") == 1);
                due();
                await(() -> written.size() == 2 && rows("waiting") == 1);
            }
        }
        try (Mailroom _ = room(port, Duration.ofSeconds(5))) {
            due();
            await(() -> written.size() == 3 && rows("waiting") == 1);
        }
        try (OddServer server = OddServer.answering(Map.of());
                Mailroom _ = room(server.port(), Duration.ofSeconds(5))) {
            due();
            await(() -> rows() == 0);
            assertThat(server.letters()).hasSize(1);
        }
        assertThat(written).map(Envelope::message).containsOnly(written.getFirst().message());
        assertThat(written).map(Envelope::attempt).containsExactly(1, 2, 3, 4);
    }

    @Test
    void eachAttemptWaitsLongerThanTheOneBeforeUpToAnHour() {
        post("mara", "", Duration.ofDays(3));
        double before = 0;
        for (int attempt = 1; attempt <= 10; attempt++) {
            Envelope envelope = letters.take(Duration.ofSeconds(30)).orElseThrow();
            assertThat(letters.again(envelope, "not now", 0.5)).isTrue();
            double wait =
                    db.read(tx ->
                                    tx.sql(
                                                    "select extract(epoch from due - now())::float8 as wait from letter")
                                            .one(row -> row.real("wait")))
                            .orElseThrow();
            assertThat(wait).isBetween(before, 3_600.0);
            before = Math.min(wait, 3_500);
            due();
        }
        assertThat(before).isGreaterThan(3_000);
    }

    @Test
    void whatComesTooLateIsGivenUpAndSaid() {
        try (OddServer server = OddServer.answering(Map.of("MAIL", "451 not now"));
                Mailroom _ = room(server.port(), Duration.ofSeconds(5))) {
            post("mara", "", Duration.ofSeconds(5));
            await(() -> rows("given-up") == 1);
            assertThat(log.givenUp()).singleElement().asString().contains("451 not now");
            assertThat(metrics.page()).contains("mail_given_up_total 1");
        }
        post("nils", "", Duration.ofSeconds(-1));
        assertThat(letters.take(Duration.ofSeconds(30))).as("too late before it began").isEmpty();
        assertThat(log.expire()).isEqualTo(1);
        assertThat(log.givenUp()).anyMatch(line -> line.contains("nothing ran"));
    }

    @Test
    void whatIsRefusedForGoodIsNotSentAgain() {
        try (OddServer server = OddServer.answering(Map.of("RCPT", "550 nobody of that name"));
                Mailroom _ = room(server.port(), Duration.ofSeconds(5))) {
            post("mara", "", DAY);
            await(() -> rows("given-up") == 1);
            assertThat(written).hasSize(1);
            assertThat(log.givenUp()).singleElement().asString().contains("nobody of that name");
        }
    }

    /// It had read the letter to its end: whether it keeps it nobody knows. Twice is better than
    /// not at all, and the same name lets a mailbox throw one away.
    @Test
    void aLetterGoesTwiceRatherThanNotAtAll() {
        post("mara", "", DAY);
        try (OddServer server = OddServer.answering(Map.of(".", OddServer.HANG_UP));
                Mailroom _ = room(server.port(), Duration.ofSeconds(5))) {
            await(() -> server.letters().size() == 1 && rows("waiting") == 1);
        }
        try (OddServer server = OddServer.answering(Map.of());
                Mailroom _ = room(server.port(), Duration.ofSeconds(5))) {
            due();
            await(() -> rows() == 0);
            assertThat(server.letters())
                    .singleElement()
                    .asString()
                    .contains("<" + written.getFirst().message() + "@paper.example>");
        }
    }

    @Test
    void aServerThatNeverEndsIsCutOffAndTheNextLetterGoes() {
        post("mara", "", DAY);
        try (OddServer server = OddServer.answering(Map.of("RCPT", OddServer.DRIP));
                Mailroom _ = room(server.port(), Duration.ofMillis(300))) {
            await(() -> written.size() == 1 && rows("waiting") == 1);
            assertThat(problem()).contains("took longer");
        }
        try (OddServer server = OddServer.answering(Map.of("RCPT", OddServer.HANG));
                Mailroom _ = room(server.port(), Duration.ofMillis(300))) {
            due();
            await(() -> written.size() == 2 && rows("waiting") == 1);
        }
    }

    private String problem() {
        return db.read(tx -> tx.sql("select problem from letter").one(row -> row.text("problem")))
                .orElseThrow();
    }

    /// What a killed process leaves: a letter that somebody has in hand who is not there any more.
    @Test
    void whatADeadNodeHadInHandIsSentByAnother() {
        post("mara", "", DAY);
        Envelope lost = letters.take(Duration.ofMillis(400)).orElseThrow();
        assertThat(letters.take(Duration.ofMillis(400))).as("it has it for a while").isEmpty();
        try (OddServer server = OddServer.answering(Map.of());
                Mailroom _ = room(server.port(), Duration.ofSeconds(5))) {
            await(() -> rows() == 0);
            assertThat(written).map(Envelope::attempt).containsExactly(2);
            letters.done(lost);
            assertThat(letters.again(lost, "late", 0.5)).isFalse();
        }
    }

    @Test
    void severalNodesSendEachLetterOnce() {
        for (int i = 0; i < 60; i++) post("mara", "" + i, DAY);
        try (OddServer server = OddServer.answering(Map.of());
                Mailroom _ = room(server.port(), Duration.ofSeconds(5));
                Mailroom _ = room(server.port(), Duration.ofSeconds(5));
                Mailroom _ = room(server.port(), Duration.ofSeconds(5))) {
            await(() -> rows() == 0);
            assertThat(server.letters()).hasSize(60);
        }
    }

    @Test
    void closingDoesNotWaitForAServerThatHangs() {
        post("mara", "", DAY);
        try (OddServer server = OddServer.answering(Map.of("", OddServer.HANG))) {
            Mailroom room = room(server.port(), Duration.ofMinutes(5));
            await(() -> written.size() == 1);
            long before = System.nanoTime();
            room.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(5));
            assertThat(rows()).as("it is not forgotten").isEqualTo(1);
        }
    }

    @Test
    void aScribeThatBreaksHoldsNobodyElseUp() {
        try (OddServer server = OddServer.answering(Map.of());
                Mailroom _ =
                        new Mailroom(
                                        letters,
                                        log,
                                        envelope -> {
                                            if (envelope.recipient().equals("mara"))
                                                throw new IllegalStateException("a bug");
                                            return write(envelope);
                                        },
                                        Smtp.of(
                                                new MailSettings(
                                                        "127.0.0.1",
                                                        server.port(),
                                                        "",
                                                        "",
                                                        MailSettings.Tls.NONE,
                                                        "desk@paper.example",
                                                        Duration.ofSeconds(5)),
                                                "The Post"),
                                        Duration.ofSeconds(20),
                                        metrics)
                                .start()) {
            post("mara", "", DAY);
            post("nils", "", DAY);
            await(() -> server.letters().size() == 1);
            await(() -> rows("waiting") == 1);
        }
    }
}

package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.identity.NewPerson;
import broadsheet.identity.People;
import broadsheet.mail.OddServer;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What somebody may try who wants to know who works here, to be let in by a link that is not
/// theirs, or to fill somebody's mailbox.
class LostPasswordAttackTest {
    private static final Pattern TOKEN = Pattern.compile("/desk/link/([A-Za-z0-9_-]{43})");

    private final TestClock clock = new TestClock("2026-11-25T09:00:00Z");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("broadsheet.mail.LogCarrier");
    private TestSite site;

    private TestSite paper(TestSite.Builder builder) {
        log.start();
        logger.addAppender(log);
        site = builder.at(clock).with("http.trusted-proxies", "127.0.0.1").open();
        return site;
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        if (site != null) site.close();
    }

    private void person(String name) {
        assertThat(
                        site.app()
                                .identity()
                                .people()
                                .add(
                                        new NewPerson(name, Visitor.address(name), List.of()),
                                        Actor.SYSTEM))
                .isPresent();
    }

    private Reply ask(String email, String from) {
        Visitor visitor = site.visitor();
        return visitor.post(
                "/desk/lost-password",
                Map.of("email", email),
                "Origin: " + visitor.origin(),
                "X-Forwarded-For: " + from);
    }

    private static void await(BooleanSupplier there) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("it never came");
            LockSupport.parkNanos(5_000_000);
        }
    }

    private long count(String table) {
        return site.app()
                .db()
                .read(tx ->
                        tx.sql("select count(*) as n from " + table).one(row -> row.number("n")))
                .orElseThrow();
    }

    @Test
    void whoWorksHereCannotBeFoundOutByWords() {
        paper(TestSite.paper());
        person("Mara");
        person("Gone");
        People people = site.app().identity().people();
        people.deactivate(people.find(Visitor.address("Gone")).orElseThrow().id(), Actor.SYSTEM);
        site.visitor().as("Nils", List.of());
        List<String> answers = new ArrayList<>();
        for (String name : List.of("mara", "gone", "nils", "nobody")) {
            Reply reply = ask(name + "@paper.example", "192.0.2.1");
            assertThat(reply.status()).isEqualTo(303);
            answers.add(reply.location() + reply.header("Set-Cookie"));
            answers.add(site.get(reply.location()).text());
        }
        assertThat(Set.copyOf(answers)).hasSize(2);
        assertThat(ask("no address", "192.0.2.1").status()).isEqualTo(422);
    }

    /// What is done while the asker waits is the same statement for everybody: nobody is looked up.
    /// So times must be alike too. Known and unknown addresses are asked for in one shuffled row,
    /// and one of each is then compared with every one of the other: half of the time either is
    /// quicker.
    @Test
    void whoWorksHereCannotBeFoundOutByTime() {
        paper(TestSite.paper());
        int each = 100;
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            person("known" + i);
            asked.add("known" + i);
            asked.add("other" + i);
        }
        Collections.shuffle(asked, new Random(41));
        for (int i = 0; i < 30; i++) ask("warm" + i + "@paper.example", "203.0.113." + i);
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            long start = System.nanoTime();
            Reply reply = ask(asked.get(i) + "@paper.example", "198.51.100." + i);
            long took = System.nanoTime() - start;
            assertThat(reply.status()).isEqualTo(303);
            (asked.get(i).startsWith("known") ? known : unknown).add(took);
        }
        double slower =
                known.stream()
                                .mapToLong(time ->
                                        unknown.stream().filter(other -> other < time).count())
                                .sum()
                        / (double) (each * each);
        assertThat(slower).as("how often a known one takes longer").isBetween(0.3, 0.7);
    }

    @Test
    void nobodysMailboxIsFilled() {
        paper(TestSite.paper());
        person("Mara");
        for (String account : List.of("mara@paper.example", "nobody@paper.example")) {
            List<Long> waits = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Reply reply = ask(account, "198.51.100." + i);
                if (reply.status() == 429) {
                    waits.add(Long.parseLong(reply.header("Retry-After")));
                    clock.pass(Duration.ofSeconds(waits.getLast()));
                } else assertThat(reply.status()).isEqualTo(303);
            }
            assertThat(waits).as(account).startsWith(60L, 120L, 240L, 480L, 960L).isSorted();
        }
        clock.pass(Duration.ofDays(1));
        Reply other = ask("Mara@Paper.Example", "198.51.100.1");
        assertThat(other.status()).as("a day later").isEqualTo(303);
    }

    @Test
    void nobodyAsksForAllFromOnePlace() {
        paper(TestSite.paper());
        for (int i = 0; i < 10; i++)
            assertThat(ask("p" + i + "@paper.example", "198.51.100.1").status()).isEqualTo(303);
        long letters = count("letter");
        assertThat(ask("another@paper.example", "198.51.100.1").status()).isEqualTo(429);
        assertThat(count("letter")).isLessThanOrEqualTo(letters);
        assertThat(ask("another@paper.example", "198.51.100.2").status()).isEqualTo(303);
    }

    @Test
    void askingForLettersSlowsNobodysSigningIn() {
        paper(TestSite.paper());
        site.visitor().as("Mara", List.of());
        for (int i = 0; i < 6; i++) ask("mara@paper.example", "192.0.2.1");
        assertThat(ask("mara@paper.example", "192.0.2.1").status()).isEqualTo(429);
        assertThat(site.visitor().signsIn("mara@paper.example", Visitor.PASSWORD).status())
                .isEqualTo(303);
    }

    @Test
    void anotherSiteCannotAsk() {
        paper(TestSite.paper());
        person("Mara");
        for (String header :
                List.of("Origin: https://evil.example", "Origin: null", "X-Nothing: to say"))
            assertThat(
                            site.visitor()
                                    .post(
                                            "/desk/lost-password",
                                            Map.of("email", "mara@paper.example"),
                                            header)
                                    .status())
                    .as(header)
                    .isEqualTo(403);
        assertThat(count("letter")).isZero();
        assertThat(site.get("/desk/lost-password?email=mara@paper.example&asked=1").status())
                .isEqualTo(200);
        assertThat(count("letter")).isZero();
    }

    @Test
    void withoutMailTheLinkIsInTheLogAndThePageSaysSo() {
        paper(TestSite.paper());
        person("Mara");
        assertThat(site.get("/desk/lost-password").words()).contains("sends no letters");
        assertThat(site.get(ask("mara@paper.example", "192.0.2.1").location()).words())
                .contains("a link stands in the log of the server");
        ask("nobody@paper.example", "192.0.2.1");
        await(() -> !log.list.isEmpty() && count("letter") == 0);
        String line = log.list.getFirst().getFormattedMessage();
        assertThat(line).contains("mail.host is not set", "mara@paper.example");
        Matcher link = TOKEN.matcher(line);
        assertThat(link.find()).isTrue();
        assertThat(site.get("/desk/link/" + link.group(1)).status()).isEqualTo(200);
        assertThat(log.list).hasSize(1);
    }

    /// The server has read the letter, so we know its link; it does not say that it has, so all
    /// that there ever is of it is in the tables.
    @Test
    void aStolenDatabaseHasNoLinkInItEvenWhileALetterIsUnderWay() {
        try (OddServer server = OddServer.answering(Map.of(".", OddServer.HANG))) {
            paper(
                    TestSite.paper()
                            .with("mail.host", "127.0.0.1")
                            .with("mail.port", "" + server.port())
                            .with("mail.tls", "none")
                            .with("mail.timeout", "60s"));
            person("Mara");
            assertThat(ask("mara@paper.example", "192.0.2.1").status()).isEqualTo(303);
            String before = everything();
            await(() -> !server.letters().isEmpty());
            String during = everything();
            String letter = server.letters().getFirst().replace("=\n", "");
            Matcher link = TOKEN.matcher(letter);
            assertThat(link.find()).as(letter).isTrue();
            String token = link.group(1);
            assertThat(site.get("/desk/link/" + token).status())
                    .as("it works as soon as it is read")
                    .isEqualTo(200);
            String hash = HexFormat.of().formatHex(sha256(token));
            assertThat(during).contains("lost-password").contains(hash).doesNotContain(token);
            assertThat(before).contains("lost-password").doesNotContain(token);
            String shown = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(token));
            assertThat(site.get("/desk/link/" + shown).status()).isEqualTo(410);
            assertThat(site.get("/desk/link/" + hash.substring(0, 43)).status()).isEqualTo(410);
        }
    }

    @Test
    void aLinkLeadsToThePaperWhateverHostWasAskedFor() {
        try (OddServer server = OddServer.answering(Map.of())) {
            paper(
                    TestSite.paper()
                            .with("mail.host", "127.0.0.1")
                            .with("mail.port", "" + server.port())
                            .with("mail.tls", "none"));
            person("Mara");
            site.sendWith(
                    "email=mara%40paper.example",
                    "POST",
                    "/desk/lost-password",
                    "Content-Type: application/x-www-form-urlencoded",
                    "Sec-Fetch-Site: same-origin",
                    "X-Forwarded-For: 192.0.2.1",
                    "X-Forwarded-Host: evil.example",
                    "X-Forwarded-Proto: https");
            await(() -> !server.letters().isEmpty());
            String letter = server.letters().getFirst().replace("=\n", "");
            assertThat(letter)
                    .contains("http://localhost:0/desk/link/")
                    .doesNotContain("evil.example");
        }
    }

    private String everything() {
        StringBuilder all = new StringBuilder();
        site.app()
                .db()
                .read(tx ->
                        tx.sql(
                                        """
                                        select table_name from information_schema.tables
                                        where table_schema = 'public' and table_type = 'BASE TABLE'
                                        """)
                                .list(row -> row.text("table_name")))
                .forEach(table ->
                        site.app()
                                .db()
                                .read(tx ->
                                        tx.sql("select t::text as line from " + table + " t")
                                                .list(row -> row.text("line")))
                                .forEach(line -> all.append(line).append('\n')));
        return all.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

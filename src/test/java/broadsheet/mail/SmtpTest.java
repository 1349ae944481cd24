package broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.config.MailSettings;
import broadsheet.mail.Carrier.Carried;
import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Letters on the wire, to a real mail server and to such as behave badly.
class SmtpTest {
    private static final Duration SOON = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final OwnCertificate OWN = new OwnCertificate();

    private static MailSettings at(int port, MailSettings.Tls tls, String user, String password) {
        return new MailSettings("localhost", port, user, password, tls, "desk@paper.example", LONG);
    }

    private static Smtp plain(int port) {
        return Smtp.of(at(port, MailSettings.Tls.NONE, "", ""), () -> "The Harbour Post");
    }

    private static Smtp impatient(int port) {
        return Smtp.of(
                new MailSettings(
                        "localhost",
                        port,
                        "",
                        "",
                        MailSettings.Tls.NONE,
                        "desk@paper.example",
                        SOON),
                () -> "The Harbour Post");
    }

    private static Letter letter(Mailbox to, String subject) {
        return new Letter(
                to,
                subject,
                "Hello Mara,\n\nhttps://paper.example/desk/link/x\n.\n",
                "<!doctype html><p>Hello Mara,</p>",
                "en",
                URI.create("https://paper.example/desk/link/x"));
    }

    private static Letter letter() {
        return letter(Mailbox.of("mara@paper.example", "Mara Quill").orElseThrow(), "A link");
    }

    private static GreenMail server(String protocol) {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        server.start();
        return server;
    }

    private static int port(GreenMail server, String protocol) {
        return protocol.equals(ServerSetup.PROTOCOL_SMTPS)
                ? server.getSmtps().getPort()
                : server.getSmtp().getPort();
    }

    private static MimeMessage sent(Letter letter) throws Exception {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTP);
        try {
            int port = port(server, ServerSetup.PROTOCOL_SMTP);
            assertThat(plain(port).carry(letter, "one")).isEqualTo(new Carried.Taken());
            assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
            assertThat(server.getReceivedMessages()).hasSize(1);
            return server.getReceivedMessages()[0];
        } finally {
            server.stop();
        }
    }

    @Test
    void aLetterIsFromThePaperAsItIsCalledNow() throws Exception {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTP);
        try {
            AtomicReference<String> name = new AtomicReference<>("The Harbour Post");
            int port = port(server, ServerSetup.PROTOCOL_SMTP);
            Smtp smtp = Smtp.of(at(port, MailSettings.Tls.NONE, "", ""), name::get);
            name.set("The Evening Post");
            smtp.carry(letter(), "one");
            assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
            assertThat(server.getReceivedMessages()[0].getFrom())
                    .containsExactly(new InternetAddress("desk@paper.example", "The Evening Post"));
        } finally {
            server.stop();
        }
    }

    @Test
    void aLetterHasWordsAsTextAndAsAPage() throws Exception {
        MimeMessage message = sent(letter());
        assertThat(message.getFrom())
                .containsExactly(new InternetAddress("desk@paper.example", "The Harbour Post"));
        assertThat(message.getAllRecipients())
                .containsExactly(new InternetAddress("mara@paper.example", "Mara Quill"));
        assertThat(message.getSubject()).isEqualTo("A link");
        assertThat(message.getMessageID()).isEqualTo("<one@paper.example>");
        assertThat(message.getSentDate()).isCloseTo(new java.util.Date(), 60_000);
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getContentLanguage()).containsExactly("en");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                .isEqualTo(letter().text());
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo(letter().html());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "مها الصحفية",
                "\u2068מירה\u2069",
                "Zoë \"Zo\" Ångström, Ph.D. <zoe@elsewhere.example>",
                "👩🏽‍💻 Mara"
            })
    void whateverANameIsItIsOneName(String name) throws Exception {
        MimeMessage message =
                sent(letter(Mailbox.of("mara@paper.example", name).orElseThrow(), name));
        assertThat(message.getAllRecipients())
                .containsExactly(new InternetAddress("mara@paper.example", name, "UTF-8"));
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getPersonal()).isEqualTo(name);
        assertThat(message.getSubject()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"m, 300", "م, 300", "👩, 300", "mara quill , 60"})
    void aLongNameIsFoldedAndWhole(String part, int times) throws Exception {
        String name = part.repeat(times).strip();
        MimeMessage message =
                sent(letter(Mailbox.of("mara@paper.example", name).orElseThrow(), name));
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getPersonal()).isEqualTo(name);
        assertThat(message.getSubject()).isEqualTo(name);
        String[] lines = GreenMailUtil.getHeaders(message).split("\r?\n");
        assertThat(lines).allMatch(line -> line.length() <= 998);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mara\r\nBcc: thief@evil.example",
                "Mara\nBcc: thief@evil.example",
                "Mara\r\n\r\n<script>alert(1)</script>",
                "Mara\u2028Bcc: thief@evil.example",
                "Mara\u0085Bcc: thief@evil.example",
                "Mara\u0000\rBcc: thief@evil.example",
                "=?UTF-8?Q?=0D=0ABcc:_thief@evil.example?="
            })
    void nobodyWritesAHeaderThroughANameOrASubject(String evil) throws Exception {
        MimeMessage message =
                sent(letter(Mailbox.of("mara@paper.example", evil).orElseThrow(), evil));
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getSubject()).doesNotContain("\r", "\n");
        assertThat(Collections.list(message.getAllHeaderLines()))
                .noneMatch(line -> line.startsWith("Bcc"));
        assertThat(message.getContent()).isInstanceOf(MimeMultipart.class);
    }

    @Test
    void aPapersNameIsOneLineToo() throws Exception {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTP);
        try {
            int port = port(server, ServerSetup.PROTOCOL_SMTP);
            Smtp smtp =
                    Smtp.of(
                            at(port, MailSettings.Tls.NONE, "", ""),
                            () -> "The Post\r\nBcc: x@y.example");
            assertThat(smtp.carry(letter(), "one")).isEqualTo(new Carried.Taken());
            assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
            assertThat(server.getReceivedMessages()[0].getHeader("Bcc")).isNull();
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void anInternationalHostIsWrittenInAscii() throws Exception {
        MimeMessage message =
                sent(letter(Mailbox.of("mara@bücher.example", "Mara").orElseThrow(), "A link"));
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getAddress())
                .isEqualTo("mara@xn--bcher-kva.example");
    }

    @Test
    void anAddressBeyondAsciiIsSentAsItIsWhereTheServerCanAndRefusedWhereNot() {
        Letter letter = letter(Mailbox.of("zoë@paper.example", "Zoë").orElseThrow(), "A link");
        try (OddServer old = OddServer.answering(Map.of())) {
            assertThat(plain(old.port()).carry(letter, "one"))
                    .isInstanceOfSatisfying(
                            Carried.Refused.class, it -> assertThat(it.why()).contains("SMTPUTF8"));
            assertThat(old.letters()).isEmpty();
        }
        try (OddServer young =
                OddServer.answering(Map.of("EHLO", "250-mail.example\r\n250 SMTPUTF8"))) {
            assertThat(plain(young.port()).carry(letter, "one")).isEqualTo(new Carried.Taken());
            assertThat(young.commands())
                    .anyMatch(line -> line.startsWith("MAIL FROM:") && line.contains("SMTPUTF8"));
            byte[] zoe =
                    "RCPT TO:<zoë@paper.example>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(young.commands())
                    .anyMatch(line ->
                            Arrays.equals(
                                    line.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                                    zoe));
        }
    }

    @Test
    void aUserAndAPasswordAreShownToAServerThatWantsThem() {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTP);
        try {
            server.setUser("post@paper.example", "post", "harbour");
            int port = port(server, ServerSetup.PROTOCOL_SMTP);
            Smtp right =
                    Smtp.of(at(port, MailSettings.Tls.NONE, "post", "harbour"), () -> "The Post");
            assertThat(right.carry(letter(), "one")).isEqualTo(new Carried.Taken());
            Smtp wrong =
                    Smtp.of(at(port, MailSettings.Tls.NONE, "post", "wrong"), () -> "The Post");
            assertThat(wrong.carry(letter(), "one"))
                    .as("the operator may mend it")
                    .isInstanceOfSatisfying(
                            Carried.Failed.class,
                            it -> assertThat(it.why()).doesNotContain("wrong"));
            assertThat(Mailroom.trouble(at(port, MailSettings.Tls.NONE, "post", "harbour")))
                    .isEmpty();
            assertThat(Mailroom.trouble(at(port, MailSettings.Tls.NONE, "post", "wrong")))
                    .isPresent();
        } finally {
            server.stop();
        }
    }

    @Test
    void overTlsItIsSentToAServerThatIsTrustedAndToNoOther() {
        System.setProperty(
                DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY,
                OWN.file().toString());
        GreenMail server = server(ServerSetup.PROTOCOL_SMTPS);
        try {
            server.setUser("post@paper.example", "post", "harbour");
            int port = port(server, ServerSetup.PROTOCOL_SMTPS);
            MailSettings settings = at(port, MailSettings.Tls.TLS, "post", "harbour");
            assertThat(Smtp.of(settings, () -> "The Post").carry(letter(), "one"))
                    .isInstanceOf(Carried.Failed.class);
            MailSettings other =
                    new MailSettings(
                            "127.0.0.1",
                            port,
                            "post",
                            "harbour",
                            MailSettings.Tls.TLS,
                            "desk@paper.example",
                            LONG);
            assertThat(
                            Smtp.trusting(OWN.trusting(), other, () -> "The Post")
                                    .carry(letter(), "one"))
                    .as("a trusted certificate, but of another host")
                    .isInstanceOf(Carried.Failed.class);
            assertThat(server.getReceivedMessages()).isEmpty();
            assertThat(
                            Smtp.trusting(OWN.trusting(), settings, () -> "The Post")
                                    .carry(letter(), "one"))
                    .isEqualTo(new Carried.Taken());
            assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
        } finally {
            server.stop();
        }
    }

    @Test
    void withStartTlsNothingThatMattersIsSaidInTheClear() {
        try (OddServer server = OddServer.encrypting(OWN.server())) {
            MailSettings settings = at(server.port(), MailSettings.Tls.STARTTLS, "post", "harbour");
            assertThat(Smtp.of(settings, () -> "The Post").carry(letter(), "one"))
                    .as("nobody trusts this certificate")
                    .isInstanceOf(Carried.Failed.class);
            assertThat(
                            Smtp.trusting(OWN.trusting(), settings, () -> "The Post")
                                    .carry(letter(), "one"))
                    .isEqualTo(new Carried.Taken());
            assertThat(server.letters()).hasSize(1);
            assertThat(server.commands())
                    .filteredOn(line -> !line.startsWith("secretly"))
                    .allMatch(line -> line.startsWith("EHLO") || line.startsWith("STARTTLS"));
            assertThat(server.commands()).anyMatch(line -> line.startsWith("secretly AUTH"));
        }
    }

    /// Who stands in between leaves STARTTLS out of what the server offers, to hear the password.
    @Test
    void aServerThatOffersNoEncryptionHearsNothing() {
        try (OddServer server =
                OddServer.answering(Map.of("EHLO", "250-mail.example\r\n250 AUTH PLAIN LOGIN"))) {
            MailSettings settings = at(server.port(), MailSettings.Tls.STARTTLS, "post", "harbour");
            assertThat(Smtp.of(settings, () -> "The Post").carry(letter(), "one"))
                    .isInstanceOf(Carried.Failed.class);
            assertThat(server.commands())
                    .noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
            assertThat(server.letters()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT | 550 nobody of that name | refused",
                "RCPT | 451 try later | failed",
                "DATA | 554 not wanted | refused",
                ". | 554 looks like spam | refused",
                ". | 452 no room | failed",
                "MAIL | 550 you may not send from there | failed",
                "EHLO | 421 too busy | failed",
                "'' | 554 not to you | failed",
                "'' | hang up | failed",
                "MAIL | hang up | failed",
                "DATA | hang up | failed",
                ". | hang up | failed",
                "'' | hang | failed",
                "RCPT | hang | failed",
                ". | hang | failed",
                "RCPT | 999999999999 what | failed",
                "QUIT | hang | taken",
                "QUIT | hang up | taken",
                "QUIT | 554 never | taken"
            })
    void whatAServerMakesOfALetter(String command, String answer, String outcome) {
        try (OddServer server = OddServer.answering(Map.of(command, answer))) {
            Carried carried = impatient(server.port()).carry(letter(), "one");
            String kind =
                    switch (carried) {
                        case Carried.Taken() -> "taken";
                        case Carried.Refused(var why) -> "refused" + nothing(why);
                        case Carried.Failed(var why) -> "failed" + nothing(why);
                    };
            assertThat(kind).as(carried.toString()).isEqualTo(outcome);
        }
    }

    private static String nothing(String why) {
        assertThat(why).isNotBlank().hasSizeLessThan(210).doesNotContain("\n", "\r");
        return "";
    }

    @Test
    void aServerThatIsNotThereIsSaidToBeSo() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThat(impatient(closed).carry(letter(), "one"))
                .isInstanceOfSatisfying(
                        Carried.Failed.class,
                        it -> assertThat(it.why()).contains("localhost", "" + closed));
        MailSettings nowhere =
                new MailSettings(
                        "no-such-host.invalid",
                        25,
                        "",
                        "",
                        MailSettings.Tls.NONE,
                        "desk@paper.example",
                        SOON);
        assertThat(Smtp.of(nowhere, () -> "The Post").carry(letter(), "one"))
                .isInstanceOf(Carried.Failed.class);
        assertThat(Mailroom.trouble(nowhere)).isPresent();
        assertThat(List.of(nowhere.toString())).noneMatch(it -> it.contains("password"));
    }
}

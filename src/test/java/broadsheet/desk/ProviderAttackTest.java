package broadsheet.desk;

import static broadsheet.testing.BentProvider.ABOUT;
import static broadsheet.testing.BentProvider.KEYS;
import static broadsheet.testing.BentProvider.TOKEN;
import static broadsheet.testing.BentProvider.USER;
import static broadsheet.testing.BentProvider.saying;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.identity.Grant;
import broadsheet.identity.NewPerson;
import broadsheet.identity.Role;
import broadsheet.testing.BentProvider;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Providers that are broken, down, slow or evil, and words that somebody else made up.
class ProviderAttackTest {
    private static final String UNPROVEN = "does not prove who you are";
    private static final String AWAY = "does not answer as it should";

    private final TestClock clock = new TestClock(Instant.now().toString());
    private final BentProvider provider = BentProvider.open();
    private final TestSite site = provider.paper().at(clock).open();
    private final Visitor mara = site.visitor();

    @BeforeEach
    void invite() {
        invite(site);
        provider.claims.put("email", "mara@paper.example");
        provider.claims.put("email_verified", true);
    }

    private static void invite(TestSite site) {
        site.app()
                .identity()
                .people()
                .add(
                        new NewPerson(
                                "Mara", Visitor.address("Mara"), List.of(Grant.of(Role.EDITOR))),
                        Actor.SYSTEM);
    }

    @AfterEach
    void close() {
        provider.close();
        site.close();
    }

    private static Reply begin(Visitor who) {
        return who.post("/desk/sign-in/provider", Map.of());
    }

    private static String begins(Visitor who) {
        Reply reply = begin(who);
        assertThat(reply.status()).as(reply.words()).isEqualTo(200);
        return reply.html().select("main a.go").attr("href");
    }

    private Reply comes() {
        return mara.get(provider.signsIn(begins(mara)));
    }

    private void isIn(Reply reply) {
        assertThat(reply.location()).as(reply.words()).isEqualTo("/desk");
        assertThat(mara.get("/desk").status()).isEqualTo(200);
        mara.open("/desk");
        mara.fill("/desk/sign-out", Map.of());
    }

    private void isOut(Reply reply, String why) {
        assertThat(reply.words()).contains(why);
        assertThat(reply.status()).isEqualTo(why.equals(AWAY) ? 503 : 403);
        assertThat(reply.header("Set-Cookie")).doesNotContain(Cookie.NAME + "=");
        assertThat(mara.get("/desk").location()).isEqualTo("/desk/sign-in");
    }

    @Test
    void aWordThatAnybodyCanMakeProvesNothing() throws JOSEException {
        RSAKey key = provider.key;
        RSAKey other = BentProvider.newKey("first");
        byte[] der = key.toRSAPublicKey().getEncoded();
        String pem =
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                        + "\n-----END PUBLIC KEY-----\n";
        List<BentProvider.Signing> ways =
                List.of(
                        word -> new PlainJWT(word).serialize(),
                        word -> bare("{\"alg\":\"none\",\"kid\":\"first\"}", word),
                        word -> bare("{\"alg\":\"None\",\"kid\":\"first\"}", word),
                        word -> bare("{\"alg\":\"RS256\",\"kid\":\"first\"}", word),
                        word -> hmac(word, der),
                        word -> hmac(word, pem.getBytes(StandardCharsets.UTF_8)),
                        word -> hmac(word, key.getModulus().decode()),
                        word ->
                                hmac(
                                        word,
                                        key.toPublicJWK()
                                                .toJSONString()
                                                .getBytes(StandardCharsets.UTF_8)),
                        word ->
                                hmac(
                                        word,
                                        (BentProvider.SECRET + BentProvider.SECRET + "    ")
                                                .getBytes(StandardCharsets.UTF_8)),
                        word -> BentProvider.signed(other, word),
                        word -> carrying(other, word),
                        word -> cut(BentProvider.signed(key, word)),
                        word -> changed(BentProvider.signed(key, word)));
        for (BentProvider.Signing way : ways) {
            provider.signing = way;
            Reply reply = comes();
            isOut(reply, reply.status() == 503 ? AWAY : UNPROVEN);
        }
        provider.signing = word -> BentProvider.signed(key, word);
        isIn(comes());
    }

    private static String bare(String header, JWTClaimsSet word) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + "."
                + base64.encodeToString(word.toString().getBytes(StandardCharsets.UTF_8))
                + ".";
    }

    private static String hmac(JWTClaimsSet word, byte[] secret) throws JOSEException {
        JWSObject token =
                new JWSObject(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
                        new Payload(word.toJSONObject()));
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    /// A word that brings the key to check it with.
    private static String carrying(RSAKey key, JWTClaimsSet word) throws JOSEException {
        JWSObject token =
                new JWSObject(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("first")
                                .jwk(key.toPublicJWK())
                                .jwkURL(URI.create("http://localhost:1/keys"))
                                .build(),
                        new Payload(word.toJSONObject()));
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static String cut(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static String changed(String token) {
        String[] parts = token.split("\\.");
        String word =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                        .replace("account-7", "account-1");
        return parts[0]
                + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(word.getBytes(StandardCharsets.UTF_8))
                + "."
                + parts[2];
    }

    @Test
    void aWordOfYesterdayProvesNothing() {
        provider.claims.put("exp", Date.from(Instant.now().minusSeconds(3_600)));
        isOut(comes(), UNPROVEN);
        provider.claims.put("exp", "never");
        isOut(comes(), UNPROVEN);
        provider.claims.put("exp", Date.from(Instant.now().plusSeconds(3_600)));
        isIn(comes());
    }

    @Test
    void newKeysAreFetchedAndUnknownOnesDoNotMakeUsAskForEver() {
        isIn(comes());
        isIn(comes());
        assertThat(provider.asked(KEYS)).isEqualTo(1);
        assertThat(provider.asked(ABOUT)).isEqualTo(1);
        provider.key = BentProvider.newKey("second");
        isIn(comes());
        assertThat(provider.asked(KEYS)).isEqualTo(2);
        for (int i = 0; i < 4; i++) {
            RSAKey unknown = BentProvider.newKey("unknown-" + i);
            provider.signing = word -> BentProvider.signed(unknown, word);
            comes();
            assertThat(mara.get("/desk").status()).isEqualTo(303);
        }
        assertThat(provider.asked(KEYS)).isLessThanOrEqualTo(2);
    }

    @Test
    void whatItIsIsAskedAnewAfterAnHour() {
        isIn(comes());
        clock.pass(Duration.ofMinutes(61));
        isIn(comes());
        assertThat(provider.asked(ABOUT)).isEqualTo(2);
    }

    @Test
    void thePaperStartsWithoutItAndPasswordsWorkWhileItIsDown() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (TestSite paper = BentProvider.paper(port).at(clock).open()) {
            Visitor nils = paper.visitor().as("Nils", Role.EDITOR);
            Visitor again = paper.visitor();
            for (int i = 0; i < 40; i++) {
                Reply reply = begin(again);
                assertThat(reply.status()).isEqualTo(503);
                assertThat(reply.words())
                        .contains("localhost:" + port + " " + AWAY)
                        .contains("Sign in with your password");
            }
            again.signsIn("nils@paper.example", Visitor.PASSWORD);
            assertThat(again.get("/desk").status()).isEqualTo(200);
            assertThat(nils.get("/desk").status()).isEqualTo(200);
            try (BentProvider late = BentProvider.at(port)) {
                assertThat(begin(again).status())
                        .as("it is left alone for some seconds")
                        .isEqualTo(503);
                clock.pass(Duration.ofSeconds(6));
                assertThat(begin(again).status()).isEqualTo(200);
                assertThat(late.asked(ABOUT)).isEqualTo(1);
            }
        }
    }

    @Test
    void oneThatSaysNothingIsNotWaitedForForEverAndHoldsNobodyElseUp() throws Exception {
        site.visitor().as("Nils", Role.EDITOR);
        provider.instead(ABOUT, provider::silent);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> waiting =
                    IntStream.range(0, 5)
                            .mapToObj(_ -> threads.submit(() -> begin(site.visitor())))
                            .toList();
            Visitor nils = site.visitor();
            nils.signsIn("nils@paper.example", Visitor.PASSWORD);
            assertThat(nils.get("/desk").status()).isEqualTo(200);
            for (var reply : waiting)
                assertThat(reply.get(15, TimeUnit.SECONDS).status()).isEqualTo(503);
        }
        assertThat(provider.asked(ABOUT)).as("those who queued did not ask again").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {ABOUT, TOKEN, KEYS, USER})
    void answersWithoutEndAreCutShort(String path) {
        provider.claims.remove("email");
        provider.instead(path, provider::endless);
        isOut(path.equals(ABOUT) ? begin(mara) : comes(), AWAY);
        provider.asUsual(path);
        provider.instead(path, saying(200, "{\"a\": \"" + "x".repeat(1 << 20) + "\"}"));
        clock.pass(Duration.ofSeconds(6));
        isOut(path.equals(ABOUT) ? begin(mara) : comes(), AWAY);
    }

    @Test
    void answersThatTrickleAreCutShort() {
        provider.instead(TOKEN, provider::trickling);
        long before = System.nanoTime();
        isOut(comes(), AWAY);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {ABOUT, TOKEN, KEYS, USER})
    void answersThatMakeNoSenseAreTakenForNone(String path) {
        provider.claims.remove("email");
        for (HttpHandler answer :
                List.of(
                        saying(200, "<html>"),
                        saying(200, ""),
                        saying(200, "[]"),
                        saying(200, "{}"),
                        saying(200, "[".repeat(100_000)),
                        saying(500, "{}"),
                        saying(404, "nothing here"),
                        redirect(path + "-elsewhere"))) {
            provider.instead(path, answer);
            Reply reply = path.equals(ABOUT) ? begin(mara) : comes();
            assertThat(reply.status()).isIn(503, 403);
            assertThat(mara.get("/desk").location()).isEqualTo("/desk/sign-in");
            clock.pass(Duration.ofMinutes(1));
        }
        assertThat(provider.asked(path + "-elsewhere")).isZero();
    }

    private HttpHandler redirect(String to) {
        return exchange -> {
            exchange.getResponseHeaders().add("Location", provider.issuer() + to);
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        };
    }

    @Test
    void oneThatCallsItselfAnotherOrLeadsAstrayIsNotUsed() {
        for (Map<String, Object> lie :
                List.<Map<String, Object>>of(
                        Map.of("issuer", "https://login.evil.example"),
                        Map.of("issuer", provider.issuer() + "/"),
                        Map.of("authorization_endpoint", "javascript:alert(1)"),
                        Map.of("authorization_endpoint", "ftp://login.example/authorize"),
                        Map.of("token_endpoint", "file:///etc/passwd"),
                        Map.of("jwks_uri", "file:///etc/passwd"))) {
            provider.about.clear();
            provider.about.putAll(lie);
            clock.pass(Duration.ofSeconds(6));
            isOut(begin(mara), AWAY);
        }
    }

    @Test
    void anAnswerSaidToBeFromAnotherProviderIsRefused() {
        isOut(
                mara.get(provider.signsIn(begins(mara)) + "&iss=https%3A%2F%2Fevil.example"),
                UNPROVEN);
        isIn(mara.get(provider.signsIn(begins(mara)) + "&iss=" + provider.issuer()));
        provider.about.put("authorization_response_iss_parameter_supported", true);
        clock.pass(Duration.ofMinutes(61));
        isOut(comes(), UNPROVEN);
        isIn(mara.get(provider.signsIn(begins(mara)) + "&iss=" + provider.issuer()));
    }

    @Test
    void theAddressIsAskedForWhereTheWordHasNoneAndMustBeOfTheSameAccount() {
        provider.claims.clear();
        provider.user.putAll(
                Map.of("sub", "account-1", "email", "mara@paper.example", "email_verified", true));
        isOut(comes(), UNPROVEN);
        provider.user.put("sub", "account-7");
        isIn(comes());
        assertThat(provider.asked(USER)).isEqualTo(2);
        isIn(comes());
        assertThat(provider.asked(USER)).as("whoever is tied has said enough").isEqualTo(2);
    }

    @Test
    void thePaperProvesItselfAsTheProviderWantsIt() {
        isIn(comes());
        provider.about.put("token_endpoint_auth_methods_supported", List.of("client_secret_post"));
        clock.pass(Duration.ofMinutes(61));
        isIn(comes());
        provider.instead(TOKEN, saying(401, "{\"error\": \"invalid_client\"}"));
        isOut(comes(), AWAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "é", "long"})
    void accountsWithNamesThatNoProviderGivesAreRefused(String subject) {
        provider.claims.put("sub", subject.equals("long") ? "x".repeat(256) : subject);
        isOut(comes(), UNPROVEN);
    }
}

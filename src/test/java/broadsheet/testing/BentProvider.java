package broadsheet.testing;

import broadsheet.text.Json;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A provider of OpenID Connect that is right until a test bends it: what it says of itself, its
/// keys, how it signs, and how it answers.
public final class BentProvider implements AutoCloseable {
    public static final String ABOUT = "/.well-known/openid-configuration";
    public static final String KEYS = "/keys";
    public static final String TOKEN = "/token";
    public static final String USER = "/user";
    public static final String CLIENT = "the-paper";
    public static final String SECRET = "kelp & brine: 7%";

    /// How a word is signed.
    public interface Signing {
        String sign(JWTClaimsSet word) throws JOSEException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Map<String, List<String>>> codes = new ConcurrentHashMap<>();
    private final Map<String, HttpHandler> instead = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /// What it says of itself, besides or other than is right.
    public final Map<String, Object> about = new ConcurrentHashMap<>();

    /// What its next words say of whoever signs in, besides or other than is right.
    public final Map<String, Object> claims = new ConcurrentHashMap<>();

    /// What it says of them where it is asked more.
    public final Map<String, Object> user = new ConcurrentHashMap<>();

    public volatile RSAKey key = newKey("first");
    public volatile Signing signing = word -> signed(key, word);

    private BentProvider(int port) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public static BentProvider open() {
        return new BentProvider(0);
    }

    /// One at a port where none answered.
    public static BentProvider at(int port) {
        return new BentProvider(port);
    }

    public static RSAKey newKey(String name) {
        try {
            return new RSAKeyGenerator(2048).keyID(name).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    public static String signed(RSAKey key, JWTClaimsSet word) throws JOSEException {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        word);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    public String issuer() {
        return issuer(server.getAddress().getPort());
    }

    private static String issuer(int port) {
        return "http://localhost:" + port;
    }

    /// A paper whose staff sign in here.
    public TestSite.Builder paper() {
        return paper(server.getAddress().getPort());
    }

    public static TestSite.Builder paper(int port) {
        return TestSite.paper()
                .with("oidc.issuer", issuer(port))
                .with("oidc.client-id", CLIENT)
                .with("oidc.client-secret", SECRET);
    }

    /// Answers so from now on where `path` is asked for.
    public void instead(String path, HttpHandler handler) {
        instead.put(path, handler);
    }

    public void asUsual(String path) {
        instead.remove(path);
    }

    /// Says nothing until the end.
    public void silent(HttpExchange exchange) throws IOException {
        awaitClose();
        exchange.close();
    }

    /// Says a byte now and then, for ever.
    public void trickling(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            while (!awaits(Duration.ofMillis(200))) {
                out.write(' ');
                out.flush();
            }
        }
    }

    /// Says more and more, as fast as it can.
    public void endless(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        byte[] much = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        try (var out = exchange.getResponseBody()) {
            while (!awaits(Duration.ZERO)) out.write(much);
        }
    }

    private void awaitClose() {
        while (!awaits(Duration.ofMinutes(1)))
            ;
    }

    private boolean awaits(Duration time) {
        try {
            return closing.await(time.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Says this, whatever it was asked.
    public static HttpHandler saying(int status, String body) {
        return exchange -> say(exchange, status, body);
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /// Somebody signs in on the page at this address.
    ///
    /// @return what it sends their browser back with, from the path on
    public String signsIn(String address) {
        Map<String, List<String>> request =
                URLUtils.parseParameters(URI.create(address).getRawQuery());
        String code = "code-" + codes.size() + "-" + System.nanoTime();
        codes.put(code, request);
        return URI.create(request.get("redirect_uri").getFirst()).getPath()
                + "?code="
                + code
                + "&state="
                + request.get("state").getFirst();
    }

    /// How often `path` was asked for.
    public long asked(String path) {
        return asked.stream().filter(path::equals).count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        HttpHandler other = instead.get(path);
        if (other != null) other.handle(exchange);
        else
            switch (path) {
                case ABOUT -> say(exchange, 200, JSONObjectUtils.toJSONString(metadata()));
                case KEYS -> say(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
                case TOKEN -> token(exchange);
                case USER -> say(exchange, 200, JSONObjectUtils.toJSONString(user));
                default -> say(exchange, 404, "{}");
            }
    }

    private Map<String, Object> metadata() {
        Map<String, Object> all = new HashMap<>();
        all.put("issuer", issuer());
        all.put("authorization_endpoint", issuer() + "/authorize");
        all.put("token_endpoint", issuer() + TOKEN);
        all.put("userinfo_endpoint", issuer() + USER);
        all.put("jwks_uri", issuer() + KEYS);
        all.put("response_types_supported", List.of("code"));
        all.put("subject_types_supported", List.of("public"));
        all.put("id_token_signing_alg_values_supported", List.of("RS256"));
        all.putAll(about);
        return all;
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, List<String>> form =
                URLUtils.parseParameters(
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (!known(exchange, form)) {
            say(exchange, 401, "{\"error\": \"invalid_client\"}");
            return;
        }
        Map<String, List<String>> request = codes.remove(first(form, "code"));
        if (request == null
                || !first(form, "redirect_uri").equals(first(request, "redirect_uri"))
                || !CodeChallenge.compute(
                                CodeChallengeMethod.S256,
                                new CodeVerifier(first(form, "code_verifier")))
                        .getValue()
                        .equals(first(request, "code_challenge"))) {
            say(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        Instant now = Instant.now();
        JWTClaimsSet.Builder word =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .subject("account-7")
                        .audience(CLIENT)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .claim("nonce", first(request, "nonce"));
        claims.forEach(word::claim);
        try {
            String signed = signing.sign(word.build());
            say(
                    exchange,
                    200,
                    Json.object()
                            .put("access_token", "shell")
                            .put("token_type", "Bearer")
                            .put("expires_in", 300)
                            .put("id_token", signed)
                            .build()
                            .write());
        } catch (JOSEException e) {
            throw new IOException(e);
        }
    }

    /// By header (RFC 6749, section 2.3.1: each half coded as in a form), or in the form.
    private static boolean known(HttpExchange exchange, Map<String, List<String>> form) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null)
            return CLIENT.equals(first(form, "client_id"))
                    && SECRET.equals(first(form, "client_secret"));
        String both = CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        return header.equals(
                "Basic "
                        + java.util.Base64.getEncoder()
                                .encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    }

    private static String first(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of("")).getFirst();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

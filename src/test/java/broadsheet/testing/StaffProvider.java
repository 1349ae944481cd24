package broadsheet.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/// A provider of OpenID Connect as others make them, with a page of its own on which anybody can be
/// anybody.
public final class StaffProvider implements AutoCloseable {
    public static final String CLIENT = "the-paper";

    private static final String ID = "staff";

    private final MockOAuth2Server server =
            new MockOAuth2Server(
                    new OAuth2Config(
                            true,
                            null,
                            null,
                            false,
                            new OAuth2TokenProvider(),
                            Set.of(),
                            new NettyWrapper()));
    private final HttpClient browser = HttpClient.newHttpClient();

    private StaffProvider() {
        server.start();
    }

    public static StaffProvider open() {
        return new StaffProvider();
    }

    public String issuer() {
        return server.issuerUrl(ID).toString();
    }

    /// A paper whose staff sign in here.
    public TestSite.Builder paper() {
        return with(TestSite.paper());
    }

    /// The same, which is otherwise as it comes.
    public TestSite.Builder with(TestSite.Builder paper) {
        return paper.with("oidc.issuer", issuer())
                .with("oidc.client-id", CLIENT)
                .with("oidc.client-secret", "kelp and brine")
                .with("oidc.name", "Harbour ID");
    }

    /// Somebody signs in on the page at this address.
    ///
    /// @param claims what the provider then says of them, as JSON
    /// @return where it sends their browser
    public String signsIn(String address, String subject, String claims) {
        String form =
                "username="
                        + URLEncoder.encode(subject, StandardCharsets.UTF_8)
                        + "&claims="
                        + URLEncoder.encode(claims, StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        try {
            HttpResponse<String> answer =
                    browser.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new AssertionError(answer + answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// What the next word says besides, which the page cannot change.
    public void says(Map<String, Object> claims) {
        server.enqueueCallback(
                new DefaultOAuth2TokenCallback(ID, "x", "JWT", null, Map.of(), 3600) {
                    @Override
                    public Map<String, Object> addClaims(
                            com.nimbusds.oauth2.sdk.TokenRequest request) {
                        return claims;
                    }
                });
    }

    @Override
    public void close() {
        server.shutdown();
    }
}

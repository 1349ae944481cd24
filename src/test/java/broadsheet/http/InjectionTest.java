package broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must not get into an answer, whoever puts it there, and whom a request may speak for.
class InjectionTest {
    @Test
    void a_redirect_carries_no_second_header() {
        String split = "no-store\r\nSet-Cookie: a=b";
        assertThatIllegalArgumentException().isThrownBy(() -> new Redirect(302, "/", split));
        assertThat(Response.seeOther("/a\r\nSet-Cookie: a=b").location())
                .isEqualTo("/a%0D%0ASet-Cookie:%20a=b");
    }

    @Test
    void a_policy_carries_no_second_header() {
        for (String source : List.of("a\r\nX:b", "a\nb\nc", "a;b", "a b", "*"))
            assertThatIllegalArgumentException().isThrownBy(() -> Csp.PAGE.and("img-src", source));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Csp.PAGE.and("img-src 'self'; x", "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "transfer-encoding", "Connection"})
    void what_frames_an_answer_is_the_servers_alone(String name) {
        Content page = Content.text("x").build();
        assertThatIllegalArgumentException().isThrownBy(() -> page.with(name, "5"));
    }

    @Test
    void an_answer_without_content_has_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Content.text("stray").status(204).build());
    }

    @Test
    void an_origin_is_the_same_with_and_without_its_usual_port() throws IOException {
        var settings =
                ServerSettings.local().withPublicUrl(URI.create("https://harbour.example:443/"));
        try (Server server = Server.start(settings, _ -> Content.text("taken").build())) {
            String own = Raw.request("POST", "/", "Origin: https://harbour.example");
            assertThat(Raw.once(server.port(), own).status()).isEqualTo(200);
            String foreign = Raw.request("POST", "/", "Origin: https://harbour.example:444");
            assertThat(Raw.once(server.port(), foreign).status()).isEqualTo(403);
        }
    }

    @Test
    void a_proxy_is_known_however_its_address_is_written() {
        String written =
                ServerSettings.local()
                        .withTrustedProxies(Set.of("::1"))
                        .trustedProxies()
                        .iterator()
                        .next();
        assertThat(written).isEqualTo(InetAddress.ofLiteral("::1").getHostAddress());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerSettings.local().withTrustedProxies(Set.of("proxy.local")));
    }

    @Test
    void an_empty_word_of_a_proxy_is_no_address() throws IOException {
        var settings = ServerSettings.local().withTrustedProxies(Set.of("127.0.0.1", "10.0.0.1"));
        Handler who = request -> Content.text(request.remoteAddress()).build();
        try (Server server = Server.start(settings, who)) {
            assertThat(Raw.get(server.port(), "/", "X-Forwarded-For: ").text())
                    .isEqualTo("127.0.0.1");
            assertThat(Raw.get(server.port(), "/", "X-Forwarded-For: 1.1.1.1, 8.8.8.8").text())
                    .isEqualTo("8.8.8.8");
            assertThat(
                            Raw.get(
                                            server.port(),
                                            "/",
                                            "X-Forwarded-For: 1.1.1.1, 8.8.8.8, 10.0.0.1")
                                    .text())
                    .isEqualTo("8.8.8.8");
        }
    }
}

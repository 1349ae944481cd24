package broadsheet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelyingPartyTest {
    private static String origin(String url, String host) {
        return RelyingParty.of(URI.create(url), host).origin();
    }

    @Test
    void keysAreBoundToThePapersOwnAddressWhateverARequestSaysItAsked() {
        for (String host :
                List.of("paper.example", "paper.example:8443", "evil.example", "localhost:8080"))
            assertThat(RelyingParty.of(URI.create("https://Paper.example"), host))
                    .isEqualTo(new RelyingParty("paper.example", "https://paper.example"));
        assertThat(origin("https://paper.example:443", "")).isEqualTo("https://paper.example");
        assertThat(origin("https://paper.example:8443", ""))
                .isEqualTo("https://paper.example:8443");
        assertThat(origin("http://paper.example:80", "")).isEqualTo("http://paper.example");
    }

    @Test
    void onOneMachineThePortIsTheOneTheBrowserCameTo() {
        assertThat(origin("http://localhost:8080", "localhost:19410"))
                .isEqualTo("http://localhost:19410");
        for (String host :
                List.of("evil.example", "localhost.evil.example:80", "localhost:80@evil.example"))
            assertThat(origin("http://localhost:8080", host)).isEqualTo("http://localhost:8080");
    }
}

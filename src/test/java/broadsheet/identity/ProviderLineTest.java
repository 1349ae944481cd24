package broadsheet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ProviderLineTest {
    private static final URI PLAIN = URI.create("http://login.paper.example/token");
    private static final URI SECURE = URI.create("https://login.paper.example/token");

    @Test
    void aProviderOverHttpsIsNeverAskedInAnyOtherWay() {
        try (ProviderLine line = new ProviderLine(URI.create("https://login.paper.example"))) {
            assertThat(line.allows(SECURE)).isTrue();
            assertThat(line.allows(PLAIN)).isFalse();
            assertThatThrownBy(() -> line.retrieveResource(PLAIN.toURL()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("http://login.paper.example/token is not https");
        }
    }

    @Test
    void onOneMachineItMayBePlainAndNothingElse() {
        try (ProviderLine line = new ProviderLine(URI.create("http://localhost:9"))) {
            assertThat(line.allows(PLAIN)).isTrue();
            for (String other : new String[] {"file:///etc/passwd", "javascript:x", "ftp://x/y"})
                assertThat(line.allows(URI.create(other))).as(other).isFalse();
        }
    }
}

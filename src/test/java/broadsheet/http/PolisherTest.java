package broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Pages that are read often become small without anyone waiting.
class PolisherTest {
    private static Content page() {
        return Content.html(
                        IntStream.range(0, 300)
                                .mapToObj(
                                        i -> "<p>Ferry " + i * 7919 + " is late by " + i + ".</p>")
                                .collect(Collectors.joining()))
                .build();
    }

    @Test
    void a_page_read_often_is_polished_and_one_read_seldom_is_not() throws Exception {
        Content hot = page();
        Content cold = page();
        try (Server server =
                Server.start(
                        ServerSettings.local(),
                        request -> request.path().equals("/hot") ? hot : cold,
                        request -> request.path().equals("/hot") ? hot : cold,
                        ErrorPages.PLAIN,
                        RequestObserver.NONE)) {
            Raw.get(server.port(), "/cold", "Accept-Encoding: br");
            int rough = length(server, "/hot");
            long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (length(server, "/hot") == rough && System.nanoTime() < until) continue;
            assertThat(length(server, "/hot")).isLessThan(rough);
            assertThat(hot.polished()).isTrue();
            assertThat(cold.polished()).isFalse();
        }
    }

    private static int length(Server server, String path) throws IOException {
        return Raw.get(server.port(), path, "Accept-Encoding: br").body().length;
    }

    @Test
    void a_tenth_of_the_time_is_worked() {
        Duration work = Duration.ofMillis(30);
        assertThat(work.plus(Polisher.rest(work))).isEqualTo(work.multipliedBy(10));
    }

    @Test
    void a_page_weighs_the_same_all_its_life() {
        Content page = page();
        long weight = page.weight();
        page.variant(Coding.GZIP);
        page.variant(Coding.BROTLI);
        assertThat(page.weight()).isEqualTo(weight);
        page.polish();
        assertThat(page.weight()).isEqualTo(weight).isGreaterThan(page.body().length);
        byte[] noise = new byte[4000];
        new java.util.Random(1).nextBytes(noise);
        Content dense = Content.of("text/plain", noise).build();
        weight = dense.weight();
        dense.polish();
        assertThat(dense.weight()).isEqualTo(weight);
    }
}

package broadsheet.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.TestSite;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A whole paper and its hub.
@Timeout(120)
class HubTest {
    @Test
    void theHubHearsOfEveryFeedThatANewStoryIsIn() throws Exception {
        try (Receiver hub = new Receiver();
                TestSite site =
                        TestSite.paper()
                                .with("hooks.reach", "anywhere")
                                .with("feeds.hub", hub.url().toString())
                                .open()) {
            site.editor("Mara")
                    .publishes(words ->
                            words.headline("Ferry strike")
                                    .in("/business/economy")
                                    .tagged("Ferry")
                                    .by("Ada Finch"));
            Set<String> wanted =
                    Set.of("", "/business", "/business/economy", "/tag/ferry", "/by/ada-finch");
            Set<String> told = new TreeSet<>();
            Instant end = Instant.now().plusSeconds(60);
            while (told.size() < 3 * wanted.size() && Instant.now().isBefore(end)) {
                for (Receiver.Got got : hub.got) told.addAll(urls(got.text()));
                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
            }
            for (String list : wanted)
                for (String file : new String[] {"feed.xml", "feed.atom", "feed.json"})
                    assertThat(told).anyMatch(url -> url.endsWith(list + "/" + file));
            assertThat(told).hasSize(3 * wanted.size());
        }
    }

    private static Set<String> urls(String form) {
        Set<String> urls = new TreeSet<>();
        for (String field : form.split("&"))
            if (field.startsWith("hub.url"))
                urls.add(
                        URLDecoder.decode(
                                field.substring(field.indexOf('=') + 1), StandardCharsets.UTF_8));
        return urls;
    }
}

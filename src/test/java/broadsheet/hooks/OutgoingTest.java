package broadsheet.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import broadsheet.testing.Piece;
import broadsheet.testing.TestSite;
import broadsheet.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A whole paper, and somebody outside.
@Timeout(120)
class OutgoingTest {
    private final Receiver receiver = new Receiver();
    private final Secret secret = Secret.random();
    private final TestSite site = TestSite.paper().with("hooks.reach", "anywhere").open();
    private final long hook =
            new Hooks(site.app().db())
                    .add(new NewHook(receiver.url(), secret, List.of(), "/world"));

    @AfterEach
    void close() throws Exception {
        site.close();
        receiver.close();
    }

    @Test
    void whoIsOutsideHearsOfWhatMaraPublishesAndKills() {
        Piece piece = site.editor("Mara").publishes(it -> it.headline("Ferry strike"));
        until(() -> receiver.got.size() == 1);
        Json.Obj told = Json.read(receiver.got.getFirst().text()).obj().get("data").obj();
        assertThat(told.text("headline")).isEqualTo("Ferry strike");
        assertThat(told.text("path")).isEqualTo(piece.path());
        site.editor("Mara").kills(piece, "There is no ferry.");
        until(() -> receiver.got.size() == 2);
        assertThat(receiver.got.getLast().text())
                .contains("story.killed", "There is no ferry.")
                .doesNotContain("headline");
        assertThat(new DeliveryLog(site.app().db()).newest(hook, "sent", 10)).hasSize(2);
    }

    @Test
    void theExampleForReceiversKnowsOurMessagesFromOthers() throws Exception {
        assumeTrue(python(""), "python3 is not there");
        site.editor("Mara").publishes(it -> it.headline("Ferry “strike” – día 2"));
        until(() -> receiver.got.size() == 1);
        Receiver.Got got = receiver.got.getFirst();
        assertThat(python(example() + call(got, secret, got.text()) + "\nassert it")).isTrue();
        assertThat(python(example() + call(got, Secret.random(), got.text()) + "\nassert not it"))
                .isTrue();
        String forged = got.text().replace("usable", "canceled");
        assertThat(python(example() + call(got, secret, forged) + "\nassert not it")).isTrue();
        assertThat(python(example() + call(got, secret, forged) + "\nassert it"))
                .as("a test that can fail")
                .isFalse();
    }

    private static String example() throws IOException {
        String page = Files.readString(Path.of("docs/webhooks.md"));
        int start = page.indexOf("```python\n") + "```python\n".length();
        return page.substring(start, page.indexOf("```", start));
    }

    private static String call(Receiver.Got got, Secret secret, String body) {
        Json.Builder headers = Json.object();
        for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature"))
            headers.put(name, got.header(name));
        return "\nit = verify(\"%s\", %s, %s.encode())"
                .formatted(secret.written(), headers.build().write(), Json.of(body).write());
    }

    private static boolean python(String program) throws IOException, InterruptedException {
        Path file = Files.createTempFile("example", ".py");
        try {
            Files.writeString(file, program, StandardCharsets.UTF_8);
            List<String> command = new ArrayList<>(List.of("python3", file.toString()));
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } finally {
            Files.delete(file);
        }
    }

    private static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) throw new AssertionError("waited in vain");
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }
}

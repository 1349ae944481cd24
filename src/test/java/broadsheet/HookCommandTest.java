package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.config.Settings;
import broadsheet.db.DataFolder;
import broadsheet.testing.TestDb;
import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookCommandTest {
    private final StringWriter said = new StringWriter();
    private final URI database = TestDb.address();
    private String last = "";

    @TempDir private Path folder = Path.of("");

    @Test
    void aHookIsAddedTriedListedAndRemovedAndItsSecretNeverShown() throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int[] status = {500};
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(status[0], -1);
                    exchange.close();
                });
        server.start();
        try {
            String url = "http://localhost:" + server.getAddress().getPort() + "/hook?key=tide";
            Path secret = folder.resolve("receiver.secret");
            assertThat(hook("add", url, "--secret-file", secret.toString())).isZero();
            assertThat(last()).contains("Hook 1 added; its new secret is in " + secret);
            assertThat(hook("test", "1")).isEqualTo(ExitCode.FAILED);
            assertThat(last()).contains("given-up after 1: localhost is not a public address");
            assertThat(hook("test", "1", "--set", "hooks.reach=anywhere"))
                    .isEqualTo(ExitCode.FAILED);
            assertThat(last()).contains("given-up after 1: answered 500");
            status[0] = 204;
            assertThat(hook("test", "1", "--set", "hooks.reach=anywhere")).isZero();
            assertThat(last()).contains("hook.test", "sent after 1");
            assertThat(hook("list")).isZero();
            assertThat(last()).contains("1  http://localhost", "?…", "all kinds", "in use");
            assertThat(hook("deliveries", "--hook", "1")).isZero();
            assertThat(last().lines()).hasSize(3);
            assertThat(hook("resend", "1")).isZero();
            assertThat(last()).contains("1 will be sent again.");
            assertThat(hook("resend", "--given-up-of", "1")).isZero();
            assertThat(hook("resume", "1")).isZero();
            assertThat(last()).contains("Hook 1 was not paused.");
            assertThat(hook("remove", "1")).isZero();
            assertThat(hook("list")).isZero();
            assertThat(last()).isEmpty();
            assertThat(said.toString())
                    .doesNotContain(Files.readString(secret).strip().substring(6))
                    .doesNotContain("tide");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatIsWrongIsSaid() {
        String secret = folder.resolve("s").toString();
        assertThat(hook()).isEqualTo(ExitCode.USAGE);
        assertThat(hook("add", "https://receiver.example/")).isEqualTo(ExitCode.USAGE);
        assertThat(last()).contains("--secret-file");
        assertThat(hook("add", "ftp://receiver.example/", "--secret-file", secret))
                .isEqualTo(ExitCode.USAGE);
        assertThat(last()).contains("A hook's address is one such as https://example.org/hook.");
        assertThat(
                        hook(
                                "add",
                                "https://receiver.example/",
                                "--secret-file",
                                secret,
                                "--kinds",
                                "story.eaten"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(last()).contains("There is no kind story.eaten; there are story.published,");
        for (String command : List.of("remove", "resume", "test")) {
            assertThat(hook(command, "7")).isEqualTo(ExitCode.USAGE);
            assertThat(last()).contains("There is no hook 7; bin/broadsheet hook list shows them.");
        }
        assertThat(hook("resend")).isEqualTo(ExitCode.USAGE);
        assertThat(hook("resend", "7")).isEqualTo(ExitCode.FAILED);
        assertThat(last()).contains("Delivery 7 is not there, or has not ended yet.");
    }

    @Test
    void worksBesideAServerWithAnOutsideDatabase() {
        assertThat(hook("list")).isZero();
        try (DataFolder _ = DataFolder.open(folder)) {
            assertThat(hook("list")).isZero();
        }
    }

    @Test
    void worksBesideAServerWithItsOwnDatabase() {
        try (Ground _ =
                Ground.open(Settings.read(null, Map.of(), Map.of("data.dir", folder.toString())))) {
            assertThat(run("hook", "list", "--data", folder.toString())).isZero();
        }
    }

    private int hook(String... words) {
        List<String> all = new ArrayList<>(List.of("hook"));
        all.addAll(List.of(words));
        if (words.length > 0)
            all.addAll(List.of("--data", folder.toString(), "--database-url", database.toString()));
        return run(all.toArray(String[]::new));
    }

    private String last() {
        return last;
    }

    private int run(String... words) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        int code = Main.run(words, Map.of(), writer, writer);
        last = out.toString();
        said.append(last);
        return code;
    }
}

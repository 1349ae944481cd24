package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.db.DataFolder;
import broadsheet.testing.TestDb;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serve ",
                "import ",
                "import wordpress ",
                "import ghost ",
                "import folder ",
                "import feed ",
                "import broadsheet ",
                "export ",
                "config ",
                "doctor ",
                "hook ",
                "hook add ",
                "hook list ",
                "hook remove ",
                "hook resume ",
                "hook test ",
                "hook deliveries ",
                "hook resend ",
                "key ",
                "key add ",
                "version "
            })
    void everyCommandExplainsItself(String command) {
        assertThat(run((command + "--help").split(" "))).isZero();
        assertThat(out.toString()).startsWith("Usage: broadsheet " + command).contains("--help");
    }

    @Test
    void aWrongCommandLineEndsWithTwo() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(run("sevre")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Did you mean: broadsheet serve");
        assertThat(run("serve", "--prot", "1")).isEqualTo(ExitCode.USAGE);
        assertThat(run("import", "wordpress", "missing.xml")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Cannot read missing.xml");
        assertThat(run("import", "feed", "missing-feed.xml")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Cannot read missing-feed.xml");
    }

    @Test
    void anImportSaysWhatItCannotUse() throws IOException {
        assertThat(run("import")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Name a format: ").contains("ghost").contains("folder");
        assertThat(run("import", "ghost", "missing.json")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Cannot read missing.json");
        assertThat(run("import", "folder", "missing")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("There is no folder missing");
        String export = Files.writeString(folder.resolve("quay.json"), "{}").toString();
        assertThat(run("import", "ghost", export, "--site", "quay")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--site is \"quay\"");
        assertThat(run("import", "ghost", export, "--permalink", "x")).isEqualTo(ExitCode.USAGE);
        assertThat(run("import", "ghost", export, "--media", "missing")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void archivesComeInFromTheCommandLine() throws IOException {
        String[] paper = {
            "--data",
            folder.resolve("data").toString(),
            "--database-url",
            TestDb.address().toString()
        };
        Path export =
                Files.writeString(
                        folder.resolve("quay.json"),
                        """
                        {"data":{"posts":[{"id":"1","title":"Cranes","slug":"cranes","html":"<p>x</p>","status":"published"}]}}\
                        """);
        Path report = folder.resolve("report.json");
        assertThat(
                        run(
                                with(
                                        paper,
                                        "import",
                                        "ghost",
                                        export.toString(),
                                        "--report",
                                        report.toString())))
                .isZero();
        assertThat(out.toString()).contains("Came in:").contains("1 story");
        assertThat(report).content().contains("\"cameIn\"");
        Path site = Files.createDirectories(folder.resolve("site/news"));
        Files.writeString(
                site.resolve("tides.md"), "---\ntitle: Tides\ndate: 2020-01-01\n---\nText\n");
        Files.writeString(site.resolve("torn.md"), "---\ntitle: Torn\n");
        assertThat(run(with(paper, "import", "folder", folder.resolve("site").toString())))
                .isEqualTo(ExitCode.INCOMPLETE);
        assertThat(out.toString()).contains("1 story").contains("its front matter has no end");
    }

    private static String[] with(String[] paper, String... command) {
        return java.util.stream.Stream.concat(
                        java.util.Arrays.stream(command), java.util.Arrays.stream(paper))
                .toArray(String[]::new);
    }

    @Test
    void aWrongSettingEndsWithTwoBeforeAnythingIsTouched() {
        Path data = folder.resolve("data");
        assertThat(run("serve", "--data", data.toString(), "--port", "many"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("http.port (flag) is \"many\"");
        assertThat(data).doesNotExist();
    }

    @Test
    void aDataFolderInUseEndsWithThree() {
        try (DataFolder _ = DataFolder.open(folder)) {
            assertThat(run("serve", "--data", folder.toString())).isEqualTo(ExitCode.DATA_IN_USE);
        }
        assertThat(err.toString())
                .contains(folder.toString(), "process id " + ProcessHandle.current().pid());
    }

    @Test
    void aDatabaseThatCannotBeReachedEndsWithFour() {
        assertThat(
                        run(
                                "serve",
                                "--data",
                                folder.toString(),
                                "--database-url",
                                "postgresql://127.0.0.1:1/none"))
                .isEqualTo(ExitCode.NO_DATABASE);
        assertThat(err.toString())
                .contains("The database cannot be reached")
                .doesNotContain("\tat ");
    }

    @Test
    void configListsValueOriginAndMeaning() {
        assertThat(run("config", "--set", "site.name=The Harbour Post")).isZero();
        assertThat(out.toString())
                .contains("site.name: The Harbour Post", "The paper's name", "From: flag");
    }

    @Test
    void theDoctorSaysWhatToMend() {
        assertThat(run("doctor", "--data", folder.toString())).isZero();
        assertThat(out.toString()).contains("ok     java", "ok     data folder", "not running");
        assertThat(run("doctor", "--database-url", "postgresql://127.0.0.1:1/none"))
                .isEqualTo(ExitCode.INCOMPLETE);
        assertThat(out.toString()).contains("MEND   database", "Check database.url");
    }

    @Test
    void versionNamesBroadsheetAndJava() {
        assertThat(run("version")).isZero();
        assertThat(out.toString()).contains("Broadsheet ", "Java ");
    }

    /// The short way for `serve` reads only what the long way reads alike.
    @Test
    void thePlainCommandLineIsReadLikeAnyOther() {
        assertThat(plain("serve")).isEqualTo("{} false");
        assertThat(plain("serve", "--demo", "--port", "1", "--ops-port", "2", "--data", "d"))
                .isEqualTo("{data.dir=d, http.port=1, ops.port=2} true");
        for (String other :
                List.of(
                        "",
                        "version",
                        "serve --help",
                        "serve --port",
                        "serve --port --demo",
                        "serve x",
                        "serve --config f",
                        "serve --port=1",
                        "serve --port 1 --port 2",
                        "serve --demo=false")) {
            assertThat(plain(other.split(" "))).as(other).isEqualTo("none");
        }
    }

    private static String plain(String... arguments) {
        return Serve.plain(arguments)
                .map(serve -> new TreeMap<>(serve.flags()) + " " + serve.demo())
                .orElse("none");
    }

    private int run(String... arguments) {
        return Main.run(
                arguments, Map.of(), new PrintWriter(out, true), new PrintWriter(err, true));
    }
}

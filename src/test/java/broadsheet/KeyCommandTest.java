package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.db.DataFolder;
import broadsheet.testing.TestDb;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCommandTest {
    private final String database = TestDb.address().toString();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder = Path.of("");

    @Test
    void aKeyIsMadeListedAndRevoked() {
        assertThat(run("add", "coast-agency", "--rate", "1200")).isZero();
        assertThat(out.toString().strip()).matches("bsk_1_[A-Za-z0-9_-]{43}");
        assertThat(run("add", "coast-agency")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("There is a key named coast-agency.");
        assertThat(run("add", "inland")).isZero();
        assertThat(run("revoke", "coast-agency")).isZero();
        assertThat(run("revoke", "coast-agency")).isEqualTo(ExitCode.USAGE);
        out.getBuffer().setLength(0);
        assertThat(run("list")).isZero();
        assertThat(out.toString().lines().toList())
                .hasSize(2)
                .anyMatch(line ->
                        line.startsWith("coast-agency  1200 a minute") && line.contains("revoked"))
                .anyMatch(line -> line.startsWith("inland  6000 a minute"))
                .noneMatch(line -> line.contains("bsk_"));
    }

    @Test
    void aWrongNameOrRateIsRefusedBeforeAnythingIsTouched() {
        for (String name : List.of("Coast", "a b", "-a", "x".repeat(64), "'"))
            assertThat(run("add", "--", name)).as(name).isEqualTo(ExitCode.USAGE);
        for (String rate : List.of("0", "-1", "1000001", "many"))
            assertThat(run("add", "coast", "--rate", rate)).as(rate).isEqualTo(ExitCode.USAGE);
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Say what to do: add, list or revoke.");
        assertThat(folder).isEmptyDirectory();
    }

    /// Stands for a server: the folder is another's, the database answers.
    @Test
    void keysAreMadeAndThePaperIsTakenOutWhileTheServerHasTheFolder() {
        assertThat(run("add", "coast-agency")).isZero();
        Path paper = folder.resolve("paper.zip");
        try (DataFolder _ = DataFolder.open(folder)) {
            assertThat(run("add", "inland")).isZero();
            assertThat(run("revoke", "coast-agency")).isZero();
            assertThat(command("export", paper.toString())).isZero();
        }
        assertThat(paper).isNotEmptyFile();
        assertThat(out.toString()).contains("Written to " + paper);
    }

    @Test
    void aFolderInUseWithoutADatabaseEndsWithThree() {
        String[] words = {"key", "list", "--data", folder.toString()};
        try (DataFolder _ = DataFolder.open(folder)) {
            assertThat(main(words)).isEqualTo(ExitCode.DATA_IN_USE);
        }
    }

    private int command(String... words) {
        List<String> args = new ArrayList<>(List.of(words));
        args.addAll(List.of("--data", folder.toString(), "--database-url", database));
        return main(args.toArray(String[]::new));
    }

    private int main(String... args) {
        return Main.run(args, Map.of(), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private int run(String... words) {
        List<String> args = new ArrayList<>(List.of("key"));
        if (words.length > 0) {
            args.add(words[0]);
            args.addAll(List.of("--data", folder.toString(), "--database-url", database));
            args.addAll(List.of(words).subList(1, words.length));
        }
        return main(args.toArray(String[]::new));
    }
}

package broadsheet.api;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.identity.Role;
import broadsheet.testing.TestSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs every example of `docs/api.md` against a paper.
class GuideTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");

    @TempDir private Path folder = Path.of("");

    @Test
    void everyExampleOfTheGuideWorks() throws Exception {
        for (String tool : List.of("bash", "curl", "jq"))
            Assumptions.assumeTrue(ran(List.of("which", tool)) == 0, "no " + tool + " here");
        List<String> examples =
                BLOCK.matcher(Files.readString(Path.of("docs/api.md")))
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .filter(example -> !example.contains("bin/broadsheet"))
                        .toList();
        assertThat(examples).hasSizeGreaterThan(5);
        try (ApiPaper paper = new ApiPaper(TestSite.paper())) {
            paper.strike();
            String key =
                    paper.site
                            .app()
                            .identity()
                            .keys()
                            .add("coast", 600, Actor.SYSTEM)
                            .orElseThrow();
            String desk = Program.of(paper.site, "desk", Role.EDITOR).key();
            for (String example : examples) {
                List<String> command =
                        new ArrayList<>(List.of("bash", "-euo", "pipefail", "-c", example));
                ProcessBuilder shell = new ProcessBuilder(command).directory(folder.toFile());
                shell.environment().put("PAPER", paper.site.address().toString());
                shell.environment().put("KEY", key);
                shell.environment().put("DESK", desk);
                shell.environment()
                        .keySet()
                        .removeIf(name -> name.toLowerCase().endsWith("_proxy"));
                Path out = folder.resolve("out.txt");
                Process process =
                        shell.redirectErrorStream(true).redirectOutput(out.toFile()).start();
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(example).isTrue();
                assertThat(process.exitValue())
                        .as(example + Files.readString(out, StandardCharsets.UTF_8))
                        .isZero();
            }
            assertThat(folder.resolve("copy/1.json")).exists();
        }
    }

    private static int ran(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}

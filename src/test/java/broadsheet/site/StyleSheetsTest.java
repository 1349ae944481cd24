package broadsheet.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Style sheets stand in every page: what no page uses is weight that every reader carries.
class StyleSheetsTest {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("\\.([a-z][a-zA-Z0-9-]*)");

    /// What the editor's library calls a cell that is chosen.
    private static final String TABLES = "selectedCell";

    private static final Pattern STRING = Pattern.compile("\"(?:\\\\.|[^\"\\\\\n])*\"");

    @Test
    void every_class_a_sheet_names_is_written_by_a_template_or_by_the_code() {
        String templates = String.join("\n", texts("src/main/jte", ".jte"));
        String strings =
                texts("src/main/java", ".java").stream()
                        .flatMap(source -> STRING.matcher(source).results().map(MatchResult::group))
                        .collect(Collectors.joining("\n"));
        String shapes =
                Arrays.stream(CardView.Shape.values())
                        .map(shape -> "card--" + shape.word())
                        .collect(Collectors.joining(" "));
        String states =
                Stream.of(
                                "draft",
                                "ready",
                                "published",
                                "held",
                                "killed",
                                "taken-down",
                                "unpublished")
                        .filter(state -> strings.contains('"' + state + '"'))
                        .map(state -> "state--" + state)
                        .collect(Collectors.joining(" "));
        String scripts = String.join("\n", texts("src/main/web/js", ".js"));
        String put =
                Stream.of("is-strong", "is-emphasis", "is-underline", "is-strike", "ed-picture")
                        .filter(name -> scripts.contains("'" + name.substring(3) + "'"))
                        .collect(Collectors.joining(" "));
        String depths =
                IntStream.rangeClosed(1, 5)
                        .mapToObj(depth -> "depth-" + depth)
                        .collect(Collectors.joining(" "));
        String written =
                String.join("\n", templates, strings, shapes, states, scripts, put, depths, TABLES);
        Set<String> idle = new TreeSet<>();
        for (String name : classes())
            if (!Pattern.compile("(?<![\\w-])" + name + "(?![\\w-])").matcher(written).find())
                idle.add(name);
        assertThat(idle).isEmpty();
    }

    private static Set<String> classes() {
        Set<String> classes = new TreeSet<>();
        for (String css : texts("src/main/web/css", ".css"))
            CLASS.matcher(STRING.matcher(COMMENT.matcher(css).replaceAll("")).replaceAll(""))
                    .results()
                    .forEach(found -> classes.add(found.group(1)));
        assertThat(classes).hasSizeGreaterThan(80);
        return classes;
    }

    private static Set<String> texts(String folder, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(StyleSheetsTest::text)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

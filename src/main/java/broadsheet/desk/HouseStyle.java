package broadsheet.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a paper would rather not read, or read spelt otherwise: hints while one writes, never a
/// rule that stops anything. They are a table of three columns (term, hint, replacement) in the
/// file `house-style.csv` of the data folder, read anew each time; without that file a starter set
/// in the paper's language holds.
public final class HouseStyle {
    private static final String FILE = "house-style.csv";
    private static final int LARGEST = 1 << 20;
    private static final int MOST = 5_000;

    private final Path file;
    private final String language;

    public HouseStyle(Path data, String language) {
        this.file = data.resolve(FILE);
        this.language = Locale.forLanguageTag(language).getLanguage();
    }

    /// @param hint why; may be empty
    /// @param replacement what to write instead; empty where that depends
    record Rule(String term, String hint, String replacement) {}

    List<Rule> rules() throws IOException {
        if (!Files.isRegularFile(file)) return starter();
        try (InputStream in = Files.newInputStream(file)) {
            return read(new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8));
        }
    }

    private List<Rule> starter() {
        try (InputStream in =
                HouseStyle.class.getResourceAsStream("/house-style/" + language + ".csv")) {
            return in == null
                    ? List.of()
                    : read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The rules of a CSV text (RFC 4180). A first line that names the columns is none, nor is a
    /// line without a term.
    static List<Rule> read(String csv) {
        List<Rule> rules = new ArrayList<>();
        for (List<String> line : lines(csv)) {
            String term = cell(line, 0);
            boolean names = rules.isEmpty() && term.equalsIgnoreCase("term");
            if (term.isEmpty() || names || rules.size() == MOST) continue;
            rules.add(new Rule(term, cell(line, 1), cell(line, 2)));
        }
        return List.copyOf(rules);
    }

    private static String cell(List<String> line, int column) {
        return column < line.size() ? line.get(column).replaceAll("\\s+", " ").strip() : "";
    }

    private static List<List<String>> lines(String csv) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = csv.startsWith("\uFEFF") ? 1 : 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '"' && quoted && csv.startsWith("\"", i + 1)) {
                cell.append(c);
                i++;
            } else if (c == '"' && (quoted || cell.isEmpty())) quoted = !quoted;
            else if (quoted || c != ',' && c != '\n' && c != '\r') cell.append(c);
            else if (c != '\r') {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == ',') continue;
                lines.add(line);
                line = new ArrayList<>();
            }
        }
        line.add(cell.toString());
        lines.add(line);
        return lines;
    }
}

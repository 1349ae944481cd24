package broadsheet.desk;

import broadsheet.desk.HouseStyle.Rule;
import broadsheet.text.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// House style as CSV (RFC 4180) with the columns term, hint and replacement, as spreadsheets write
/// it: with commas, semicolons or tabs. A first line that names the columns is no rule.
///
/// @param bad lines that are none, by their number in the text
record HouseStyleCsv(List<Rule> rules, List<Bad> bad) {
    static final int MOST = 5_000;
    static final int LONGEST = 300;
    private static final int COLUMNS = 3;

    HouseStyleCsv {
        rules = List.copyOf(rules);
        bad = List.copyOf(bad);
    }

    enum Reason {
        NO_TERM,
        COLUMNS,
        LONG,
        SIGNS,
        TWICE,
        QUOTE,
        MANY
    }

    /// @param line from 1, of the text; where one has several lines, the first of them
    record Bad(int line, Reason reason, String text) {}

    private record Line(int number, List<String> cells, boolean open) {}

    static HouseStyleCsv read(String csv) {
        List<Rule> rules = new ArrayList<>();
        List<Bad> bad = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean first = true;
        for (Line line : lines(csv)) {
            if (line.cells().stream().allMatch(String::isBlank)) continue;
            boolean names = first && cell(line, 0).equalsIgnoreCase("term");
            first = false;
            if (names) continue;
            Reason reason = wrong(line, seen, rules.size());
            if (reason == null) {
                rules.add(new Rule(cell(line, 0), cell(line, 1), cell(line, 2)));
                seen.add(key(cell(line, 0)));
            } else bad.add(new Bad(line.number(), reason, shown(line)));
        }
        return new HouseStyleCsv(rules, bad);
    }

    private static @Nullable Reason wrong(Line line, Set<String> seen, int rules) {
        if (line.open()) return Reason.QUOTE;
        if (line.cells().stream().skip(COLUMNS).anyMatch(it -> !it.isBlank()))
            return Reason.COLUMNS;
        if (cell(line, 0).isEmpty()) return Reason.NO_TERM;
        if (line.cells().stream().anyMatch(it -> it.length() > LONGEST)) return Reason.LONG;
        if (!line.cells().stream()
                .map(it -> it.replaceAll("\\s", " "))
                .allMatch(PlainText::isClean)) return Reason.SIGNS;
        if (seen.contains(key(cell(line, 0)))) return Reason.TWICE;
        return rules == MOST ? Reason.MANY : null;
    }

    /// Terms that differ in capitals only are one.
    static String key(String term) {
        return term.toLowerCase(Locale.ROOT);
    }

    private static String cell(Line line, int column) {
        return column < line.cells().size() ? one(line.cells().get(column)) : "";
    }

    /// A cell as one line.
    static String one(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String shown(Line line) {
        String text = one(String.join(", ", line.cells()));
        return text.length() <= 80 ? text : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
    }

    private static List<Line> lines(String csv) {
        char between = separator(csv);
        List<Line> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int number = 1;
        int begun = 1;
        for (int i = csv.startsWith("\uFEFF") ? 1 : 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '\n') number++;
            if (c == '"' && quoted && csv.startsWith("\"", i + 1)) {
                cell.append(c);
                i++;
            } else if (c == '"' && (quoted || cell.isEmpty())) quoted = !quoted;
            else if (quoted || c != between && c != '\n' && c != '\r') cell.append(c);
            else if (c != '\r') {
                cells.add(cell.toString());
                cell.setLength(0);
                if (c == between) continue;
                lines.add(new Line(begun, cells, false));
                cells = new ArrayList<>();
                begun = number;
            }
        }
        cells.add(cell.toString());
        lines.add(new Line(begun, cells, quoted));
        return lines;
    }

    /// What parts the cells of the first line that has any.
    private static char separator(String csv) {
        String first = csv.lines().filter(it -> !it.isBlank()).findFirst().orElse("");
        for (char c : new char[] {'\t', ';'})
            if (first.indexOf(c) >= 0 && first.indexOf(',') < 0) return c;
        return ',';
    }

    /// With the names of the columns, sorted by term.
    static String write(List<Rule> rules) {
        return Stream.concat(
                        Stream.of("term,hint,replacement"),
                        rules.stream()
                                .sorted(Comparator.comparing(rule -> key(rule.term())))
                                .map(rule ->
                                        quoted(rule.term())
                                                + ","
                                                + quoted(rule.hint())
                                                + ","
                                                + quoted(rule.replacement())))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",;\\t\\r\\n].*|\\s.*|.*\\s")
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}

package broadsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Draws recorded numbers as a picture, one small chart a figure: `FILE SVG TITLE X_LABEL [log]`. A
/// line of the file is X, figure, value. With `log` both axes are logarithmic and alike in all
/// charts, so that what grows as its archive does is as steep in each of them, and what does not is
/// level.
final class Chart {
    private static final int WIDTH = 280;
    private static final int HEIGHT = 190;
    private static final int COLUMNS = 4;
    private static final double POWERS = 2.6;

    private final Map<String, TreeMap<Double, Double>> figures = new LinkedHashMap<>();
    private final boolean log;

    private Chart(boolean log) {
        this.log = log;
    }

    public static void main(String[] arguments) throws IOException {
        Chart chart = new Chart(arguments.length > 4 && arguments[4].equals("log"));
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            String[] parts = line.strip().split("\\s+");
            if (parts.length == 3)
                chart.figures
                        .computeIfAbsent(parts[1], _ -> new TreeMap<>())
                        .put(Double.parseDouble(parts[0]), Double.parseDouble(parts[2]));
        }
        Files.writeString(Path.of(arguments[1]), chart.drawn(arguments[2], arguments[3]));
    }

    private String drawn(String title, String under) {
        int rows = (figures.size() + COLUMNS - 1) / COLUMNS;
        List<String> parts = new ArrayList<>();
        int n = 0;
        for (Map.Entry<String, TreeMap<Double, Double>> figure : figures.entrySet()) {
            parts.add(
                    one(
                            figure.getKey(),
                            figure.getValue(),
                            under,
                            n % COLUMNS * WIDTH,
                            40 + n / COLUMNS * HEIGHT));
            n++;
        }
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" font-family="system-ui, sans-serif" font-size="11">
        <title>%3$s</title>
        <rect width="%1$d" height="%2$d" fill="#fff"/>
        <text x="12" y="24" font-size="16" font-weight="bold">%3$s</text>
        %4$s
        </svg>
        """
                .formatted(COLUMNS * WIDTH, 48 + rows * HEIGHT, title, String.join("\n", parts));
    }

    private String one(
            String name, TreeMap<Double, Double> points, String under, int left, int top) {
        double lowX = place(points.firstKey());
        double highX = place(points.lastKey());
        double largest = points.values().stream().mapToDouble(v -> v).max().orElse(1);
        double smallest = points.values().stream().mapToDouble(v -> v).min().orElse(0);
        // The axis begins at nothing; where it is logarithmic it has as many powers in every chart.
        double middle = (place(Math.max(smallest, 1e-3)) + place(Math.max(largest, 1e-3))) / 2;
        double lowY = log ? middle - POWERS / 2 : 0;
        double highY = log ? middle + POWERS / 2 : Math.max(largest * 1.15, 1e-9);
        StringBuilder line = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        boolean few = points.size() <= 12;
        for (Map.Entry<Double, Double> point : points.entrySet()) {
            double x =
                    left
                            + 20
                            + (place(point.getKey()) - lowX)
                                    / Math.max(highX - lowX, 1e-9)
                                    * (WIDTH - 60);
            double y =
                    top
                            + HEIGHT
                            - 40
                            - (place(Math.max(point.getValue(), log ? 1e-3 : 0)) - lowY)
                                    / (highY - lowY)
                                    * (HEIGHT - 70);
            line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            if (few)
                marks.append(
                        String.format(
                                Locale.ROOT,
                                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"#a33\"/><text x=\"%.1f\""
                                        + " y=\"%.1f\" text-anchor=\"middle\">%s</text>",
                                x,
                                y,
                                x,
                                y - 7,
                                number(point.getValue())));
        }
        return """
        <g><text x="%1$d" y="%2$d" font-weight="bold">%3$s</text>
        <path d="M%1$d %4$d h%5$d" stroke="#999"/>
        <polyline points="%6$s" fill="none" stroke="#a33" stroke-width="1.5"/>%7$s
        <text x="%1$d" y="%8$d" fill="#555">%9$s: %10$s</text>%11$s</g>\
        """
                .formatted(
                        left + 12,
                        top + 14,
                        name.replace('-', ' '),
                        top + HEIGHT - 40,
                        WIDTH - 44,
                        line.toString().strip(),
                        marks,
                        top + HEIGHT - 24,
                        under,
                        number(points.firstKey()) + " to " + number(points.lastKey()),
                        few
                                ? ""
                                : "<text x=\"%d\" y=\"%d\" fill=\"#555\">%s to %s</text>"
                                        .formatted(
                                                left + 12,
                                                top + 28,
                                                number(smallest),
                                                number(largest)));
    }

    private double place(double value) {
        return log ? Math.log10(value) : value;
    }

    private static String number(double value) {
        return value >= 100 || value == Math.rint(value)
                ? String.format(Locale.UK, "%,.0f", value)
                : String.format(Locale.UK, "%.1f", value);
    }
}

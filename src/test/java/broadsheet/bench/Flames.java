package broadsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/// Where processor time went, from a recording of the JDK's Flight Recorder: `RECORDING TITLE SVG
/// [CLASS]`. Draws the stacks as a picture (widest where most time went; whoever called is below)
/// and prints a table of our own methods and packages with what they took, all that they called in
/// other people's code with it. With `CLASS` only stacks that pass through a class of that name
/// count.
final class Flames {
    private static final int WIDTH = 1_200;
    private static final int ROW = 17;
    private static final int DEEPEST = 60;
    private static final double NARROWEST = 0.004;

    private final Map<String, Node> roots = new TreeMap<>();
    private final Map<String, Integer> ours = new LinkedHashMap<>();
    private final Map<String, Integer> packages = new LinkedHashMap<>();
    private int all;

    private static final class Node {
        final Map<String, Node> above = new TreeMap<>();
        int count;
    }

    public static void main(String[] arguments) throws IOException {
        String through = arguments.length > 3 ? arguments[3] : "";
        Flames flames = new Flames();
        if (!flames.read(Path.of(arguments[0]), "jdk.CPUTimeSample", through))
            flames.read(Path.of(arguments[0]), "jdk.ExecutionSample", through);
        Files.writeString(Path.of(arguments[2]), flames.drawn(arguments[1]));
        flames.print();
    }

    private boolean read(Path recording, String kind, String through) throws IOException {
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals(kind))
                    add(event.getStackTrace(), through);
            }
        }
        return all > 0;
    }

    private void add(RecordedStackTrace trace, String through) {
        if (trace == null || trace.getFrames().isEmpty()) return;
        List<RecordedFrame> frames = trace.getFrames();
        if (!through.isEmpty()
                && frames.stream()
                        .noneMatch(frame -> name(frame.getMethod()).startsWith(through + ".")))
            return;
        all++;
        String mine = "";
        for (RecordedFrame frame : frames)
            if (frame.getMethod().getType().getName().startsWith("broadsheet.")) {
                mine = name(frame.getMethod());
                break;
            }
        ours.merge(mine.isEmpty() ? "(none of ours)" : mine, 1, Integer::sum);
        packages.merge(
                mine.isEmpty() ? "JVM and libraries alone" : mine.substring(0, mine.indexOf('.')),
                1,
                Integer::sum);
        Map<String, Node> level = roots;
        int depth = 0;
        for (RecordedFrame frame : frames.reversed()) {
            if (depth++ == DEEPEST) break;
            Node node = level.computeIfAbsent(name(frame.getMethod()), _ -> new Node());
            node.count++;
            level = node.above;
        }
    }

    /// Package of ours, class and method; of other code the class and method.
    private static String name(RecordedMethod method) {
        String type = method.getType().getName().replaceAll("\\$\\$Lambda.*|/0x\\w+", "");
        String plain = method.getName().replaceAll("lambda\\$(\\w+)\\$\\d+", "$1, inside");
        if (type.startsWith("broadsheet.")) {
            String under = type.substring("broadsheet.".length());
            return (under.contains(".") ? under : "root." + under) + "." + plain;
        }
        return type.substring(type.lastIndexOf('.') + 1) + "." + plain;
    }

    private String drawn(String title) {
        List<String> boxes = new ArrayList<>();
        int deep = draw(roots, 0, 0, boxes);
        int height = (deep + 1) * ROW + 40;
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" font-family="system-ui, sans-serif" font-size="11">
        <title>%3$s</title>
        <rect width="%1$d" height="%2$d" fill="#fff"/>
        <text x="8" y="20" font-size="15" font-weight="bold">%3$s: %4$d samples of processor time</text>
        <g transform="translate(0 %5$d) scale(1 1)">
        %6$s
        </g>
        </svg>
        """
                .formatted(
                        WIDTH,
                        height,
                        escaped(title),
                        all,
                        height - ROW - 4,
                        String.join("\n", boxes));
    }

    private int draw(Map<String, Node> level, double left, int depth, List<String> boxes) {
        int deep = depth;
        double at = left;
        for (Map.Entry<String, Node> entry : level.entrySet()) {
            double width = (double) entry.getValue().count / all;
            if (width >= NARROWEST) {
                boxes.add(box(entry.getKey(), at, width, depth));
                deep = Math.max(deep, draw(entry.getValue().above, at, depth + 1, boxes));
            }
            at += width;
        }
        return deep;
    }

    private static String box(String name, double left, double width, int depth) {
        int letters = (int) (width * WIDTH / 6.2);
        String label =
                letters < 3
                        ? ""
                        : name.length() <= letters ? name : name.substring(0, letters - 1) + "…";
        return String.format(
                Locale.ROOT,
                "<g><title>%s, %.1f %%</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\""
                        + " fill=\"%s\"/><text x=\"%.1f\" y=\"%d\">%s</text></g>",
                escaped(name),
                width * 100,
                left * WIDTH,
                -depth * ROW,
                Math.max(0.5, width * WIDTH - 0.5),
                ROW - 1,
                colour(name),
                left * WIDTH + 2,
                -depth * ROW + 12,
                escaped(label));
    }

    /// Ours are warm, others cool, and one name has one colour.
    private static String colour(String name) {
        int shade = Math.floorMod(name.hashCode(), 40);
        boolean mine =
                Character.isLowerCase(name.charAt(0)) && name.indexOf('.') != name.lastIndexOf('.');
        return mine
                ? "hsl(%d 75%% 68%%)".formatted(20 + shade / 2)
                : "hsl(%d 28%% 80%%)".formatted(200 + shade / 2);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void print() {
        System.out.println(
                "| package | share | | method of ours, with what it calls in others' code | share |");
        System.out.println("|---|---|---|---|---|");
        List<Map.Entry<String, Integer>> left = largest(packages, 12);
        List<Map.Entry<String, Integer>> right = largest(ours, 12);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++)
            System.out.println("| " + cell(left, i) + " | | " + cell(right, i) + " |");
    }

    private String cell(List<Map.Entry<String, Integer>> rows, int row) {
        return row < rows.size()
                ? "`%s` | %.1f %%"
                        .formatted(rows.get(row).getKey(), rows.get(row).getValue() * 100.0 / all)
                : " | ";
    }

    private static List<Map.Entry<String, Integer>> largest(Map<String, Integer> counts, int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .collect(Collectors.toList());
    }
}

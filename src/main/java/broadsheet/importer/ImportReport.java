package broadsheet.importer;

import broadsheet.text.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an import brought in, what it did not, and why. Safe to write to from many threads.
public final class ImportReport {
    /// More lines than this are only counted.
    private static final int LONGEST = 20_000;

    /// How many lines of one kind people are shown; the file has them all.
    private static final int SHOWN = 25;

    private final boolean dryRun;
    private final Map<String, Long> came = new TreeMap<>();
    private final Map<String, Long> statuses = new TreeMap<>();
    private final Map<String, Long> legacy = new TreeMap<>();
    private final Map<String, Long> dropped = new TreeMap<>();
    private final Map<String, Long> passedOver = new TreeMap<>();
    private final Map<String, Long> lineCounts = new TreeMap<>();
    private final List<Line> lines = new ArrayList<>();
    private Duration took = Duration.ZERO;
    private boolean failed;

    ImportReport(boolean dryRun) {
        this.dryRun = dryRun;
    }

    /// One remark. `kind` groups them: `broken` (could not be read), `unpublished` (kept from the
    /// public), `picture` (could not be had), `path` (stands elsewhere), `kept` (an editor's change
    /// stays), `note`.
    public record Line(String kind, String file, String item, String reason) {
        @Override
        public String toString() {
            return file + ": " + (item.isEmpty() ? "" : item + ": ") + reason;
        }
    }

    synchronized void came(String what, long count) {
        if (count > 0) came.merge(what, count, Long::sum);
    }

    synchronized void status(String status) {
        statuses.merge(status.isEmpty() ? "(none)" : status, 1L, Long::sum);
    }

    synchronized void legacy(Map<String, Integer> counts) {
        counts.forEach((what, count) -> legacy.merge(what, (long) count, Long::sum));
    }

    synchronized void dropped(Map<String, Integer> counts) {
        counts.forEach((what, count) -> dropped.merge(what, (long) count, Long::sum));
    }

    void passedOver(String what) {
        passedOver(what, 1);
    }

    synchronized void passedOver(String what, long count) {
        if (count > 0) passedOver.merge(what, count, Long::sum);
    }

    synchronized void line(String kind, String file, String item, String reason) {
        lineCounts.merge(kind, 1L, Long::sum);
        if (lines.size() < LONGEST) lines.add(new Line(kind, file, item, reason));
    }

    synchronized void fail(String file, String reason) {
        failed = true;
        line("failed", file, "", reason);
    }

    synchronized void took(Duration value) {
        took = value;
    }

    /// Whether it came to a file that could not be read at all.
    public synchronized boolean failed() {
        return failed;
    }

    /// How many of `stories`, `pages`, `rewritten`, `unchanged`, `sections`, `tags`,
    /// `contributors`, `pictures`, `comments` there were.
    public synchronized long count(String what) {
        return came.getOrDefault(what, 0L);
    }

    /// The remarks, in the order in which they were made; the first 20,000 of them.
    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    /// How many remarks of a kind there are, also beyond those kept.
    public synchronized long lines(String kind) {
        return lineCounts.getOrDefault(kind, 0L);
    }

    public synchronized Json json() {
        return Json.object()
                .put("dryRun", dryRun)
                .put("seconds", Json.read(String.valueOf(took.toMillis() / 1000.0)))
                .put("cameIn", counts(came))
                .put("statuses", counts(statuses))
                .put("passedOver", counts(passedOver))
                .put("keptAsHtml", counts(legacy))
                .put("leftOut", counts(dropped))
                .put("remarks", counts(lineCounts))
                .put("lines", lines, ImportReport::json)
                .build();
    }

    private static Json json(Line line) {
        return Json.object()
                .put("kind", line.kind())
                .put("file", line.file())
                .put("item", line.item())
                .put("reason", line.reason())
                .build();
    }

    /// The report for people, a line each.
    public synchronized List<String> readable() {
        List<String> out = new ArrayList<>();
        out.add((dryRun ? "Would bring in: " : "Came in: ") + words(came, "nothing"));
        if (!statuses.isEmpty()) out.add("Statuses in the export: " + words(statuses, ""));
        if (!passedOver.isEmpty()) out.add("Passed over: " + words(passedOver, ""));
        if (!legacy.isEmpty()) out.add("Kept as sanitised HTML: " + words(legacy, ""));
        if (!dropped.isEmpty()) out.add("Left out of texts: " + words(dropped, ""));
        lineCounts.forEach((kind, count) -> {
            lines.stream()
                    .filter(line -> line.kind().equals(kind))
                    .limit(SHOWN)
                    .forEach(line -> out.add("  " + line));
            if (count > SHOWN)
                out.add("  … and " + (count - SHOWN) + " more of this kind (" + kind + ")");
        });
        return out;
    }

    private static String words(Map<String, Long> counts, String none) {
        if (counts.isEmpty()) return none;
        return String.join(
                ", ",
                counts.entrySet().stream().map(it -> it.getValue() + " " + it.getKey()).toList());
    }

    private static Json counts(Map<String, Long> counts) {
        Json.Builder object = Json.object();
        counts.forEach((name, count) -> object.put(name, (long) count));
        return object.build();
    }

    /// How `what` is called where there may be none.
    static String or(@Nullable String what, String otherwise) {
        return what == null || what.isBlank() ? otherwise : what;
    }
}

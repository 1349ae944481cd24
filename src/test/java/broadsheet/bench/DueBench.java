package broadsheet.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Measures how late scheduled stories are: `SITE DESK_PORT COUNT SECONDS`. Schedules so many
/// stories, spread evenly over so many seconds that begin when all are scheduled, says `Scheduled`,
/// and follows the public log of changes until each has come, counting from the moment it was due
/// until a reader had it. The server may be killed and started again meanwhile. Prints how many
/// came, p50, p99, p99.9 and largest in milliseconds, and how many of them have another revision
/// than the one that publishing once makes. Not a test.
final class DueBench {
    private static final Pattern CHANGE =
            Pattern.compile("\"id\":(\\d+),\"kind\":\"article\",\"change\":\"published\"");
    private static final Pattern CURSOR = Pattern.compile("\\],\"cursor\":\"([^\"]*)\"");

    private DueBench() {}

    public static void main(String[] arguments) throws Exception {
        Client client = new Client(arguments[0]);
        Editor editor = new Editor(Integer.parseInt(arguments[1]));
        int count = Integer.parseInt(arguments[2]);
        long seconds = Long.parseLong(arguments[3]);
        Map<Long, Long> due = new HashMap<>();
        Map<Long, Integer> numbers = new HashMap<>();
        String cursor = cursor(client.get("/api/v1/changes?since=latest").text()).orElseThrow();
        String section = editor.sections().getFirst();
        List<Editor.Done> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++)
            drafts.add(
                    editor.drafts(
                            section,
                            "bench-tide-tables",
                            "High water at station " + i,
                            "What the tables say",
                            List.of("Station " + i + " has its high water at the time printed.")));
        // The longest that scheduling so many may take.
        long first = System.currentTimeMillis() + count * 25L + 5_000;
        for (int i = 0; i < count; i++) {
            Editor.Done draft = drafts.get(i);
            long at = first + i * seconds * 1_000 / count;
            numbers.put(draft.story(), editor.schedules(draft, at).number());
            due.put(draft.story(), at);
        }
        if (System.currentTimeMillis() > first)
            throw new IllegalStateException("scheduling took longer than was planned for");
        System.out.println("Scheduled " + (first - System.currentTimeMillis()));
        Latencies late = follow(client, cursor, due, first + seconds * 1_000 + 60_000);
        int again = 0;
        for (Map.Entry<Long, Integer> story : numbers.entrySet()) {
            String said = client.get("/api/v1/stories/" + story.getKey() + "?body=none").text();
            if (!said.contains("\"revision\":{\"number\":" + (story.getValue() + 1) + ",")) again++;
        }
        System.out.println("came " + late.count() + " of " + count);
        System.out.println("late " + late);
        System.out.println("again " + again);
        System.exit(late.count() == count && again == 0 ? 0 : 1);
    }

    /// Asks for changes without a pause until all have come.
    private static Latencies follow(Client client, String from, Map<Long, Long> due, long until)
            throws InterruptedException {
        Latencies late = new Latencies();
        Map<Long, Long> waiting = new HashMap<>(due);
        String cursor = from;
        while (!waiting.isEmpty() && System.currentTimeMillis() < until) {
            String said;
            try {
                Answer answer = client.get("/api/v1/changes?limit=1000&since=" + cursor);
                if (answer.status() != 200) throw new IOException("status " + answer.status());
                said = answer.text();
            } catch (IOException e) {
                // The server is away; whatever waits goes on counting.
                Thread.sleep(10);
                continue;
            }
            long now = System.currentTimeMillis();
            Matcher changes = CHANGE.matcher(said);
            while (changes.find()) {
                Long at = waiting.remove(Long.parseLong(changes.group(1)));
                if (at == null) continue;
                if (now < at) throw new AssertionError("public before it was due");
                late.record(Math.max(1, (now - at) * 1_000_000));
            }
            cursor = cursor(said).orElse(cursor);
            Thread.sleep(10);
        }
        return late;
    }

    private static Optional<String> cursor(String said) {
        Matcher cursor = CURSOR.matcher(said);
        return cursor.find() ? Optional.of(cursor.group(1)) : Optional.empty();
    }
}

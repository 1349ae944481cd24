package broadsheet.bench;

import broadsheet.invented.InventedPaper;
import broadsheet.invented.InventedStory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Measures how long readers wait for what was published: `SITE DESK_PORT PUBLISHES LEDGER`. Each
/// round publishes a new story and, when the call has returned, asks for every surface at once
/// until each shows it; every time runs from before the call. Prints a line a surface: p50, p99,
/// p99.9 and largest in milliseconds; `every` is the slowest surface of each round. Not a test.
final class PublishBench {
    private static final String TAG = "bench-tide-tables";
    private static final Pattern MONTHS = Pattern.compile("/sitemap/\\d{4}-\\d{2}(?:-\\d+)?\\.xml");

    private final Client client;
    private final Editor editor;
    private final Ledger ledger;
    private final InventedPaper paper = new InventedPaper(11, "https://archive.example", 1_000_000);
    private final String section;
    private final boolean search;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Latencies> took = new LinkedHashMap<>();
    private int number;

    private PublishBench(Client client, Editor editor, Ledger ledger)
            throws IOException, InterruptedException {
        this.client = client;
        this.editor = editor;
        this.ledger = ledger;
        this.section = editor.sections().getFirst();
        this.search = client.has("/search?q=tide");
    }

    public static void main(String[] arguments) throws Exception {
        try (Ledger ledger = new Ledger(Path.of(arguments[3]))) {
            PublishBench bench =
                    new PublishBench(
                            new Client(arguments[0]),
                            new Editor(Integer.parseInt(arguments[1])),
                            ledger);
            bench.rounds(100);
            bench.took.clear();
            bench.rounds(Integer.parseInt(arguments[2]));
            bench.took.forEach((name, latencies) -> System.out.println(name + " " + latencies));
            if (!bench.search) System.out.println("search absent");
        }
        System.exit(0);
    }

    private void rounds(int count) throws Exception {
        for (int i = 0; i < count; i++) round();
    }

    private void round() throws Exception {
        InventedStory words = paper.story(++number);
        String mark = mark(number * 7_919L + System.nanoTime());
        String headline = words.headline() + " " + mark;
        List<String> body =
                words.body().stream()
                        .map(passage -> passage.html().replaceAll("<[^>]*>", ""))
                        .toList();
        Editor.Done draft = editor.drafts(section, TAG, headline, words.standfirst(), body);
        Editor.Done done = editor.publishes(draft, "CREATED", headline);
        ledger.write(done, "published", headline);
        note("returned", done.returned() - done.began());
        Map<String, Future<Long>> waiting = new LinkedHashMap<>();
        surfaces(done, mark)
                .forEach((name, shown) -> waiting.put(name, readers.submit(() -> until(shown))));
        long slowest = 0;
        for (Map.Entry<String, Future<Long>> surface : waiting.entrySet()) {
            long nanos = surface.getValue().get() - done.began();
            note(surface.getKey(), nanos);
            slowest = Math.max(slowest, nanos);
        }
        note("every", slowest);
    }

    private void note(String name, long nanos) {
        took.computeIfAbsent(name, _ -> new Latencies()).record(nanos);
    }

    /// A word that no other story has.
    private static String mark(long seed) {
        StringBuilder word = new StringBuilder("q");
        for (long rest = seed & Long.MAX_VALUE; rest > 0; rest /= 17)
            word.append("bcdfghjklmnprstvw".charAt((int) (rest % 17)));
        return word.toString();
    }

    private Map<String, Callable<Boolean>> surfaces(Editor.Done done, String mark) {
        Map<String, Callable<Boolean>> surfaces = new LinkedHashMap<>();
        surfaces.put("story", shows(done.path(), mark));
        surfaces.put("section", shows(section, mark));
        surfaces.put("home", shows("/", mark));
        surfaces.put("tag", shows("/tag/" + TAG, mark));
        surfaces.put("feed", shows("/feed.xml", mark));
        surfaces.put("sitemap", () -> inSitemap(done.path()));
        surfaces.put("api", shows("/api/v1/stories?limit=5", mark));
        surfaces.put("api-story", shows("/api/v1/stories/" + done.story(), mark));
        if (search) {
            // Not the typed word, which the page says too: the address of what was found.
            surfaces.put("search", shows("/search?q=" + mark, "href=\"" + done.path() + "\""));
        }
        return surfaces;
    }

    private Callable<Boolean> shows(String path, String mark) {
        return () -> {
            Answer answer = client.get(path);
            if (answer.status() != 200)
                throw new AssertionError(path + " answers " + answer.status());
            return answer.text().contains(mark);
        };
    }

    /// In the last sitemap that the index names for a month.
    private boolean inSitemap(String path) throws IOException {
        Matcher months = MONTHS.matcher(client.get("/sitemap.xml").text());
        List<String> all = new ArrayList<>();
        while (months.find()) all.add(months.group());
        return client.get(newest(all)).text().contains(path + "<");
    }

    private static String newest(List<String> sitemaps) {
        return Objects.requireNonNull(
                sitemaps.stream()
                        .max((one, other) -> {
                            String first = one.substring(9, 16);
                            String second = other.substring(9, 16);
                            return first.equals(second)
                                    ? Integer.compare(part(one), part(other))
                                    : first.compareTo(second);
                        })
                        .orElse("/sitemap/pages.xml"));
    }

    private static int part(String sitemap) {
        return sitemap.length() > 20
                ? Integer.parseInt(sitemap.substring(17, sitemap.length() - 4))
                : 1;
    }

    private static long until(Callable<Boolean> shown) throws Exception {
        long patience = System.nanoTime() + 10_000_000_000L;
        while (!shown.call())
            if (System.nanoTime() > patience) throw new AssertionError("never shown");
        return System.nanoTime();
    }
}

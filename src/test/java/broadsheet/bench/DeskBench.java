package broadsheet.bench;

import broadsheet.invented.InventedPaper;
import broadsheet.invented.InventedStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// Measures the desk as editors have it: `SITE DESK_PORT LIST A_SECOND SECONDS SAVED`. Story lists
/// (as they are, and by state, section, person, tag, words of a day), pages of stories anywhere in
/// the archive, and saves of drafts, each so many times a second at set times, all at once. Every
/// answer is judged. Prints a line a kind: p50, p99, p99.9 and largest in milliseconds. What was
/// saved goes into SAVED, for [DeskFound]. Not a test.
final class DeskBench {
    private static final String TAG = "bench-tide-tables";
    private static final int DRAFTS = 200;

    private final DeskVisitor visitor;
    private final String section;
    private final int stories;
    private final List<Map<String, String>> forms = new ArrayList<>();
    private final List<Long> drafts = new ArrayList<>();
    private final AtomicIntegerArray numbers = new AtomicIntegerArray(DRAFTS);

    private DeskBench(DeskVisitor visitor, String section, int stories) {
        this.visitor = visitor;
        this.section = section;
        this.stories = stories;
    }

    public static void main(String[] arguments) throws Exception {
        Editor editor = new Editor(Integer.parseInt(arguments[1]));
        DeskVisitor visitor = new DeskVisitor(new Client(arguments[0]));
        visitor.comesIn(editor.invites("bench-" + System.nanoTime() + "@paper.example"));
        int stories;
        try (var lines = Files.lines(Path.of(arguments[2]))) {
            stories = (int) lines.count();
        }
        DeskBench bench = new DeskBench(visitor, editor.sections().getFirst(), stories);
        bench.writeDrafts(editor);
        double rate = Double.parseDouble(arguments[3]);
        double seconds = Double.parseDouble(arguments[4]);
        bench.run(rate, seconds / 4);
        bench.run(rate, seconds).forEach((name, took) -> System.out.println(name + " " + took));
        bench.tell(Path.of(arguments[5]));
        System.exit(0);
    }

    private void writeDrafts(Editor editor) throws IOException {
        InventedPaper paper = new InventedPaper(13, "https://archive.example", 1_000_000);
        for (int i = 0; i < DRAFTS; i++) {
            InventedStory words = paper.story(i + 1);
            List<String> body =
                    words.body().stream()
                            .map(passage -> passage.html().replaceAll("<[^>]*>", ""))
                            .toList();
            Editor.Done draft =
                    editor.drafts(section, TAG, words.headline(), words.standfirst(), body);
            drafts.add(draft.story());
            numbers.set(i, draft.number());
            forms.add(copyForm(visitor.get("/desk/stories/" + draft.story())));
        }
    }

    /// The fields of a story's page as a browser would send them.
    private static Map<String, String> copyForm(Answer page) {
        Map<String, String> all = new LinkedHashMap<>();
        Element form = Jsoup.parse(page.text()).selectFirst("form#copy");
        if (form == null) throw new IllegalStateException("no form: " + page.status());
        for (Element field : form.select("input[name], textarea[name]")) {
            boolean choice = List.of("checkbox", "radio").contains(field.attr("type"));
            if (!choice || field.hasAttr("checked")) all.put(field.attr("name"), field.val());
        }
        for (Element select : form.select("select[name]")) {
            Element chosen = select.selectFirst("option[selected]");
            all.put(select.attr("name"), chosen == null ? "" : chosen.val());
        }
        return all;
    }

    private Map<String, Latencies> run(double rate, double seconds) throws Exception {
        Map<String, OpenLoop.Asking> kinds = new LinkedHashMap<>();
        kinds.put("list", this::list);
        kinds.put("page", this::page);
        kinds.put("save", this::save);
        Map<String, OpenLoop> loops = new LinkedHashMap<>();
        List<Thread> threads = new ArrayList<>();
        kinds.forEach((name, asking) -> {
            OpenLoop loop = new OpenLoop();
            loops.put(name, loop);
            threads.add(Thread.ofPlatform().start(() -> run(loop, rate, seconds, asking)));
        });
        for (Thread thread : threads) thread.join();
        Map<String, Latencies> took = new LinkedHashMap<>();
        loops.forEach((name, loop) -> {
            if (loop.failed.sum() > 0)
                throw new IllegalStateException(loop.failed + " wrong answers: " + name);
            took.put(name, loop.latencies);
        });
        return took;
    }

    private static void run(OpenLoop loop, double rate, double seconds, OpenLoop.Asking asking) {
        try {
            loop.run(rate, seconds, asking);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void list(long number) throws IOException {
        String query =
                switch ((int) (number % 6)) {
                    case 0 -> "";
                    case 1 -> "?state=published";
                    case 2 -> "?section=" + section;
                    case 3 -> "?state=draft&section=" + section;
                    case 4 -> "?tag=" + TAG;
                    default -> "?from=2020-01-01&to=2030-01-01&state=published";
                };
        Answer answer = visitor.get("/desk/stories" + query);
        if (answer.status() != 200 || !answer.text().contains("href=\"/desk/stories/"))
            throw new AssertionError("/desk/stories" + query + ": " + answer.status());
    }

    /// Stories are spread over the archive, each asked for once.
    private void page(long number) throws IOException {
        long id = 1 + number * 7_919L % stories;
        Answer answer = visitor.get("/desk/stories/" + id);
        if (answer.status() != 200 || !answer.text().contains("id=\"f-headline\""))
            throw new AssertionError("story " + id + ": " + answer.status());
    }

    private void save(long number) throws IOException {
        int which = (int) (number % DRAFTS);
        Map<String, String> fields = new LinkedHashMap<>(forms.get(which));
        int onto = numbers.get(which);
        fields.put("onto", "" + onto);
        fields.put("headline", headline(which, onto + 1));
        Answer answer = visitor.post("/desk/stories/" + drafts.get(which) + "/copy", fields);
        if (answer.status() != 303 || !answer.header("location").endsWith("said=saved"))
            throw new AssertionError("a save: " + answer.status());
        if (!numbers.compareAndSet(which, onto, onto + 1))
            throw new AssertionError("two saves of one story at once");
    }

    private static String headline(int which, int number) {
        return "Draft " + which + " in its wording " + number;
    }

    private void tell(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(visitor.cookie());
        for (int i = 0; i < DRAFTS; i++)
            if (numbers.get(i) > 1) lines.add(drafts.get(i) + "\t" + headline(i, numbers.get(i)));
        Files.write(file, lines);
    }
}

package broadsheet;

import broadsheet.config.Settings;
import broadsheet.identity.Actor;
import broadsheet.story.Block;
import broadsheet.story.Change;
import broadsheet.story.Copy;
import broadsheet.story.Inline;
import broadsheet.story.Outcome;
import broadsheet.story.Section;
import broadsheet.story.StoryKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Measures how long readers wait for what was published: `DATA PORT PUBLISHES`. Each round
/// publishes a new story or an update of it, then asks for story, section and home over HTTP until
/// each shows the new headline; the time runs from before the call to publish. Not a test.
final class PublishBench {
    private static final Actor ACTOR = new Actor("person:1");

    private final App app;
    private final HttpClient reader = HttpClient.newHttpClient();
    private final Section section;

    private PublishBench(App app) {
        this.app = app;
        this.section =
                app.newsroom().sections().tree().top().stream()
                        .filter(Section::inUse)
                        .findFirst()
                        .orElseThrow();
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[2]);
        Settings settings =
                Settings.read(
                        null,
                        Map.of(),
                        Map.of(
                                "data.dir", arguments[0],
                                "http.port", arguments[1],
                                "ops.port", String.valueOf(Integer.parseInt(arguments[1]) + 1)));
        try (App app = App.start(settings, false)) {
            PublishBench bench = new PublishBench(app);
            bench.rounds(50);
            System.out.println("Ready: " + app.address());
            bench.rounds(50);
            bench.report(bench.rounds(rounds));
        }
        System.exit(0);
    }

    /// Milliseconds until each surface showed it and until the call returned, a row a publish.
    private double[][] rounds(int count) throws Exception {
        double[][] took = new double[count][];
        for (int i = 0; i < count; i++) {
            String headline = "Tide turns at %d".formatted(System.nanoTime());
            Copy copy = copy(headline + " draft");
            Outcome.Done draft =
                    done(app.newsroom().publishing().draft(StoryKind.ARTICLE, copy, ACTOR));
            long began = System.nanoTime();
            Outcome.Done published =
                    done(
                            app.newsroom()
                                    .publishing()
                                    .publish(
                                            draft.story(),
                                            draft.number(),
                                            copy(headline),
                                            Change.UPDATE,
                                            ACTOR));
            double returned = since(began);
            double story = untilShown(published.path(), headline, began);
            double list = untilShown(section.path(), headline, began);
            double home = untilShown("/", headline, began);
            took[i] = new double[] {returned, story, list, home};
            if ((i + 1) % 50 == 0) System.err.println((i + 1) + " of " + count + " published");
        }
        return took;
    }

    private static Outcome.Done done(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) return done;
        throw new IllegalStateException("not published: " + outcome);
    }

    private Copy copy(String headline) {
        List<Inline> text =
                List.of(new Inline.Text("The harbour council met in the morning. ".repeat(12)));
        Block paragraph = new Block.Paragraph(text);
        return Copy.of("en", headline, List.of(paragraph, paragraph, paragraph, paragraph))
                .standfirst("What the council will say next.")
                .filing(new Copy.Filing(section.id(), List.of(), List.of(), 0))
                .build();
    }

    private double untilShown(String path, String headline, long began) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                Objects.requireNonNull(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + app.address().getPort()
                                                        + path)))
                        .build();
        while (true) {
            HttpResponse<byte[]> answer =
                    reader.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (new String(answer.body(), StandardCharsets.UTF_8).contains(headline))
                return since(began);
            if (since(began) > 10_000)
                throw new IllegalStateException(path + " never showed " + headline);
        }
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e6;
    }

    private void report(double[][] took) {
        String[] names = {"returned", "story", "section", "home"};
        for (int column = 0; column < names.length; column++) {
            int at = column;
            double[] sorted = Arrays.stream(took).mapToDouble(row -> row[at]).sorted().toArray();
            System.out.printf(
                    "%s %.1f %.1f %.1f%n",
                    names[column],
                    sorted[sorted.length / 2],
                    sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
                    sorted[sorted.length - 1]);
        }
    }
}

package broadsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/// Reads beside a measurement and judges every answer: `SITE LIST RATE UNTIL [FIRST]`, where `LIST`
/// is the generator's, and `UNTIL` a file whose coming ends the run; of the list only the first
/// `FIRST` are asked for. Prints how many were asked for and how many were wrong, and ends with 1
/// where any was.
final class CheckBench {
    private CheckBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Client client = new Client(arguments[0]);
        Shelf shelf = new Shelf(Path.of(arguments[1]));
        double rate = Double.parseDouble(arguments[2]);
        Path until = Path.of(arguments[3]);
        int first =
                arguments.length > 4
                        ? Math.min(shelf.size(), Integer.parseInt(arguments[4]))
                        : shelf.size();
        OpenLoop loop = new OpenLoop();
        long asked = 0;
        long began = System.nanoTime();
        while (!Files.exists(until)) {
            loop.at(
                    began + (long) (asked / rate * 1e9),
                    asked++,
                    _ -> {
                        Shelf.Entry story = shelf.at(ThreadLocalRandom.current().nextInt(first));
                        Judge.story(client.get(story.path()), story);
                    });
        }
        loop.finish();
        System.out.println(asked + " " + loop.failed.sum() + " " + loop.latencies);
        System.exit(loop.failed.sum() == 0 ? 0 : 1);
    }
}

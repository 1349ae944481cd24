package broadsheet.bench;

import broadsheet.invented.Dice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/// Searches at a set rate: `SITE LIST RATE SECONDS`. Each asks for two words of one headline of the
/// archive, so that something must be found, and each answer must be a whole first page with
/// highlights, or say that there are too many now and when to come again. Prints the count, how
/// many were so refused, p50, p99, p99.9 and largest in milliseconds (refusals among them), and p99
/// of each tenth of the time; `absent` where the paper has no search. Ends with 1 where an answer
/// was wrong.
final class SearchBench {
    private final Client client;
    private final Shelf shelf;
    private final LongAdder refused = new LongAdder();

    private SearchBench(Client client, Shelf shelf) {
        this.client = client;
        this.shelf = shelf;
    }

    public static void main(String[] arguments) throws Exception {
        SearchBench bench =
                new SearchBench(new Client(arguments[0]), new Shelf(Path.of(arguments[1])));
        if (!bench.client.has("/search?q=" + bench.words(1))) {
            System.out.println("absent");
            return;
        }
        double rate = Double.parseDouble(arguments[2]);
        double seconds = Double.parseDouble(arguments[3]);
        // Warm: slowly at first, then as fast as it will be.
        new OpenLoop().run(Math.min(rate, 50), Math.max(5, seconds / 4), bench::ask);
        new OpenLoop().run(rate, Math.max(5, seconds / 4), n -> bench.ask(n + 500_000));
        bench.refused.reset();
        OpenLoop loop = new OpenLoop();
        loop.run(rate, seconds, number -> bench.ask(number + 1_000_000));
        System.out.println(
                Math.round(rate * seconds)
                        + " "
                        + bench.refused.sum()
                        + " "
                        + loop.latencies
                        + " "
                        + loop.tenths.stream()
                                .map(tenth -> "%.0f".formatted(tenth.millis(990)))
                                .collect(Collectors.joining(", ")));
        System.exit(loop.failed.sum() == 0 ? 0 : 1);
    }

    /// Two words of a headline, joined by a plus sign.
    private String words(long number) {
        Dice dice = new Dice(number);
        while (true) {
            List<String> long_ = new ArrayList<>();
            for (String word : shelf.at(dice.below(shelf.size())).headline().split("[^\\p{L}]+"))
                if (word.length() > 4) long_.add(word.toLowerCase(Locale.ROOT));
            if (long_.size() < 2) continue;
            int first = dice.below(long_.size());
            int second = (first + 1 + dice.below(long_.size() - 1)) % long_.size();
            String words = long_.get(first) + "+" + long_.get(second);
            if (words.chars().allMatch(c -> c < 128)) return words;
        }
    }

    private void ask(long number) throws Exception {
        String words = words(number);
        Answer answer = client.get("/search?q=" + words);
        if (answer.status() == 503 && !answer.header("retry-after").isEmpty()) {
            Judge.whole(answer, 503);
            refused.increment();
            return;
        }
        Judge.whole(answer, 200);
        if (!answer.text().contains("<mark>"))
            throw new AssertionError("nothing highlighted for " + words);
    }
}

package broadsheet.search;

import broadsheet.story.*;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Not a test: how quick the engine is over many stories of made words. Run by hand.
final class ScaleTrial {
    private ScaleTrial() {}

    public static void main(String[] args) throws Exception {
        int n = Integer.parseInt(args[0]);
        Random random = new Random(1);
        try (Shelf shelf = Shelf.in("en")) {
            List<Section> sections = new ArrayList<>();
            for (int i = 1; i <= 12; i++)
                sections.add(
                        new Section(
                                new SectionId(i),
                                null,
                                "s" + i,
                                "/s" + i,
                                "S" + i,
                                null,
                                null,
                                i,
                                true));
            long began = cpu();
            List<Entry> batch = new ArrayList<>();
            for (int i = 1; i <= n; i++) {
                List<Tag> tags = new ArrayList<>();
                for (int t = 0; t < 3; t++) {
                    int k = 1 + zipf(random, 5000);
                    tags.add(new Tag(new TagId(k), "tag" + k, "Tag " + word(k * 7), null));
                }
                int p = 1 + random.nextInt(400);
                batch.add(
                        new Entry(
                                i,
                                1,
                                "/a/" + i,
                                null,
                                text(random, 8),
                                text(random, 18),
                                text(random, 300),
                                tags,
                                List.of(
                                        new Contributor(
                                                new ContributorId(p),
                                                "person-" + p,
                                                "Person " + word(p),
                                                null,
                                                null,
                                                null,
                                                null)),
                                null,
                                List.of(sections.get(random.nextInt(12))),
                                Shelf.NOON.minusSeconds((long) (n - i) * 95)));
                if (batch.size() == 500) {
                    if (i == 500) shelf.index.know(w -> 1 + Math.abs(w.hashCode() % 7));
                    shelf.index.put(batch);
                    batch.clear();
                }
            }
            shelf.with(batch);
            shelf.index.commit(new Index.Cursor(broadsheet.events.LogPlace.START, 0), "x");
            System.out.println(n + " in " + (cpu() - began) / 1_000_000_000.0 + " s");
            for (String kind :
                    new String[] {
                        "two common",
                        "two mixed",
                        "phrase",
                        "section",
                        "page 500",
                        "newest",
                        "suggest",
                        "related"
                    }) time(shelf, kind, n, random);
        }
    }

    private static void time(Shelf shelf, String kind, int n, Random random) throws Exception {
        Suggesting suggesting =
                new Suggesting(
                        new Names(
                                () -> new SectionTree(List.of()),
                                _ -> java.util.Map.of(),
                                _ -> java.util.Map.of()));
        Relating relating = new Relating(java.time.InstantSource.fixed(Shelf.NOON));
        int rounds = kind.equals("related") ? 4000 : 600;
        long[] nanos = new long[rounds];
        long total = 0;
        for (int r = 0; r < rounds; r++) {
            String a = word(40 + random.nextInt(40)),
                    b = word(40 + random.nextInt(40)),
                    c = word(500 + random.nextInt(4000));
            long t = cpu();
            switch (kind) {
                case "two common" ->
                        total += shelf.find(Question.of(a + " " + b)).total().stories();
                case "two mixed" -> total += shelf.find(Question.of(a + " " + c)).total().stories();
                case "phrase" ->
                        total +=
                                shelf.find(Question.of("\"" + a + " " + b + "\""))
                                        .total()
                                        .stories();
                case "section" ->
                        total +=
                                shelf.find(Question.of(a + " section:s" + (1 + random.nextInt(12))))
                                        .total()
                                        .stories();
                case "page 500" ->
                        total +=
                                shelf.find(new Question(a, Question.Order.RELEVANCE, true, 500, 20))
                                        .total()
                                        .stories();
                case "newest" ->
                        total +=
                                shelf.find(
                                                new Question(
                                                        a + " " + b,
                                                        Question.Order.NEWEST,
                                                        true,
                                                        1,
                                                        20))
                                        .total()
                                        .stories();
                case "suggest" -> {
                    String w = a;
                    total +=
                            shelf.index
                                    .ask(s -> suggesting.suggest(w.substring(0, 2), 8, s))
                                    .size();
                }
                default -> {
                    long id = 1 + random.nextInt(n);
                    total +=
                            shelf.index
                                    .ask(s -> relating.related(new StoryId(id), 4, s))
                                    .orElse(List.of())
                                    .size();
                }
            }
            nanos[r] = cpu() - t;
        }
        long[] later = Arrays.copyOfRange(nanos, rounds / 3, rounds);
        Arrays.sort(later);
        System.out.printf(
                "%-12s p50 %.3f ms, p99 %.3f ms, mean found %.1f%n",
                kind,
                later[later.length / 2] / 1e6,
                later[later.length * 99 / 100] / 1e6,
                (double) total / rounds);
    }

    /// Of this thread, so that others on the machine do not count.
    private static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static int zipf(Random random, int most) {
        return (int) Math.min(most - 1, Math.exp(random.nextDouble() * Math.log(most)) - 1);
    }

    private static String word(int n) {
        StringBuilder out = new StringBuilder();
        int k = n + 20;
        while (k > 0) {
            out.append("bdfgklmnprstvz".charAt(k % 14)).append("aeiou".charAt(k % 5));
            k /= 14;
        }
        return out.toString();
    }

    private static String text(Random random, int words) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < words; i++)
            out.append(word(zipf(random, 60_000))).append(i % 14 == 13 ? ". " : " ");
        return out.toString();
    }
}

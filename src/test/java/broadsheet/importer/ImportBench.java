package broadsheet.importer;

import broadsheet.testing.WxrGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Measures the import of a generated export: `STORIES`. Not a test.
final class ImportBench {
    private ImportBench() {}

    public static void main(String[] arguments) throws Exception {
        int stories = Integer.parseInt(arguments[0]);
        Path file = Path.of("target", "bench-" + stories + ".xml");
        if (!Files.exists(file)) WxrGenerator.write(file, stories);
        System.out.println(Files.size(file) / 1_000_000 + " MB");
        House house = new House(Files.createTempDirectory("bench"));
        for (int run = 0; run < 2; run++) {
            long began = System.nanoTime();
            ImportReport report =
                    new WordPressImport(
                                    house.stores,
                                    java.time.InstantSource.system(),
                                    broadsheet.fetch.FetchLimits.DEFAULT)
                            .run(
                                    House.settings(null, false, file),
                                    snapshot -> {
                                        if (snapshot.stories() % 20_000 < 200)
                                            System.out.printf(
                                                    "%s %d stories, %.0f a second%n",
                                                    snapshot.step(),
                                                    snapshot.stories(),
                                                    snapshot.rate());
                                    });
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            report.readable().stream().limit(5).forEach(System.out::println);
            System.out.printf(
                    "%.1f s, %.0f stories a second%n",
                    took.toMillis() / 1e3, stories * 1e3 / took.toMillis());
        }
        System.exit(0);
    }
}

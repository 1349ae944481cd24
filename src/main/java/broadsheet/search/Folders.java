package broadsheet.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the indexes lie: a folder each, numbered as they were built. One that was never completed
/// has no commit and does not count.
final class Folders {
    private static final Logger LOG = LoggerFactory.getLogger(Folders.class);
    private static final Pattern NAME = Pattern.compile("index-(\\d{1,9})");

    private final Path parent;

    Folders(Path parent) {
        this.parent = parent;
    }

    /// A complete index, and how far it has come.
    record Kept(Path folder, Index.Cursor cursor) {}

    /// The newest complete index of this version.
    Optional<Kept> newest(String version) {
        for (Path folder : all().reversed()) {
            try {
                Optional<Index.Cursor> cursor = Index.cursor(folder, version);
                if (cursor.isPresent()) return Optional.of(new Kept(folder, cursor.get()));
            } catch (IOException | RuntimeException e) {
                LOG.warn("search: {} cannot be read: {}", folder, e.toString());
            }
        }
        return Optional.empty();
    }

    /// An empty one for a new index.
    Path fresh() throws IOException {
        List<Path> there = all();
        int next = there.isEmpty() ? 1 : number(there.getLast()) + 1;
        return Files.createDirectories(parent.resolve("index-" + next));
    }

    /// Deletes all but this one.
    void leave(Path kept) {
        for (Path folder : all()) if (!folder.equals(kept)) delete(folder);
    }

    void clear() {
        all().forEach(Folders::delete);
    }

    private List<Path> all() {
        if (!Files.isDirectory(parent)) return List.of();
        try (Stream<Path> there = Files.list(parent)) {
            return there.filter(path -> NAME.matcher(path.getFileName().toString()).matches())
                    .sorted(Comparator.comparingInt(Folders::number))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path folder) {
        return Integer.parseInt(folder.getFileName().toString().substring("index-".length()));
    }

    private static void delete(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path each : inside.sorted(Comparator.reverseOrder()).toList())
                Files.deleteIfExists(each);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("search: the old {} is still there: {}", folder, e.toString());
        }
    }
}

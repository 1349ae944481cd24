package broadsheet.importer.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The folder of an old site. Nothing outside it is read: symbolic links are not followed.
final class SiteFolder {
    private static final long LARGEST = 20L << 20;

    /// At the top: programs, themes, finished pages. Deeper down such a name may be a section's.
    private static final Set<String> NOT_ENTERED =
            Set.of("vendor", "public", "_site", "resources", "themes", "layouts", "archetypes");

    /// Anywhere.
    private static final Set<String> NEVER_ENTERED =
            Set.of("node_modules", "_includes", "_layouts", "_sass", "_data");

    private final Path root;

    SiteFolder(Path root) throws IOException {
        this.root = root.toRealPath();
    }

    Path root() {
        return root;
    }

    /// A file of the site, by its path from the top with `/` between names.
    record Entry(String path, long bytes) {}

    /// Every file that may be a text, in order; not those of programs, themes and finished pages.
    List<Entry> texts() throws IOException {
        List<Entry> found = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path dir, BasicFileAttributes attributes) {
                        String name = String.valueOf(dir.getFileName());
                        boolean hidden =
                                name.startsWith(".")
                                        || NEVER_ENTERED.contains(name)
                                        || root.equals(dir.getParent())
                                                && NOT_ENTERED.contains(name);
                        return hidden && !dir.equals(root)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        String path = path(file);
                        if (attributes.isRegularFile()
                                && path.matches("(?i).*\\.(md|markdown|mkd|mdown|html?|xhtml)"))
                            found.add(new Entry(path, attributes.size()));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        found.sort(java.util.Comparator.comparing(Entry::path));
        return found;
    }

    private String path(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /// The text of a file: UTF-8, and where it is not, as Windows wrote it. Lines end in `\n`.
    String read(String path) throws IOException {
        Path file = file(path);
        if (file == null) throw new IOException("it is not there");
        if (Files.size(file) > LARGEST)
            throw new IOException("it is larger than " + (LARGEST >> 20) + " MB");
        byte[] bytes = Files.readAllBytes(file);
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            text = new String(bytes, Charset.forName("windows-1252"));
        }
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /// The regular file at a path from the top; null where there is none, or it is not in here.
    @Nullable Path file(String path) {
        try {
            Path file = root.resolve(path).normalize();
            if (!file.startsWith(root) || !Files.isRegularFile(file)) return null;
            return file.toRealPath().startsWith(root) ? file : null;
        } catch (InvalidPathException | IOException _) {
            return null;
        }
    }

    /// The first of these files that is there and can be read, as a path; or null.
    @Nullable String first(String... paths) {
        for (String path : paths) if (file(path) != null) return path;
        return null;
    }

    boolean has(String folder) {
        return Files.isDirectory(root.resolve(folder));
    }

    /// The names of the files beside one, for finding a picture of its own.
    List<String> beside(String path) {
        Path folder = root.resolve(path).normalize().getParent();
        if (folder == null || !folder.startsWith(root)) return List.of();
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        } catch (IOException _) {
            return List.of();
        }
    }
}

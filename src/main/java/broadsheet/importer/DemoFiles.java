package broadsheet.importer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The demo edition's files, from the class path: folders while developing, the jar afterwards.
final class DemoFiles implements AutoCloseable {
    private final Path root;
    private final @Nullable FileSystem jar;

    private DemoFiles(Path root, @Nullable FileSystem jar) {
        this.root = root;
        this.jar = jar;
    }

    /// Opens them.
    ///
    /// @throws IllegalStateException where this build has no demo edition
    static DemoFiles open() {
        URL edition = DemoFiles.class.getResource("/demo/edition.yaml");
        if (edition == null) throw new IllegalStateException("this build has no demo edition");
        try {
            URI address = edition.toURI();
            if (!"jar".equals(address.getScheme()))
                return new DemoFiles(Path.of(address).resolveSibling(""), null);
            FileSystem jar = FileSystems.newFileSystem(address, Map.of());
            return new DemoFiles(jar.getPath("/demo"), jar);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) {
        try {
            return Files.readString(root.resolve(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream bytes(String name) throws IOException {
        return Files.newInputStream(root.resolve(name));
    }

    /// The stories' names, in their order.
    List<String> stories() {
        try (Stream<Path> all = Files.list(root.resolve("stories"))) {
            return all.map(file -> "stories/" + file.getFileName())
                    .filter(name -> name.endsWith(".html"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (jar == null) return;
        try {
            jar.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

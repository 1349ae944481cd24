package broadsheet.importer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.stream.Stream;

/// The demo edition's files, from the class path: folders while developing, the jar afterwards.
final class DemoFiles {
    private static final String ROOT = "demo/";
    private static final String STORIES = "stories/";

    /// The stories' names, in their order.
    ///
    /// @throws IllegalStateException where this build has no demo edition
    List<String> stories() {
        URL edition = DemoFiles.class.getResource("/" + ROOT + "edition.yaml");
        if (edition == null) throw new IllegalStateException("this build has no demo edition");
        try {
            if (edition.openConnection() instanceof JarURLConnection jar) {
                String folder = ROOT + STORIES;
                return stories(
                        jar.getJarFile().stream()
                                .map(JarEntry::getName)
                                .filter(name -> name.startsWith(folder))
                                .map(name -> name.substring(ROOT.length())));
            }
            Path folder = Path.of(URI.create(edition.toString())).resolveSibling(STORIES);
            try (Stream<Path> all = Files.list(folder)) {
                return stories(all.map(file -> STORIES + file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> stories(Stream<String> names) {
        return names.filter(name -> name.endsWith(".html")).sorted().toList();
    }

    String text(String name) {
        try (InputStream in = bytes(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream bytes(String name) throws IOException {
        InputStream in = DemoFiles.class.getResourceAsStream("/" + ROOT + name);
        if (in == null) throw new NoSuchFileException(ROOT + name);
        return in;
    }
}

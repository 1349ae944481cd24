package broadsheet.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, carried in the jar and unpacked once into `bin-<checksum>` of a folder. A
/// folder of that name is whole: it is made under another name first.
final class PostgresBinaries {
    private final URL archive;
    private final Path folder;
    private final Path home;

    private PostgresBinaries(URL archive, Path folder, Path home) {
        this.archive = archive;
        this.folder = folder;
        this.home = home;
    }

    /// The programs for this machine; throws [DbException] where the jar carries none.
    static PostgresBinaries in(Path folder) {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String name =
                "postgres-"
                        + (os.startsWith("mac") ? "darwin" : os)
                        + "-"
                        + switch (arch) {
                            case "amd64", "x86_64" -> "x86_64";
                            case "aarch64", "arm64" -> "arm_64";
                            default -> arch;
                        };
        URL archive = PostgresBinaries.class.getResource("/" + name + ".txz");
        if (archive == null)
            throw new DbException(
                    "Broadsheet carries no PostgreSQL for "
                            + os
                            + " on "
                            + arch
                            + ". Name one with --database-url postgresql://HOST/DATABASE");
        return new PostgresBinaries(archive, folder, folder.resolve("bin-" + checksum(archive)));
    }

    /// The folder that holds `bin`, `lib` and `share`; unpacked now where it is not there yet.
    Path unpacked() {
        if (!Files.isDirectory(home)) unpack();
        return home;
    }

    Path home() {
        return home;
    }

    /// Puts fresh copies in place of programs that turned out to be damaged.
    void unpackAgain() {
        Folders.delete(home);
        unpack();
    }

    /// Whether every file has the length it has in the archive. Reads the whole archive.
    boolean whole() {
        try (TarArchiveInputStream tar = open()) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path target = wanted(entry, home);
                if (target != null
                        && entry.isFile()
                        && !(Files.isRegularFile(target) && Files.size(target) == entry.getSize()))
                    return false;
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes the programs of other versions and unfinished work.
    void removeOthers() {
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(path -> !path.equals(home))
                    .filter(path -> path.getFileName().toString().matches("(bin|unpacking)-.*"))
                    .forEach(Folders::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unpack() {
        try (TarArchiveInputStream tar = open()) {
            Path making = Files.createTempDirectory(folder, "unpacking-");
            Folders.permit(making, "rwxr-xr-x");
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path target = wanted(entry, making);
                if (target != null) write(entry, tar, target);
            }
            Files.move(making, home);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot unpack PostgreSQL into " + folder + ": " + e.getMessage(), e);
        }
    }

    private TarArchiveInputStream open() throws IOException {
        InputStream raw = archive.openStream();
        return new TarArchiveInputStream(new BufferedInputStream(new XZInputStream(raw), 1 << 16));
    }

    private static @Nullable Path wanted(TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root))
            throw new IOException("an entry leaves the archive: " + entry.getName());
        return entry.getName().endsWith(".a") || entry.getName().contains("/pkgconfig")
                ? null
                : target;
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String checksum(URL archive) {
        try {
            URLConnection connection = archive.openConnection();
            return connection instanceof JarURLConnection jar
                    ? "%08x".formatted(jar.getJarEntry().getCrc())
                    : Long.toHexString(connection.getContentLengthLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package broadsheet.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// What is done to folders of the data folder.
final class Folders {
    private Folders() {}

    /// Makes the folder where it is missing, with these permissions (`rwx------`).
    static Path make(Path folder, String permissions) {
        try {
            Files.createDirectories(folder);
            return permit(folder, permissions);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot make the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    static Path permit(Path path, String permissions) throws IOException {
        var wanted = PosixFilePermissions.fromString(permissions);
        if (!Files.getPosixFilePermissions(path).equals(wanted))
            Files.setPosixFilePermissions(path, wanted);
        return path;
    }

    /// Deletes the folder and all in it; links are not followed. Nothing happens where it is not
    /// there.
    static void delete(Path folder) {
        if (!Files.exists(folder)) return;
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            Files.delete(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(
                                Path visited, @Nullable IOException e) throws IOException {
                            if (e != null) throw e;
                            Files.delete(visited);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }
}

package broadsheet.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The folder that holds everything one Broadsheet keeps. Only one process at a time has it open.
/// The operating system frees the lock with the process, however that ends.
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Opens the folder, making it where it is missing. Throws [DataFolderInUse] where another
    /// process has it, [DbException] where it cannot be made or written.
    public static DataFolder open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(path)) Folders.make(path, "rwx------");
            // Closing a second channel to the lock file would free this process's own lock.
            if (List.of(me()).equals(holder(path)))
                throw new DataFolderInUse(path, ProcessHandle.current().pid());
            FileChannel channel =
                    FileChannel.open(
                            path.resolve("broadsheet.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new DataFolderInUse(path, pid(holder(path)));
            }
            Files.writeString(pidFile(path), me());
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new DbException("cannot use the data folder " + path + ": " + e, e);
        }
    }

    /// The process that has the folder open; empty where there is none.
    public static Optional<Long> user(Path folder) {
        try {
            return Optional.ofNullable(pid(holder(folder)))
                    .filter(pid -> ProcessHandle.of(pid).isPresent());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    public Path path() {
        return path;
    }

    /// A folder in it by this name, made where it is missing, closed to other accounts.
    public Path folder(String name) {
        return Folders.make(path.resolve(name), "rwx------");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(pidFile(path));
            lock.close();
        } catch (IOException e) {
            throw new DbException("cannot let go of the data folder " + path, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static String me() {
        ProcessHandle me = ProcessHandle.current();
        return me.pid() + " " + me.info().startInstant().map(Object::toString).orElse("");
    }

    private static List<String> holder(Path path) throws IOException {
        Path file = pidFile(path);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static @Nullable Long pid(List<String> holder) {
        return holder.stream()
                .map(line -> line.split(" ", 2)[0])
                .filter(pid -> pid.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .findFirst()
                .orElse(null);
    }

    private static Path pidFile(Path path) {
        return path.resolve("broadsheet.pid");
    }
}

package broadsheet.blobs;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// A file that is there whole or not at all, whenever the power goes: written under another name,
/// forced to the disk, then renamed.
public final class WholeFile {
    private WholeFile() {}

    /// Writes `target` by way of a file in `scratch`, which must be on the same disk. Replaces what
    /// was there.
    public static void write(Path scratch, Path target, Writer writer) throws IOException {
        Path unfinished = scratch.resolve(UUID.randomUUID() + ".part");
        try {
            fill(unfinished, writer);
            settle(unfinished, target);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    static void fill(Path unfinished, Writer writer) throws IOException {
        Files.createDirectories(requireNonNull(unfinished.toAbsolutePath().getParent()));
        try (FileChannel channel =
                FileChannel.open(
                        unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = Channels.newOutputStream(channel);
            writer.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    static void settle(Path unfinished, Path target) throws IOException {
        Path folder = requireNonNull(target.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        Files.move(
                unfinished,
                target,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        forceFolder(folder);
    }

    /// Makes the rename itself durable. Windows cannot open a folder, and needs no such call.
    private static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            if (!System.getProperty("os.name").startsWith("Windows")) throw e;
        }
    }

    /// Writes the bytes of one file.
    @FunctionalInterface
    public interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }
}

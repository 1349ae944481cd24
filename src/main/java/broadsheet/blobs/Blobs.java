package broadsheet.blobs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;

/// Bytes kept by their hash in a folder: `ab/cdef…` for a hash that starts with `abcdef`. The same
/// bytes are kept once. A blob is there whole or not at all, whenever the process or the machine
/// dies.
///
/// Several processes may share the folder (a server and an import).
public final class Blobs {
    /// What a write leaves behind when it is killed is swept by a later start, once it is surely
    /// nobody's.
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path folder;
    private final Path scratch;

    /// Opens the folder, makes it where there is none, and sweeps up what killed writes left.
    public Blobs(Path folder) {
        this.folder = folder;
        this.scratch = folder.resolve("unfinished");
        try {
            Files.createDirectories(scratch);
            sweep(Instant.now().minus(ABANDONED));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder " + folder, e);
        }
    }

    /// Keeps all bytes of `in`, in constant memory; they are on the disk when this returns. Does
    /// not close `in`.
    ///
    /// @throws IOException where `in` throws it or the disk does; then nothing is kept
    public BlobId put(InputStream in) throws IOException {
        MessageDigest digest = sha256();
        Path unfinished = scratch.resolve(UUID.randomUUID() + ".part");
        try {
            WholeFile.fill(unfinished, out -> in.transferTo(new DigestOutputStream(out, digest)));
            BlobId id = new BlobId(HexFormat.of().formatHex(digest.digest()));
            if (!has(id)) WholeFile.settle(unfinished, path(id));
            return id;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /// Keeps these bytes.
    public BlobId put(byte[] bytes) throws IOException {
        BlobId id = id(bytes);
        return has(id) ? id : put(new ByteArrayInputStream(bytes));
    }

    /// The name these bytes have or would have.
    public static BlobId id(byte[] bytes) {
        return new BlobId(HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    public boolean has(BlobId id) {
        return Files.exists(path(id));
    }

    /// The blob's bytes; the caller closes them.
    ///
    /// @throws NoSuchFileException where there is no such blob
    public InputStream open(BlobId id) throws IOException {
        return Files.newInputStream(path(id));
    }

    /// Its length in bytes.
    ///
    /// @throws NoSuchFileException where there is no such blob
    public long size(BlobId id) throws IOException {
        return Files.size(path(id));
    }

    /// Where the blob's file is or would be. For reading only.
    public Path path(BlobId id) {
        return folder.resolve(id.hash().substring(0, 2)).resolve(id.hash().substring(2));
    }

    private void sweep(Instant before) throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            for (Path file : files.toList()) {
                try {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(before))
                        Files.deleteIfExists(file);
                } catch (NoSuchFileException _) {
                    // another process finished or swept it meanwhile
                }
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package broadsheet.hooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/// A secret in a file, which is how it comes to the receiver: it stands in no terminal, shell
/// history or log.
///
/// @param said what became of the file, for the operator
public record SecretFile(Secret secret, String said) {

    /// Reads the secret of a file; where there is none, makes one that only its owner can read.
    ///
    /// @throws IllegalArgumentException where the file holds no secret
    public static SecretFile at(Path file) {
        try {
            if (Files.exists(file))
                return new SecretFile(
                        Secret.of(Files.readString(file)), "its secret is the one in " + file);
            Secret secret = Secret.random();
            boolean posix =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] mine =
                    posix
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(
                                        PosixFilePermissions.fromString("rw-------"))
                            }
                            : new FileAttribute<?>[0];
            try (var channel =
                    Files.newByteChannel(
                            file,
                            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            mine)) {
                channel.write(
                        java.nio.ByteBuffer.wrap(
                                (secret.written() + "\n")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            }
            return new SecretFile(secret, "its new secret is in " + file);
        } catch (FileAlreadyExistsException e) {
            return at(file);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " holds no secret: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + file, e);
        }
    }
}

package broadsheet.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that does nothing but keep blobs is killed the hard way; every blob in the folder is
/// whole.
class KilledWriterTest {
    @TempDir Path folder;

    public static void main(String[] args) throws IOException {
        var blobs = new Blobs(Path.of(args[0]));
        var random = new Random(7);
        while (true) {
            byte[] bytes = new byte[200_000 + random.nextInt(400_000)];
            random.nextBytes(bytes);
            System.out.println(blobs.put(bytes));
        }
    }

    @Test
    void everyBlobIsWhole() throws Exception {
        Process writer =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledWriterTest.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        int acknowledged = 0;
        String last = "";
        try (var out = writer.inputReader()) {
            while (acknowledged < 30) {
                last = out.readLine();
                acknowledged++;
            }
            writer.destroyForcibly();
        }
        assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();

        var blobs = new Blobs(folder);
        assertThat(blobs.has(new BlobId(last))).isTrue();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .filter(file -> !file.toString().endsWith(".part"))
                                    .peek(file ->
                                            assertThat(rehash(file))
                                                    .isEqualTo(
                                                            folder.relativize(file)
                                                                    .toString()
                                                                    .replace("/", "")))
                                    .count())
                    .isGreaterThanOrEqualTo(30);
        }
    }

    private static String rehash(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Blobs.id(in.readAllBytes()).hash();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

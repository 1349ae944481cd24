package broadsheet.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A database remembers by name and words what has been done to it. One that was changed or named
/// otherwise would be done again there, or refused, and the paper would not start.
class MigrationsTest {
    @Test
    void whatHasBeenDoneToDatabasesKeepsItsNameAndItsWords() throws Exception {
        List<String> lines =
                new String(resource("/migrations.sha256"), StandardCharsets.UTF_8).lines().toList();
        List<String> recorded = lines.stream().map(line -> line.split(" +")[1]).toList();
        Path folder = Path.of(Objects.requireNonNull(getClass().getResource("/db")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("a new one is recorded with `sha256sum V*.sql`")
                    .containsExactlyInAnyOrderElementsOf(recorded);
        }
        for (String line : lines) {
            String[] parts = line.split(" +");
            assertThat(sha256("/db/" + parts[1])).as(parts[1]).isEqualTo(parts[0]);
        }
    }

    private static String sha256(String name) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(resource(name)));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = MigrationsTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name + " is gone").readAllBytes();
        }
    }
}

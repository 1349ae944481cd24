package broadsheet.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The file PostgreSQL's own words go to. It outlives the process that started the server, as a
/// pipe would not.
record PostgresLog(Path file) {
    private static final long LARGEST = 10_000_000;

    /// Puts a file that has grown large aside; the one put aside before is lost.
    void keepSmall() throws IOException {
        if (Files.exists(file) && Files.size(file) > LARGEST)
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
    }

    long length() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /// The last lines written after `from`, a length the file had; empty where it cannot be read.
    String since(long from) {
        try (var content = Files.newByteChannel(file)) {
            content.position(Math.max(from, content.size() - 4_000));
            byte[] bytes = java.nio.channels.Channels.newInputStream(content).readAllBytes();
            List<String> lines =
                    new String(bytes, java.nio.charset.StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException _) {
            return "";
        }
    }
}

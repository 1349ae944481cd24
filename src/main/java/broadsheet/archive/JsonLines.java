package broadsheet.archive;

import broadsheet.text.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads JSON objects, one a line, from one entry of the archive after another.
final class JsonLines {
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    JsonLines(InputStream in) {
        this.in = in;
    }

    /// Takes one object at a time.
    interface Taking {
        void take(Json.Obj line) throws IOException;
    }

    /// Hands over all that is left of the entry.
    ///
    /// @throws IllegalArgumentException where a line is no object
    void each(Taking taking) throws IOException {
        for (byte[] line = line(); line != null; line = line()) taking.take(object(line));
    }

    /// The entry's only object.
    Json.Obj one() throws IOException {
        byte[] line = line();
        if (line == null) throw new IllegalArgumentException("a line is missing");
        at = end = 0;
        return object(line);
    }

    private static Json.Obj object(byte[] line) {
        return Json.read(new String(line, StandardCharsets.UTF_8)).obj();
    }

    /// The next line, or null at the end of the entry.
    private byte @Nullable [] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (at == end) {
                at = 0;
                end = Math.max(0, in.read(buffer));
                if (end == 0) return line.size() == 0 ? null : line.toByteArray();
            }
            int from = at;
            while (at < end && buffer[at] != '\n') at++;
            line.write(buffer, from, at - from);
            if (line.size() > Format.LONGEST_LINE)
                throw new IllegalArgumentException("a line has no end");
            if (at < end) {
                at++;
                return line.toByteArray();
            }
        }
    }
}

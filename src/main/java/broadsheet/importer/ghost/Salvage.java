package broadsheet.importer.ghost;

import broadsheet.importer.Fields;
import broadsheet.text.BrokenJson;
import broadsheet.text.Json;
import broadsheet.text.JsonWalk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// Finds the rows that stand after a damage in an export, in constant memory. What is no table's
/// name and no whole row is passed over byte by byte. Quotes inside texts are escaped, so that a
/// row in a text is not taken for one.
final class Salvage {
    private static final int LONGEST_NAME = 40;

    /// How many bytes in all may be read in vain.
    private static final long PATIENCE = 1L << 30;

    /// Is told what is found, in the order of the file.
    interface Finder {
        void row(String table, Json row, long offset);

        /// A row of this table is damaged, after one that was not.
        void lost(String table, long offset, String reason);
    }

    private final Path file;
    private final FileChannel channel;
    private final Finder finder;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).limit(0);
    private long bufferOffset;
    private String table;
    private long patience = PATIENCE;
    private boolean lost = true;
    private long rows;

    private Salvage(Path file, FileChannel channel, String table, Finder finder) {
        this.file = file;
        this.channel = channel;
        this.table = table;
        this.finder = finder;
    }

    /// @param from the byte at which the damage was met
    /// @param table in which it was met
    /// @return how many rows were found
    static long after(long from, Path file, String table, Finder finder) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            Salvage salvage = new Salvage(file, channel, table, finder);
            salvage.scan(from);
            return salvage.rows;
        }
    }

    private void scan(long from) throws IOException {
        long at = from;
        for (int c = at(at); c >= 0 && patience > 0; c = at(at))
            at = c == '"' ? pastName(at) : c == '{' ? pastRow(at) : at + 1;
    }

    /// At a quote: a name with a list after it is a table's.
    private long pastName(long quote) throws IOException {
        StringBuilder name = new StringBuilder();
        long at = quote + 1;
        for (int c = at(at); c >= 'a' && c <= 'z' || c == '_'; c = at(++at)) {
            if (name.length() == LONGEST_NAME) return quote + 1;
            name.append((char) c);
        }
        if (at(at) != '"') return quote + 1;
        at = pastSpace(at + 1);
        if (at(at) != ':') return quote + 1;
        at = pastSpace(at + 1);
        if (at(at) != '[') return quote + 1;
        table = name.toString();
        return at + 1;
    }

    private long pastRow(long brace) throws IOException {
        if (at(pastSpace(brace + 1)) != '"') return brace + 1;
        try {
            JsonWalk.Part row = JsonWalk.part(file, brace);
            finder.row(isPost(row.value()) ? "posts" : table, row.value(), brace);
            lost = false;
            rows++;
            return row.end();
        } catch (BrokenJson e) {
            patience -= Math.max(1, e.offset() - brace);
            if (!lost) finder.lost(table, brace, String.valueOf(e.getMessage()));
            lost = true;
            return brace + 1;
        }
    }

    /// Posts that the API wrote hold their tags, whose list would else seem to be the table.
    private static boolean isPost(Json row) {
        Fields fields = GhostPost.inner(Fields.of(row));
        return !fields.text("title").isEmpty() && !fields.text("status", "html").isEmpty();
    }

    private long pastSpace(long from) throws IOException {
        long at = from;
        for (int c = at(at); c == ' ' || c == '\n' || c == '\r' || c == '\t'; c = at(++at)) {}
        return at;
    }

    private int at(long offset) throws IOException {
        long place = offset - bufferOffset;
        if (place < 0 || place >= buffer.limit()) {
            bufferOffset = offset;
            buffer.clear();
            if (channel.read(buffer, offset) <= 0) {
                buffer.limit(0);
                return -1;
            }
            buffer.flip();
            place = 0;
        }
        return buffer.get((int) place) & 0xff;
    }
}

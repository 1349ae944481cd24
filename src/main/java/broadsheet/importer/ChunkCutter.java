package broadsheet.importer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts an export into the child elements of its channel without understanding them, one at a time,
/// in memory that does not grow with the file. What is broken costs one element: cutting goes on at
/// the next `<item>`.
final class ChunkCutter implements Closeable {
    private static final byte[] CDATA = ascii("[CDATA[");
    private static final byte[] COMMENT = ascii("--");
    private static final byte[] ITEM = ascii("item");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DECLARATION = 1 << 16;

    /// How many bytes in all may be read a second time looking for items inside broken ones.
    private static final long PATIENCE = 4L << 30;

    private final FileChannel file;
    private final int limit;
    private final byte[] buffer = new byte[1 << 16];
    private final List<String> roots = new ArrayList<>();
    private int at;
    private int end;
    private long bufferOffset;
    private int keepFrom = -1;
    private byte[] kept = new byte[1 << 14];
    private int keptLength;
    private boolean overflown;
    private long again = -1;
    private boolean resumed;
    private boolean nested;
    private long patience = PATIENCE;
    private boolean declaresType;

    /// @param limit the largest element that is kept, in bytes
    ChunkCutter(Path path, int limit) throws IOException {
        this.file = FileChannel.open(path);
        this.limit = limit;
    }

    /// The start tags around the channel's children (`<rss …>`, `<channel>`), as far as they were
    /// passed.
    List<String> roots() {
        return roots;
    }

    /// Whether a document type declaration was met. It is never read.
    boolean declaresType() {
        return declaresType;
    }

    /// Bytes of the file passed so far.
    long position() {
        return bufferOffset + at;
    }

    /// The next element, or null at the end of the file.
    @Nullable Chunk next() throws IOException {
        while (true) {
            if (!skipTo('<')) return null;
            long start = position() - 1;
            int c = read();
            if (c == '!') skipDeclaration();
            else if (c == '?') skipPast("?>");
            else if (isNameStart(c)) {
                Chunk chunk = element(start, c);
                if (chunk != null) return chunk;
            } else if (c == '<') at--;
        }
    }

    /// Goes back into an element that could not be understood and looks for the next item in it.
    void resume(Chunk broken) throws IOException {
        if (broken.again() < 0 || patience <= 0) return;
        patience -= position() - broken.again();
        seek(broken.again());
        resumed = true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private @Nullable Chunk element(long start, int first) throws IOException {
        keep('<', first);
        String name = name();
        if (name.equals("rss") || name.equals("channel") || name.equals("rdf:RDF")) {
            pastTag();
            if (roots.size() < 10) roots.add(new String(kept(), StandardCharsets.ISO_8859_1));
            keepFrom = -1;
            return null;
        }
        boolean wasResumed = resumed;
        resumed = false;
        nested = false;
        again = -1;
        String broken = body(ascii(name));
        Chunk chunk =
                new Chunk(
                        name,
                        kept(),
                        start,
                        wasResumed,
                        again,
                        broken == null && overflown
                                ? "it is larger than " + limit + " bytes"
                                : broken);
        keepFrom = -1;
        if (broken != null) resume(chunk);
        if (nested) resumed = false;
        return chunk;
    }

    /// Reads on to the element's end tag; why there is none, or null.
    private @Nullable String body(byte[] name) throws IOException {
        int last = pastTag();
        if (last == '/') return null;
        if (last < 0) return "the file ends inside it";
        while (skipTo('<')) {
            long start = position() - 1;
            int c = read();
            if (c == '!') skipQuoted();
            else if (c == '/') {
                if (matches(name) && isTagEnd()) return null;
            } else if (c == 'i') {
                at--;
                if (matches(ITEM) && isNameEnd()) {
                    again = start;
                    nested = true;
                    return "the next item begins before it ends";
                }
            } else if (c == '<') at--;
        }
        return "the file ends inside it";
    }

    private String name() throws IOException {
        int c = read();
        while (c >= 0 && !isSpace(c) && c != '>' && c != '/' && keptSize() < LONGEST_NAME)
            c = read();
        if (c >= 0) at--;
        return new String(kept(), 1, keptSize() - 1, StandardCharsets.UTF_8);
    }

    /// Reads to the end of a start tag; the character before its `>`, or -1 where the file ends.
    private int pastTag() throws IOException {
        int quote = 0;
        int before = 0;
        for (int c = read(); c >= 0; c = read()) {
            if (quote == 0 && c == '>') return before;
            if (c == '<') {
                // No attribute holds one: the tag was never closed.
                at--;
                return before;
            }
            if (quote == 0 && (c == '"' || c == '\'')) quote = c;
            else if (c == quote) quote = 0;
            before = c;
        }
        return -1;
    }

    /// After `<!` inside an element: passes a comment or a CDATA section, noting the first `<item`
    /// within.
    private void skipQuoted() throws IOException {
        if (matches(CDATA)) skipWithin(']');
        else if (matches(COMMENT)) skipWithin('-');
    }

    private void skipWithin(int mark) throws IOException {
        int run = 0;
        while (true) {
            if (run == 0) while (at < end && buffer[at] != mark && buffer[at] != '<') at++;
            int c = read();
            if (c < 0) return;
            if (c == mark) run++;
            else if (c == '>' && run >= 2) return;
            else {
                run = 0;
                if (c == '<' && again < 0) {
                    long start = position() - 1;
                    if (matches(ITEM) && isNameEnd()) again = start;
                }
            }
        }
    }

    /// After `<!` between elements.
    private void skipDeclaration() throws IOException {
        long start = position();
        boolean comment = matches(COMMENT);
        if (comment) {
            if (!skipPast("-->")) seek(start);
            return;
        }
        seek(start);
        if (matches(CDATA)) {
            if (!skipPast("]]>")) seek(start);
            return;
        }
        if (!isNameStart(read())) return;
        declaresType = true;
        int depth = 0;
        int quote = 0;
        for (int c = read(); c >= 0; c = read()) {
            if (quote != 0) quote = c == quote ? 0 : quote;
            else if (c == '"' || c == '\'') quote = c;
            else if (c == '[' || c == '<') depth++;
            else if (c == ']') depth--;
            else if (c == '>' && depth-- <= 0) return;
            if (position() - start > LONGEST_DECLARATION) break;
        }
        seek(start);
    }

    private boolean skipPast(String mark) throws IOException {
        int matched = 0;
        for (int c = read(); c >= 0; c = read()) {
            if (c == mark.charAt(matched)) {
                if (++matched == mark.length()) return true;
            } else if (!(matched == 2 && c == mark.charAt(0) && c == mark.charAt(1))) {
                matched = c == mark.charAt(0) ? 1 : 0;
            }
        }
        return false;
    }

    private boolean skipTo(int wanted) throws IOException {
        while (true) {
            while (at < end) if (buffer[at++] == wanted) return true;
            if (!fill()) return false;
        }
    }

    private boolean matches(byte[] expected) throws IOException {
        for (byte b : expected) {
            int c = read();
            if (c != b) {
                if (c >= 0) at--;
                return false;
            }
        }
        return true;
    }

    private boolean isNameEnd() throws IOException {
        int c = read();
        if (c >= 0) at--;
        return isSpace(c) || c == '>';
    }

    private boolean isTagEnd() throws IOException {
        int c = read();
        while (isSpace(c)) c = read();
        if (c == '>') return true;
        if (c >= 0) at--;
        return false;
    }

    private int read() throws IOException {
        return at < end || fill() ? buffer[at++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        spill();
        if (keepFrom >= 0) keepFrom = 0;
        bufferOffset += end;
        at = 0;
        end = Math.max(0, file.read(ByteBuffer.wrap(buffer), bufferOffset));
        return end > 0;
    }

    private void seek(long offset) {
        bufferOffset = offset;
        at = 0;
        end = 0;
        keepFrom = -1;
    }

    private void keep(int... already) {
        keptLength = 0;
        overflown = false;
        for (int b : already) kept[keptLength++] = (byte) b;
        keepFrom = at;
    }

    private int keptSize() {
        return keptLength + at - keepFrom;
    }

    private byte[] kept() {
        if (keepFrom >= 0) spill();
        byte[] result = java.util.Arrays.copyOf(kept, keptLength);
        if (kept.length > 1 << 20) kept = new byte[1 << 14];
        return result;
    }

    private void spill() {
        if (keepFrom < 0) return;
        int more = at - keepFrom;
        if (keptLength + more > limit) {
            overflown = true;
            more = limit - keptLength;
        }
        if (keptLength + more > kept.length)
            kept =
                    java.util.Arrays.copyOf(
                            kept, Math.min(limit, Math.max(kept.length * 2, keptLength + more)));
        System.arraycopy(buffer, keepFrom, kept, keptLength, more);
        keptLength += more;
        keepFrom = at;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    private static boolean isNameStart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package broadsheet.http;

import java.io.IOException;
import java.util.Arrays;

/// What has arrived on a connection and is not yet used.
final class Inlet {
    private static final int START = 2048;

    private final Wire wire;
    private final int mostHead;
    private byte[] buffer = new byte[START];
    private int from;
    private int to;
    private int seen;

    Inlet(Wire wire, int mostHead) {
        this.wire = wire;
        this.mostHead = mostHead;
    }

    boolean isEmpty() {
        return from == to;
    }

    /// The next whole head, or null where more must arrive first.
    ///
    /// @throws RefusedException 414 or 431 where it is longer than is taken, 400 where it is
    ///   malformed
    @org.jspecify.annotations.Nullable
    Head head(int mostLine) {
        if (from == seen)
            while (to - from >= 2 && buffer[from] == '\r' && buffer[from + 1] == '\n') from += 2;
        if (from == to) rest();
        int end = Head.end(buffer, from, seen, to);
        seen = to;
        if (end < 0) {
            if (to - from > mostLine && !hasLine()) throw tooLong(414, "The address is too long.");
            if (to - from >= mostHead) throw tooLong(431, "The request's headers are too large.");
            return null;
        }
        if (end - from > mostHead) throw tooLong(431, "The request's headers are too large.");
        int line = from;
        while (buffer[line] != '\n') line++;
        if (line - from > mostLine) throw tooLong(414, "The address is too long.");
        int start = from;
        from = end;
        seen = end;
        return Head.read(buffer, start, end);
    }

    /// Gives up the room that an earlier request needed, since most connections only wait.
    private void rest() {
        from = to = seen = 0;
        if (buffer.length > START) buffer = new byte[START];
    }

    private boolean hasLine() {
        for (int i = from; i < to; i++) if (buffer[i] == '\n') return true;
        return false;
    }

    private static RefusedException tooLong(int status, String what) {
        return Refusal.of(status, what).thrown();
    }

    /// Reads what has come; false at the end of the connection. Waits only where the wire does.
    boolean fill() throws IOException {
        if (from == to) from = to = seen = 0;
        if (to == buffer.length) makeRoom();
        int count = wire.read(buffer, to, buffer.length - to);
        if (count < 0) return false;
        to += count;
        return true;
    }

    private void makeRoom() {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            seen -= from;
            from = 0;
        } else buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, mostHead + START));
    }

    int read() throws IOException {
        if (isEmpty() && !fill()) return -1;
        return buffer[from++] & 0xFF;
    }

    int read(byte[] into, int offset, int length) throws IOException {
        if (isEmpty()) return wire.read(into, offset, length);
        int count = Math.min(length, to - from);
        System.arraycopy(buffer, from, into, offset, count);
        from += count;
        return count;
    }
}

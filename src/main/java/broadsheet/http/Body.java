package broadsheet.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// A request's body on its way in: of a given length, or chunked (RFC 9112, section 7.1), or none.
final class Body {
    private static final byte[] CONTINUE =
            "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LONGEST_LINE = 256;
    private static final int MOST_TRAILERS = 20;

    private final Inlet inlet;
    private final Wire wire;
    private final boolean chunked;
    private final long length;
    private boolean continueOwed;
    private boolean firstChunk = true;
    private boolean done;
    private boolean broken;
    private long left;

    Body(Head head, Inlet inlet, Wire wire) {
        this.inlet = inlet;
        this.wire = wire;
        chunked = head.chunked;
        length = Math.max(head.contentLength, 0);
        continueOwed = head.expectsContinue;
        left = chunked ? 0 : length;
        done = !chunked && length == 0;
    }

    byte[] bytes(int limit) {
        if (!chunked && length > limit) throw tooLarge(limit);
        // What is announced need not come: room is made as it does.
        var all = new ByteArrayOutputStream((int) Math.clamp(length, 256, 8192));
        try (InputStream in = stream(limit)) {
            in.transferTo(all);
        } catch (IOException e) {
            throw cut();
        }
        return all.toByteArray();
    }

    InputStream stream(long limit) {
        if (!chunked && length > limit) throw tooLarge(limit);
        return new InputStream() {
            private long taken;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count;
                try {
                    count = Body.this.read(into, offset, length);
                } catch (SocketTimeoutException e) {
                    throw slow();
                } catch (IOException e) {
                    throw cut();
                }
                taken += Math.max(count, 0);
                if (taken > limit) throw tooLarge(limit);
                return count;
            }
        };
    }

    /// True where nothing of the body is left on the connection, after taking at most this much of
    /// it.
    boolean finished(int mostToSkip) throws IOException {
        if (broken) return false;
        if (done) return true;
        if (continueOwed || mostToSkip == 0 || (!chunked && left > mostToSkip)) return false;
        byte[] scrap = new byte[4096];
        for (int skipped = 0; skipped <= mostToSkip; ) {
            int count;
            try {
                count = read(scrap, 0, scrap.length);
            } catch (SocketTimeoutException e) {
                throw slow();
            }
            if (count < 0) return true;
            skipped += count;
        }
        return done;
    }

    private int read(byte[] into, int offset, int wanted) throws IOException {
        if (done) return -1;
        if (broken) throw cut();
        if (wanted == 0) return 0;
        if (continueOwed) {
            continueOwed = false;
            wire.write(CONTINUE);
        }
        if (chunked && left == 0 && !nextChunk()) return -1;
        int count = inlet.read(into, offset, (int) Math.min(wanted, left));
        if (count < 0) throw cut();
        left -= count;
        if (!chunked && left == 0) done = true;
        return count;
    }

    private boolean nextChunk() throws IOException {
        if (!firstChunk && !line().isEmpty()) throw bad("a chunk longer than it says");
        firstChunk = false;
        String line = line();
        int semicolon = line.indexOf(';');
        int end = semicolon < 0 ? line.length() : semicolon;
        while (semicolon > 0 && end > 0 && " \t".indexOf(line.charAt(end - 1)) >= 0) end--;
        String size = line.substring(0, end);
        if (size.isEmpty() || size.length() > 8) throw bad("a bad chunk size");
        for (int i = 0; i < size.length(); i++) {
            int digit = Syntax.hex(size.charAt(i));
            if (digit < 0) throw bad("a bad chunk size");
            left = left << 4 | digit;
        }
        if (left > 0) return true;
        for (int i = 0; i <= MOST_TRAILERS; i++) {
            String trailer = line();
            if (trailer.isEmpty()) {
                done = true;
                return false;
            }
            int colon = 0;
            while (colon < trailer.length() && Syntax.token(trailer.charAt(colon))) colon++;
            if (colon == 0 || !trailer.startsWith(":", colon)) throw bad("a bad trailer");
        }
        throw bad("too many trailers");
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        while (line.length() <= LONGEST_LINE) {
            int c = inlet.read();
            if (c < 0) throw cut();
            if (c == '\n') throw bad("a line that does not end with CR LF");
            if (c != '\r') {
                if (!Syntax.fieldValue(c)) throw bad("a control character");
                line.append((char) c);
                continue;
            }
            if (inlet.read() != '\n') throw bad("a stray carriage return");
            return line.toString();
        }
        throw bad("a chunk line that is too long");
    }

    private RefusedException bad(String what) {
        broken = true;
        return Refusal.of(400, "The request's body is malformed: " + what + ".").thrown();
    }

    private RefusedException slow() {
        broken = true;
        return Link.TOO_SLOW.thrown();
    }

    private RefusedException cut() {
        broken = true;
        return Refusal.of(400, "The request's body ended early.").thrown();
    }

    private static RefusedException tooLarge(long limit) {
        String size = limit >= 1 << 20 ? (limit >> 20) + " MB" : limit + " bytes";
        return Refusal.of(413, "What was sent is too large: at most " + size + " are taken here.")
                .thrown();
    }
}

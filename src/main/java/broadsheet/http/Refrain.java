package broadsheet.http;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Bytes that stand in many bodies, as a style sheet does in every page. They are deflated once, at
/// their smallest, and put as they are between what is deflated for the one body: deflate (RFC
/// 1951) is a sequence of blocks, and those of the refrain refer to nothing before them.
public final class Refrain {
    private static final byte[] GZIP_HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int QUICK = 2;

    private final byte[] bytes;
    private final byte[] deflated;

    /// The bytes belong to the refrain from here on.
    public Refrain(byte[] bytes) {
        if (bytes.length == 0) throw new IllegalArgumentException("an empty refrain");
        this.bytes = bytes;
        var out = new ByteArrayOutputStream(bytes.length / 3);
        deflate(bytes, 0, bytes.length, Deflater.BEST_COMPRESSION, false, out);
        deflated = out.toByteArray();
    }

    /// Where it begins in a body, or -1.
    int in(byte[] body) {
        for (int at = 0; at <= body.length - bytes.length; at++)
            if (body[at] == bytes[0]
                    && Arrays.equals(body, at, at + bytes.length, bytes, 0, bytes.length))
                return at;
        return -1;
    }

    /// The whole body as gzip (RFC 1952), quickly.
    ///
    /// @param at where the refrain begins in it
    byte[] gzip(byte[] body, int at) {
        var out =
                new ByteArrayOutputStream(deflated.length + (body.length - bytes.length) / 2 + 64);
        out.writeBytes(GZIP_HEAD);
        int after = at + bytes.length;
        // One for both parts: a deflater takes a quarter of a megabyte, to be cleared each time.
        try (Deflater deflater = new Deflater(QUICK, true)) {
            deflate(deflater, body, 0, at, false, out);
            out.writeBytes(deflated);
            deflater.reset();
            deflate(deflater, body, after, body.length - after, true, out);
        }
        CRC32 sum = new CRC32();
        sum.update(body);
        little((int) sum.getValue(), out);
        little(body.length, out);
        return out.toByteArray();
    }

    /// Blocks that end on a whole byte; the last of them says so where `last`.
    private static void deflate(
            byte[] from,
            int start,
            int length,
            int level,
            boolean last,
            ByteArrayOutputStream out) {
        try (Deflater deflater = new Deflater(level, true)) {
            deflate(deflater, from, start, length, last, out);
        }
    }

    private static void deflate(
            Deflater deflater,
            byte[] from,
            int start,
            int length,
            boolean last,
            ByteArrayOutputStream out) {
        deflater.setInput(from, start, length);
        if (last) deflater.finish();
        byte[] buffer = new byte[8192];
        int mode = last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH;
        int count;
        do {
            count = deflater.deflate(buffer, 0, buffer.length, mode);
            out.write(buffer, 0, count);
        } while (last ? !deflater.finished() : count == buffer.length);
    }

    private static void little(int number, ByteArrayOutputStream out) {
        for (int shift = 0; shift < 32; shift += 8) out.write(number >>> shift);
    }
}

package broadsheet.http;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/// A content coding. Each encodes fast, for a page just rendered, or at its best, for one read
/// often.
enum Coding {
    IDENTITY("", ""),
    GZIP("gzip", "-gz"),
    BROTLI("br", "-br");

    final String token;
    final String tagSuffix;

    Coding(String token, String tagSuffix) {
        this.token = token;
        this.tagSuffix = tagSuffix;
    }

    /// False where the machine has no native Brotli; gzip then stands in.
    boolean available() {
        return this != BROTLI || Brotli4jLoader.isAvailable();
    }

    byte[] encode(byte[] body, boolean best) {
        try {
            return switch (this) {
                case IDENTITY -> body;
                case GZIP -> gzip(body, best ? 9 : 2);
                case BROTLI ->
                        Encoder.compress(body, new Encoder.Parameters().setQuality(best ? 11 : 2));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] body, int level) throws IOException {
        var bytes = new ByteArrayOutputStream(body.length / 3 + 64);
        try (var out = new LevelledGzip(bytes, level)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    private static final class LevelledGzip extends GZIPOutputStream {
        LevelledGzip(ByteArrayOutputStream out, int level) throws IOException {
            super(out, 8192);
            def.setLevel(level);
        }
    }
}

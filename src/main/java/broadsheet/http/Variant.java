package broadsheet.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One coding of a [Content], ready to be copied to a socket.
final class Variant {
    final Coding coding;
    final byte[] body;

    /// The entity tag with its quotes.
    final String tag;

    /// Status line and headers, without those that belong to the server and without the last line
    /// break.
    final byte[] head;

    /// The same for a 304.
    final byte[] unchanged;

    /// What this was polished from, without its body: readers who hold that still get a 304.
    final @Nullable Variant rough;

    Variant(Content content, Coding coding, byte[] body, @Nullable Variant rough) {
        this.coding = coding;
        this.body = body;
        this.rough = rough;
        tag = "\"" + content.tagBase() + coding.tagSuffix + (rough == null ? "" : "9") + "\"";
        String shared =
                (content.conditional() ? "ETag: " + tag + "\r\n" : "") + content.sharedHeaders();
        String length =
                "Content-Type: "
                        + content.mediaType()
                        + "\r\nContent-Length: "
                        + body.length
                        + "\r\n";
        String encoding =
                coding == Coding.IDENTITY ? "" : "Content-Encoding: " + coding.token + "\r\n";
        head =
                bytes(
                        Status.line(content.status())
                                + (content.status() == 204 ? "" : length)
                                + encoding
                                + content.policyHeader()
                                + shared);
        unchanged = bytes(Status.line(304) + shared);
    }

    private Variant(Variant whole) {
        coding = whole.coding;
        body = new byte[0];
        tag = whole.tag;
        head = body;
        unchanged = whole.unchanged;
        rough = null;
    }

    Variant withoutBody() {
        return new Variant(this);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Bytes in memory, with some for the objects themselves.
    long weight() {
        return 200L + head.length + unchanged.length + body.length;
    }
}

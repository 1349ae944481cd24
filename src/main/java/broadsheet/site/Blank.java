package broadsheet.site;

import broadsheet.http.Content;
import broadsheet.text.SafeHtml;
import java.nio.charset.StandardCharsets;

/// A place in a pressed page that is filled in for each reader: the page is rendered once all the
/// same.
final class Blank {
    /// Stands where the words go. Unicode gives it no meaning, and our texts never have it.
    static final String MARK = "\uE000";

    private static final byte[] BYTES = MARK.getBytes(StandardCharsets.UTF_8);

    private Blank() {}

    /// The page with these words, escaped, at its first mark.
    static Content fill(Content page, String words) {
        byte[] body = page.body();
        int at = find(body);
        if (at < 0) return page;
        byte[] in = SafeHtml.escape(words).toString().getBytes(StandardCharsets.UTF_8);
        byte[] filled = new byte[body.length - BYTES.length + in.length];
        System.arraycopy(body, 0, filled, 0, at);
        System.arraycopy(in, 0, filled, at, in.length);
        int rest = at + BYTES.length;
        System.arraycopy(body, rest, filled, at + in.length, body.length - rest);
        return page.with(filled);
    }

    private static int find(byte[] body) {
        for (int i = 0; i <= body.length - BYTES.length; i++)
            if (body[i] == BYTES[0] && body[i + 1] == BYTES[1] && body[i + 2] == BYTES[2]) return i;
        return -1;
    }
}

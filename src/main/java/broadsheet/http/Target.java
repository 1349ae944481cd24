package broadsheet.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Decodes request targets (RFC 3986). The path is read strictly, since it decides what is looked
/// up; the query leniently, since addresses in the wild carry broken tracking parameters that must
/// not cost a reader the page.
final class Target {
    private Target() {}

    /// The path in letters. Refused: broken percent-encoding, what is not UTF-8, control
    /// characters, hidden slashes and backslashes, and `.` and `..` segments.
    static String path(String raw) {
        if (raw.indexOf('\\') >= 0) throw bad("a backslash");
        String path = raw.indexOf('%') < 0 ? raw : decoded(raw);
        int dot = path.indexOf("/.");
        while (dot >= 0) {
            int end = path.indexOf('/', dot + 1);
            String segment = path.substring(dot + 1, end < 0 ? path.length() : end);
            if (segment.equals(".") || segment.equals("..")) throw bad("a dot segment");
            dot = path.indexOf("/.", dot + 1);
        }
        return path;
    }

    private static String decoded(String raw) {
        byte[] out = new byte[raw.length()];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            int c = raw.charAt(i);
            if (c == '%') {
                if (i + 2 >= raw.length()) throw bad("broken percent-encoding");
                int high = Syntax.hex(raw.charAt(i + 1));
                int low = Syntax.hex(raw.charAt(i + 2));
                if (high < 0 || low < 0) throw bad("broken percent-encoding");
                c = high << 4 | low;
                if (c < ' ' || c == 0x7F) throw bad("a control character");
                if (c == '/' || c == '\\') throw bad("an encoded slash");
                i += 2;
            }
            out[length++] = (byte) c;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw bad("text that is not UTF-8");
        }
    }

    private static RefusedException bad(String what) {
        return Refusal.of(
                        400,
                        "The address holds "
                                + what
                                + ". Check it for typing errors, or start at the home page.")
                .thrown();
    }

    static Map<String, List<String>> query(String raw) {
        var found = new LinkedHashMap<String, List<String>>();
        for (String pair : raw.split("&")) {
            if (pair.isEmpty()) continue;
            int equals = pair.indexOf('=');
            String name = lenient(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : lenient(pair.substring(equals + 1));
            found.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
        }
        return found;
    }

    private static String lenient(String raw) {
        if (raw.indexOf('%') < 0 && raw.indexOf('+') < 0) return raw;
        byte[] in = raw.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int c = in[i];
            if (c == '+') c = ' ';
            if (c == '%'
                    && i + 2 < in.length
                    && Syntax.hex(in[i + 1]) >= 0
                    && Syntax.hex(in[i + 2]) >= 0) {
                c = Syntax.hex(in[i + 1]) << 4 | Syntax.hex(in[i + 2]);
                i += 2;
            }
            out[length++] = (byte) c;
        }
        return new String(out, 0, length, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}

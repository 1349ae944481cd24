package broadsheet.http;

import java.util.Locale;
import java.util.Set;

/// One header field of an answer. Name and value hold no line breaks or other control characters.
/// What frames an answer is the server's alone.
public record Header(String name, String value) {
    private static final Set<String> FRAMING =
            Set.of("content-length", "transfer-encoding", "connection");

    public Header {
        if (name.isEmpty()) throw new IllegalArgumentException("a header without a name");
        for (int i = 0; i < name.length(); i++)
            if (!Syntax.token(name.charAt(i)))
                throw new IllegalArgumentException("bad header name: " + name);
        if (FRAMING.contains(name.toLowerCase(Locale.ROOT)))
            throw new IllegalArgumentException(name + " is set by the server");
        for (int i = 0; i < value.length(); i++)
            if (!Syntax.fieldValue(value.charAt(i)) || value.charAt(i) > 0xFF)
                throw new IllegalArgumentException("bad character in header " + name);
    }

    String line() {
        return name + ": " + value + "\r\n";
    }
}

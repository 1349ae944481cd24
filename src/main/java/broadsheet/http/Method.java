package broadsheet.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A request method Broadsheet answers (RFC 9110, section 9). Any other is refused with 501.
public enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS;

    /// True where the method promises to change nothing.
    public boolean safe() {
        return switch (this) {
            case GET, HEAD, OPTIONS -> true;
            case POST, PUT, PATCH, DELETE -> false;
        };
    }

    static @Nullable Method of(byte[] bytes, int from, int to) {
        if (to - from == 3
                && bytes[from] == 'G'
                && bytes[from + 1] == 'E'
                && bytes[from + 2] == 'T') return GET;
        String name = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        for (Method method : values()) if (method.name().equals(name)) return method;
        return null;
    }
}

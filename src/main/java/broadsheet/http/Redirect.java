package broadsheet.http;

import java.nio.charset.StandardCharsets;

/// Sends the reader elsewhere: 301, 302, 303, 307 or 308, to a path of this site (`/…`) or a whole
/// http(s) address. Letters outside ASCII are percent-encoded. `//host` is refused, since browsers
/// read it as another site.
public record Redirect(int status, String location, String cacheControl) implements Response {
    public Redirect {
        if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308)
            throw new IllegalArgumentException("not a redirect: " + status);
        boolean local =
                location.startsWith("/")
                        && !location.startsWith("//")
                        && !location.startsWith("/\\");
        if (!local && !location.startsWith("https://") && !location.startsWith("http://"))
            throw new IllegalArgumentException("not a place to go: " + location);
        location = ascii(location);
        cacheControl = new Header("Cache-Control", cacheControl).value();
    }

    public Redirect(int status, String location) {
        this(
                status,
                location,
                status == 301 || status == 308 ? "public, max-age=3600" : "no-store");
    }

    private static String ascii(String location) {
        var out = new StringBuilder(location.length() + 16);
        for (byte b : location.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            if (c > ' ' && c < 0x7F && c != '"' && c != '<' && c != '>' && c != '\\')
                out.append((char) c);
            else out.append('%').append(String.format("%02X", c));
        }
        return out.toString();
    }
}

package broadsheet.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Addresses as people typed them, made fit for a link or refused.
public final class Addresses {
    private static final int LONGEST = 4_000;
    private static final String ENCODE = " \"<>\\^`{|}[]";

    private Addresses() {}

    /// The address as a link may hold it: absolute `http`, `https`, `mailto` or `tel`, or a path of
    /// this site; null for anything else (relative, a scheme that runs or carries data,
    /// unreadable). An address without scheme (`//example.org`, `www.example.org`) becomes `https`.
    public static @Nullable String clean(@Nullable String address) {
        if (address == null || address.length() > LONGEST) return null;
        String text = visible(address);
        if (text.startsWith("//")) text = "https:" + text;
        else if (text.regionMatches(true, 0, "www.", 0, 4)) text = "https://" + text;
        else if (text.startsWith("/")) return path(text);
        String lower = text.toLowerCase(Locale.ROOT);
        boolean web = lower.startsWith("https://") || lower.startsWith("http://");
        if (!web && !lower.startsWith("mailto:") && !lower.startsWith("tel:")) return null;
        String encoded = encode(text);
        try {
            URI uri = new URI(encoded);
            if (web && (uri.getRawAuthority() == null || uri.getRawUserInfo() != null)) return null;
            return encoded;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /// As [#clean(String)], for `http` and `https` only.
    public static @Nullable String web(@Nullable String address) {
        String clean = clean(address);
        return clean != null && clean.regionMatches(true, 0, "http", 0, 4) ? clean : null;
    }

    private static @Nullable String path(String text) {
        return text.startsWith("/\\") ? null : encode(text);
    }

    private static String visible(String address) {
        StringBuilder out = new StringBuilder(address.length());
        address.strip()
                .codePoints()
                .filter(c -> c > ' ' || c == ' ')
                .filter(c -> c < 0x7f || c > 0x9f)
                .forEach(c -> {
                    if (c < 0xd800 || c > 0xdfff) out.appendCodePoint(c);
                });
        return out.toString().strip();
    }

    private static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        boolean fragment = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean host =
                    (c == '[' || c == ']') && i < 60 && text.startsWith("://[", text.indexOf(':'));
            if (c == '%' && !hex(text, i)) out.append("%25");
            else if (c == '#' && fragment) out.append("%23");
            else if (Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || (ENCODE.indexOf(c) >= 0 && !host))
                for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8))
                    out.append('%').append(String.format("%02X", b));
            else out.append(c);
            fragment |= c == '#';
        }
        return out.toString();
    }

    private static boolean hex(String text, int percent) {
        return percent + 2 < text.length()
                && Character.digit(text.charAt(percent + 1), 16) >= 0
                && Character.digit(text.charAt(percent + 2), 16) >= 0;
    }
}

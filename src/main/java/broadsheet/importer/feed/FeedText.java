package broadsheet.importer.feed;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The bytes of a feed as text: by byte order mark, by what the server or the XML declaration says,
/// as long as the bytes agree, else by what they look like. UTF-8 that calls itself Latin-1 is read
/// as what it is.
final class FeedText {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset EBCDIC = Charset.forName("IBM037");
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([A-Za-z0-9._:-]+)");
    private static final Pattern HTML_CHARSET =
            Pattern.compile("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]+)");

    private FeedText() {}

    /// @param charset of the server's `Content-Type`, or null
    static String of(byte[] bytes, @Nullable String charset) {
        Charset marked = marked(bytes);
        if (marked != null) return decode(bytes, marked);
        Charset wide = wide(bytes);
        if (wide != null) return decode(bytes, wide);
        for (Charset each : candidates(bytes, charset)) {
            String text = strictly(bytes, each);
            if (text != null) return text;
        }
        return mixed(bytes);
    }

    private static @Nullable Charset marked(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) return StandardCharsets.UTF_8;
        if (starts(bytes, 0, 0, 0xFE, 0xFF)) return StandardCharsets.UTF_32BE;
        if (starts(bytes, 0xFF, 0xFE, 0, 0)) return StandardCharsets.UTF_32LE;
        if (starts(bytes, 0xFE, 0xFF)) return StandardCharsets.UTF_16BE;
        return starts(bytes, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : null;
    }

    private static @Nullable Charset wide(byte[] bytes) {
        if (starts(bytes, 0, 0, 0, '<')) return StandardCharsets.UTF_32BE;
        if (starts(bytes, '<', 0, 0, 0)) return StandardCharsets.UTF_32LE;
        if (starts(bytes, 0, '<') || starts(bytes, 0, '{')) return StandardCharsets.UTF_16BE;
        if (starts(bytes, '<', 0) || starts(bytes, '{', 0)) return StandardCharsets.UTF_16LE;
        return null;
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length) return false;
        for (int i = 0; i < with.length; i++) if ((bytes[i] & 0xff) != with[i]) return false;
        return true;
    }

    private static Set<Charset> candidates(byte[] bytes, @Nullable String charset) {
        Set<Charset> candidates = new LinkedHashSet<>();
        Charset plain =
                starts(bytes, 0x4C, 0x6F, 0xA7, 0x94) ? EBCDIC : StandardCharsets.ISO_8859_1;
        String head = new String(bytes, 0, Math.min(bytes.length, 2_000), plain);
        Matcher declared = DECLARED.matcher(head);
        Matcher meta = HTML_CHARSET.matcher(head);
        for (String name :
                new String[] {
                    charset,
                    declared.find() ? declared.group(1) : null,
                    meta.find() ? meta.group(1) : null
                }) {
            Charset known = name == null ? null : named(name);
            if (known == null) continue;
            boolean latin = known.equals(WINDOWS) || known.equals(StandardCharsets.US_ASCII);
            if (latin) candidates.add(StandardCharsets.UTF_8);
            candidates.add(latin ? WINDOWS : known);
        }
        candidates.add(StandardCharsets.UTF_8);
        return candidates;
    }

    /// As browsers read the name: Latin-1 is Windows' alphabet, and what is read byte by byte
    /// cannot be UTF-16.
    private static @Nullable Charset named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.matches("iso[-_]?8859[-_]?1|latin-?1|l1|cp1252|x-cp1252|windows-1252"))
            return WINDOWS;
        if (lower.matches("iso[-_]?8859[-_]?9|latin-?5")) lower = "windows-1254";
        if (lower.matches("iso[-_]?8859[-_]?11|tis-620")) lower = "x-windows-874";
        if (lower.matches("gb2312|gbk|gb_2312-80|x-gbk")) lower = "gb18030";
        if (lower.matches("(utf|ucs)-?(16|32|7|2|4).*")) return null;
        try {
            return Charset.isSupported(lower) ? Charset.forName(lower) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static String decode(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        if (charset.equals(WINDOWS)) return new String(bytes, WINDOWS);
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }

    /// UTF-8 with single bytes of Windows' alphabet among it, as where two sources were run
    /// together.
    private static String mixed(byte[] bytes) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 16);
        while (in.hasRemaining()) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) break;
            byte[] odd = new byte[result.length()];
            in.get(odd);
            out.put(new String(odd, WINDOWS));
            decoder.reset();
        }
        return out.flip().toString();
    }
}

package broadsheet.importer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes well-formed XML of what exports often hold instead: bytes of another encoding, control
/// characters, bare ampersands and angle brackets, CDATA within CDATA. Entities other than XML's
/// own five stay as the text they are written in, so that nothing ever expands.
final class Mending {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Set<String> ENTITIES = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final String CDATA = "<![CDATA[";

    private final String in;
    private @Nullable StringBuilder out;
    private int at;
    private int copied;
    private String element = "";

    private Mending(String in) {
        this.in = in;
    }

    /// The text of `bytes`; what is no UTF-8 within UTF-8 is read as Windows-1252, which it nearly
    /// always is.
    static String decode(byte[] bytes, Charset charset) {
        if (!charset.equals(StandardCharsets.UTF_8)) return new String(bytes, charset);
        String text = new String(bytes, charset);
        return text.indexOf('\uFFFD') < 0 ? text : decodeMixed(bytes);
    }

    /// `xml` if it can stand, otherwise mended.
    static String mend(String xml) {
        return new Mending(xml).run();
    }

    private static String decodeMixed(byte[] bytes) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer from = ByteBuffer.wrap(bytes);
        CharBuffer to = CharBuffer.allocate(bytes.length + 1);
        while (true) {
            CoderResult result = decoder.decode(from, to, true);
            if (!result.isError()) break;
            for (int i = 0; i < result.length(); i++)
                to.put(new String(new byte[] {from.get()}, WINDOWS));
            decoder.reset();
        }
        return to.flip().toString();
    }

    private String run() {
        while (skipPlain()) {
            char c = in.charAt(at);
            if (c == '<') markup();
            else if (c == '&') reference();
            else if (c == ']' && in.startsWith("]]>", at)) replace(3, "]]&gt;");
            else character(c);
        }
        if (out == null) return in;
        return out.append(in, copied, in.length()).toString();
    }

    /// Passes what can stand anywhere; false at the end.
    private boolean skipPlain() {
        int i = at;
        int end = in.length();
        while (i < end) {
            char c = in.charAt(i);
            if (c < ' ' ? c != '\n' : c >= 0xD800 || c == '<' || c == '&' || c == ']') break;
            i++;
        }
        at = i;
        return i < end;
    }

    private void markup() {
        if (in.startsWith(CDATA, at)) cdata();
        else if (in.startsWith("<!--", at)) {
            int end = in.indexOf("-->", at + 4);
            if (end < 0) replace(1, "&lt;");
            else replace(end + 3 - at, "");
        } else if (in.startsWith("<?", at)) {
            int end = in.indexOf("?>", at + 2);
            if (end < 0) replace(1, "&lt;");
            else replace(end + 2 - at, "");
        } else {
            int name = in.startsWith("</", at) ? at + 2 : at + 1;
            if (name < in.length()
                    && (Character.isLetter(in.charAt(name)) || in.charAt(name) == '_')) tag(name);
            else replace(1, "&lt;");
        }
    }

    private void tag(int name) {
        boolean start = in.charAt(name - 1) == '<';
        int end = name;
        while (end < in.length() && " \t\r\n/>".indexOf(in.charAt(end)) < 0) end++;
        if (start) element = in.substring(name, end);
        at = end;
        char quote = 0;
        while (at < in.length()) {
            char c = in.charAt(at);
            if (quote == 0 && c == '>') {
                at++;
                return;
            }
            if (quote == 0 && (c == '"' || c == '\'')) quote = c;
            else if (c == quote) quote = 0;
            if (c == '&') reference();
            else if (c == '<') replace(1, "&lt;");
            else character(c);
        }
    }

    private void cdata() {
        at += CDATA.length();
        while (skipPlain()) {
            char c = in.charAt(at);
            if (c == ']' && in.startsWith("]]>", at)) {
                if (!isContent(at + 3)) {
                    at += 3;
                    return;
                }
                replace(3, "]]]]><![CDATA[>");
            } else character(c);
        }
    }

    /// Whether the section end before `from` is part of the text: some exports put CDATA inside
    /// CDATA as it is, and then the element holds more ends than beginnings.
    private boolean isContent(int from) {
        if (in.startsWith("</", from)) return false;
        int stop = in.indexOf("</" + element, from);
        if (stop < 0) return false;
        int open = 0;
        int close = 0;
        for (int i = in.indexOf(CDATA, from); i >= 0 && i < stop; i = in.indexOf(CDATA, i + 1))
            open++;
        for (int i = in.indexOf("]]>", from); i >= 0 && i < stop; i = in.indexOf("]]>", i + 3))
            close++;
        return close > open;
    }

    private void reference() {
        int end = in.indexOf(';', at);
        if (end < 0 || end - at > 12 || !isReference(in.substring(at + 1, end)))
            replace(1, "&amp;");
        else at = end + 1;
    }

    private static boolean isReference(String name) {
        if (ENTITIES.contains(name)) return true;
        try {
            if (name.startsWith("#x")) return isLegal(Integer.parseInt(name, 2, name.length(), 16));
            return name.startsWith("#") && isLegal(Integer.parseInt(name, 1, name.length(), 10));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isLegal(int c) {
        return c >= ' '
                ? c < 0xD800 || (c > 0xDFFF && c < 0xFFFE) || (c >= 0x10000 && c <= 0x10FFFF)
                : c == '\t' || c == '\n' || c == '\r';
    }

    private void character(char c) {
        if (c >= ' ' && c < 0xD800) at++;
        else if (Character.isHighSurrogate(c)
                && at + 1 < in.length()
                && Character.isLowSurrogate(in.charAt(at + 1))) at += 2;
        else if (!Character.isSurrogate(c) && isLegal(c)) at++;
        else replace(1, "");
    }

    private void replace(int length, String by) {
        if (out == null) out = new StringBuilder(in.length() + 64);
        out.append(in, copied, at).append(by);
        at += length;
        copied = at;
    }
}

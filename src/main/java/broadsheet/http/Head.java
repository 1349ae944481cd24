package broadsheet.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A request's first line and headers (RFC 9112), read strictly: what two servers could read
/// differently is refused. Lines end with CR LF and are never folded; there is one Host, and one
/// way to tell how long the body is.
final class Head {
    private static final int MOST_FIELDS = 100;

    private final byte[] bytes;
    private int[] fields = new int[48];
    private int fieldCount;
    private boolean http10;

    Method method = Method.GET;
    String rawPath = "";
    String path = "";
    String rawQuery = "";
    String host = "";
    private boolean wholeAddress;
    boolean keepAlive = true;
    boolean conditional;
    boolean expectsContinue;
    boolean chunked;
    long contentLength = -1;
    int acceptEncoding = AcceptEncoding.IDENTITY;

    private Head(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Finds the end of a head: just after its empty line, or -1 where more must be read.
    ///
    /// @param seen up to where an earlier call has looked
    /// @throws RefusedException where a line does not end with CR LF
    static int end(byte[] buffer, int start, int seen, int limit) {
        for (int i = Math.max(start, seen); i < limit; i++) {
            if (buffer[i] != '\n') continue;
            if (i == start || buffer[i - 1] != '\r')
                throw malformed("a line that does not end with CR LF");
            if (i - 3 >= start && buffer[i - 2] == '\n') return i + 1;
        }
        return -1;
    }

    /// Reads a whole head.
    ///
    /// @throws RefusedException with the status that says what is wrong with it
    static Head read(byte[] buffer, int start, int end) {
        var head = new Head(Arrays.copyOfRange(buffer, start, end));
        head.parse();
        return head;
    }

    private void parse() {
        int at = requestLine();
        int hosts = 0;
        while (bytes[at] != '\r') {
            int colon = at;
            while (Syntax.token(bytes[colon])) colon++;
            if (colon == at || bytes[colon] != ':')
                throw malformed("a header without a name or with a space in it");
            int from = colon + 1;
            while (bytes[from] == ' ' || bytes[from] == '\t') from++;
            int end = from;
            while (bytes[end] != '\r') {
                if (!Syntax.fieldValue(bytes[end] & 0xFF))
                    throw malformed("a control character in a header");
                end++;
            }
            if (bytes[end + 1] != '\n') throw malformed("a stray carriage return");
            int to = end;
            while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == '\t')) to--;
            if (field(at, colon, from, to)) hosts++;
            at = end + 2;
        }
        if (at != bytes.length - 2) throw malformed("a stray carriage return");
        if (hosts > 1 || (hosts == 0 && !http10))
            throw malformed(hosts == 0 ? "no Host header" : "two Host headers");
        if (chunked && contentLength >= 0) throw malformed("two lengths for one body");
    }

    private int requestLine() {
        int space = 0;
        while (Syntax.token(bytes[space])) space++;
        if (space == 0 || bytes[space] != ' ') throw malformed("no method");
        int end = space + 1;
        while (bytes[end] > ' ' && bytes[end] < 0x7F) end++;
        if (bytes[end] != ' ' || end == space + 1) throw malformed("no address");
        version(end + 1);
        Method known = Method.of(bytes, 0, space);
        if (known == null)
            throw new RefusedException(
                    Refusal.of(501, "This server does not know that request method."));
        method = known;
        target(space + 1, end);
        return end + 11;
    }

    private void version(int at) {
        boolean http =
                at + 9 < bytes.length
                        && new String(bytes, at, 5, StandardCharsets.ISO_8859_1).equals("HTTP/");
        if (!http || bytes[at + 8] != '\r') throw malformed("no HTTP version");
        if (bytes[at + 5] != '1'
                || bytes[at + 6] != '.'
                || (bytes[at + 7] != '1' && bytes[at + 7] != '0'))
            throw new RefusedException(Refusal.of(505, "This server speaks HTTP/1.1."));
        if (bytes[at + 9] != '\n') throw malformed("a stray carriage return");
        http10 = bytes[at + 7] == '0';
        keepAlive = !http10;
    }

    private void target(int from, int to) {
        String target = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        if (target.indexOf('#') >= 0) throw malformed("a fragment in the address");
        if (target.charAt(0) != '/') target = otherForm(target);
        int question = target.indexOf('?');
        rawPath = question < 0 ? target : target.substring(0, question);
        rawQuery = question < 0 ? "" : target.substring(question + 1);
        path = rawPath.equals("*") ? rawPath : Target.path(rawPath);
    }

    /// A whole address, as proxies send it, whose host counts and not the header's (RFC 9112,
    /// section 3.2.2); or `*` for OPTIONS.
    private String otherForm(String target) {
        if (target.equals("*") && method == Method.OPTIONS) return target;
        int start =
                target.regionMatches(true, 0, "http://", 0, 7)
                        ? 7
                        : target.regionMatches(true, 0, "https://", 0, 8) ? 8 : -1;
        if (start < 0) throw malformed("an address that is not a path");
        int end = start;
        while (end < target.length() && "/?".indexOf(target.charAt(end)) < 0) end++;
        if (end == start) throw malformed("an address without a host");
        host = host(target.substring(start, end));
        wholeAddress = true;
        return target.startsWith("/", end) ? target.substring(end) : "/" + target.substring(end);
    }

    /// Keeps a field and takes note of those the server itself acts on. True for Host.
    private boolean field(int name, int nameEnd, int value, int valueEnd) {
        if (fieldCount == MOST_FIELDS)
            throw new RefusedException(
                    Refusal.of(431, "The request has more than " + MOST_FIELDS + " headers."));
        if (fields.length < fieldCount * 4 + 4) fields = Arrays.copyOf(fields, fields.length * 2);
        fields[fieldCount * 4] = name;
        fields[fieldCount * 4 + 1] = nameEnd;
        fields[fieldCount * 4 + 2] = value;
        fields[fieldCount * 4 + 3] = valueEnd;
        fieldCount++;
        switch (nameEnd - name) {
            case 4 -> {
                if (!is(name, nameEnd, "host")) return false;
                String sent = host(text(value, valueEnd));
                if (!wholeAddress) host = sent;
                return true;
            }
            case 6 -> expectation(is(name, nameEnd, "expect"), value, valueEnd);
            case 10 -> {
                if (is(name, nameEnd, "connection")
                        && text(value, valueEnd)
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains("close")) keepAlive = false;
            }
            case 13 -> conditional |= is(name, nameEnd, "if-none-match");
            case 14 -> length(is(name, nameEnd, "content-length"), value, valueEnd);
            case 15 -> {
                if (is(name, nameEnd, "accept-encoding"))
                    acceptEncoding = AcceptEncoding.read(bytes, value, valueEnd);
            }
            case 17 -> {
                conditional |= is(name, nameEnd, "if-modified-since");
                transferCoding(is(name, nameEnd, "transfer-encoding"), value, valueEnd);
            }
            default -> {}
        }
        return false;
    }

    /// A name or address, in brackets where it is IPv6, and perhaps a port.
    private static String host(String text) {
        boolean bracketed = text.startsWith("[");
        int close = bracketed ? text.indexOf(']') : -1;
        int colon = text.indexOf(':', bracketed ? Math.max(close, 0) : 0);
        int end = colon < 0 ? text.length() : colon;
        boolean good = !bracketed || close == end - 1;
        for (int i = bracketed ? 1 : 0; i < (bracketed ? close : end); i++) {
            char c = text.charAt(i);
            good &= bracketed ? Syntax.hex(c) >= 0 || c == ':' || c == '.' : Syntax.name(c);
        }
        for (int i = end + 1; i < text.length(); i++)
            good &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        if (!good) throw malformed("a Host that is no host");
        return text;
    }

    private void expectation(boolean present, int value, int valueEnd) {
        if (!present) return;
        if (!text(value, valueEnd).equalsIgnoreCase("100-continue"))
            throw new RefusedException(
                    Refusal.of(417, "Only 100-continue can be expected of this server."));
        expectsContinue = !http10;
    }

    private void length(boolean present, int value, int valueEnd) {
        if (!present) return;
        if (contentLength >= 0) throw malformed("two Content-Length headers");
        if (valueEnd == value || valueEnd - value > 18) throw malformed("a bad Content-Length");
        long length = 0;
        for (int i = value; i < valueEnd; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') throw malformed("a bad Content-Length");
            length = length * 10 + bytes[i] - '0';
        }
        contentLength = length;
    }

    private void transferCoding(boolean present, int value, int valueEnd) {
        if (!present) return;
        if (chunked || http10) throw malformed("a Transfer-Encoding where none can be");
        if (!text(value, valueEnd).equalsIgnoreCase("chunked"))
            throw new RefusedException(
                    Refusal.of(501, "Only the chunked transfer coding is understood."));
        chunked = true;
    }

    boolean hasBody() {
        return chunked || contentLength > 0;
    }

    /// A field's value, several of one name joined with commas; null where it is not there.
    @Nullable String value(String name) {
        String found = null;
        for (int i = 0; i < fieldCount; i++) {
            int at = i * 4;
            if (!is(fields[at], fields[at + 1], name)) continue;
            String value = text(fields[at + 2], fields[at + 3]);
            found =
                    found == null
                            ? value
                            : found + (name.equalsIgnoreCase("cookie") ? "; " : ", ") + value;
        }
        return found;
    }

    private boolean is(int from, int to, String name) {
        if (to - from != name.length()) return false;
        for (int i = 0; i < name.length(); i++)
            if (Syntax.lower(bytes[from + i]) != Syntax.lower(name.charAt(i))) return false;
        return true;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static RefusedException malformed(String what) {
        return Refusal.of(400, "The request is malformed: " + what + ".").thrown();
    }
}

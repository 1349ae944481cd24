package broadsheet.http;

/// Which codings a reader takes, from `Accept-Encoding` (RFC 9110, section 12.5.3), each with its
/// weight from 0 to 1000, packed in an int so that a request costs no object.
final class AcceptEncoding {
    /// No header: the plain body, which everyone can read.
    static final int IDENTITY = pack(0, 0, 1000);

    private AcceptEncoding() {}

    /// The coding to answer with: the reader's heaviest, Brotli before gzip before plain where they
    /// are equal. Where the reader refuses everything, the plain body all the same.
    static Coding choose(int accepted) {
        int br = accepted >>> 20;
        int gzip = accepted >>> 10 & 1023;
        int identity = accepted & 1023;
        if (br > 0 && br >= gzip && br >= identity) return Coding.BROTLI;
        if (gzip > 0 && gzip >= identity) return Coding.GZIP;
        return Coding.IDENTITY;
    }

    /// Reads a header's value from bytes. What cannot be understood is left out.
    static int read(byte[] bytes, int from, int to) {
        int br = -1;
        int gzip = -1;
        int identity = -1;
        int any = -1;
        int at = from;
        while (at < to) {
            int comma = at;
            while (comma < to && bytes[comma] != ',') comma++;
            int start = at;
            while (start < comma && space(bytes[start])) start++;
            int end = start;
            while (end < comma && bytes[end] != ';' && !space(bytes[end])) end++;
            int q = weight(bytes, end, comma);
            if (is(bytes, start, end, "br")) br = q;
            else if (is(bytes, start, end, "gzip") || is(bytes, start, end, "x-gzip")) gzip = q;
            else if (is(bytes, start, end, "identity")) identity = q;
            else if (is(bytes, start, end, "*")) any = q;
            at = comma + 1;
        }
        // Plain is acceptable unless refused, but the least wanted where others are named.
        if (identity < 0) identity = any == 0 ? 0 : any > 0 ? any : 1;
        return pack(br < 0 ? Math.max(any, 0) : br, gzip < 0 ? Math.max(any, 0) : gzip, identity);
    }

    private static int pack(int br, int gzip, int identity) {
        return br << 20 | gzip << 10 | identity;
    }

    private static boolean space(byte b) {
        return b == ' ' || b == '\t';
    }

    private static int weight(byte[] bytes, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (Syntax.lower(bytes[i]) != 'q' || bytes[i + 1] != '=') continue;
            int at = i + 2;
            if (at >= to) return 0;
            if (bytes[at] == '1') return 1000;
            int q = 0;
            int scale = 100;
            for (at += 2;
                    at < to && scale > 0 && bytes[at] >= '0' && bytes[at] <= '9';
                    at++, scale /= 10) q += (bytes[at] - '0') * scale;
            return q;
        }
        return 1000;
    }

    private static boolean is(byte[] bytes, int from, int to, String name) {
        if (to - from != name.length()) return false;
        for (int i = 0; i < name.length(); i++)
            if (Syntax.lower(bytes[from + i]) != name.charAt(i)) return false;
        return true;
    }
}

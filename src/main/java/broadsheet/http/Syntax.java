package broadsheet.http;

/// Character classes of RFC 9110.
final class Syntax {
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '0'; c <= '9'; c++) TOKEN[c] = true;
        for (char c = 'a'; c <= 'z'; c++) TOKEN[c] = true;
        for (char c = 'A'; c <= 'Z'; c++) TOKEN[c] = true;
        for (char c : "!#$%&'*+-.^_`|~".toCharArray()) TOKEN[c] = true;
    }

    private Syntax() {}

    static boolean token(int c) {
        return c >= 0 && c < 128 && TOKEN[c];
    }

    /// A character of a host's name (RFC 3986, reg-name).
    static boolean name(int c) {
        return token(c) ? c != '#' && c != '^' && c != '`' && c != '|' : "(),;=".indexOf(c) >= 0;
    }

    static boolean fieldValue(int c) {
        return (c >= ' ' && c != 0x7F) || c == '\t';
    }

    static int hex(int c) {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        return -1;
    }

    static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
}

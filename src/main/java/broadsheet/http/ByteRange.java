package broadsheet.http;

/// Which bytes of a file a `Range` header asks for (RFC 9110, section 14.1.2).
sealed interface ByteRange {
    /// The bytes from `first`, counted from 0, and how many.
    record Part(long first, long length) implements ByteRange {}

    /// All of it: no header, one that cannot be understood, or several parts at once.
    record Whole() implements ByteRange {}

    /// Nothing of what is asked for is there.
    record Beyond() implements ByteRange {}

    static ByteRange of(String header, long size) {
        var spec = header.strip();
        if (!spec.regionMatches(true, 0, "bytes=", 0, 6) || spec.indexOf(',') >= 0)
            return new Whole();
        spec = spec.substring(6).strip();
        int dash = spec.indexOf('-');
        if (dash < 0) return new Whole();
        String from = spec.substring(0, dash);
        String to = spec.substring(dash + 1);
        if (!from.matches("\\d{0,18}")
                || !to.matches("\\d{0,18}")
                || (from.isEmpty() && to.isEmpty())) return new Whole();
        if (from.isEmpty()) {
            long last = Math.min(Long.parseLong(to), size);
            return last == 0 ? new Beyond() : new Part(size - last, last);
        }
        long first = Long.parseLong(from);
        long end = to.isEmpty() ? size - 1 : Math.min(Long.parseLong(to), size - 1);
        if (!to.isEmpty() && Long.parseLong(to) < first) return new Whole();
        return first >= size ? new Beyond() : new Part(first, end - first + 1);
    }
}

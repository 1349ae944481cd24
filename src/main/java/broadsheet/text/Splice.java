package broadsheet.text;

/// What makes one text of another: at a place some characters are taken out and others put in.
/// Counted in UTF-16 units, never between the two of one character.
public record Splice(int at, int cut, String put) {
    public Splice {
        if (at < 0 || cut < 0) throw new IllegalArgumentException("at " + at + ", cut " + cut);
    }

    /// The shortest one: all from the first character that differs to the last.
    public static Splice between(String before, String after) {
        int shorter = Math.min(before.length(), after.length());
        int head = 0;
        while (head < shorter && before.charAt(head) == after.charAt(head)) head++;
        if (head > 0 && Character.isHighSurrogate(before.charAt(head - 1))) head--;
        int tail = 0;
        while (tail < shorter - head
                && before.charAt(before.length() - 1 - tail)
                        == after.charAt(after.length() - 1 - tail)) tail++;
        if (tail > 0 && Character.isLowSurrogate(before.charAt(before.length() - tail))) tail--;
        return new Splice(
                head, before.length() - tail - head, after.substring(head, after.length() - tail));
    }

    /// The text that this makes of `before`.
    ///
    /// @throws IndexOutOfBoundsException where it is not of that text
    public String on(String before) {
        return before.substring(0, at) + put + before.substring(at + cut);
    }
}

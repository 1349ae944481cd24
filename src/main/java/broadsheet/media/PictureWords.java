package broadsheet.media;

/// What is said about a picture, all plain text, each empty where nothing is said. `alt` is for
/// those who do not see it; `rights` is the copyright line; `source` is where it came from (an
/// agency, an address).
public record PictureWords(
        String alt, String caption, String credit, String rights, String source) {
    private static final int LONGEST = 5_000;

    /// Nothing said yet.
    public static final PictureWords NONE = new PictureWords("", "", "", "", "");

    public PictureWords {
        alt = plain(alt);
        caption = plain(caption);
        credit = plain(credit);
        rights = plain(rights);
        source = plain(source);
    }

    public PictureWords(String alt, String caption, String credit, String rights) {
        this(alt, caption, credit, rights, "");
    }

    /// These words, and where one is empty, the other's.
    public PictureWords or(PictureWords other) {
        return new PictureWords(
                first(alt, other.alt),
                first(caption, other.caption),
                first(credit, other.credit),
                first(rights, other.rights),
                first(source, other.source));
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    /// One line without control characters, and without the half of a character a cut would leave.
    private static String plain(String text) {
        String line = text.replaceAll("[\\s\\p{Cc}\\x{FFFE}\\x{FFFF}]+", " ").strip();
        if (line.length() <= LONGEST) return line;
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end);
    }
}

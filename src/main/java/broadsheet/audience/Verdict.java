package broadsheet.audience;

/// What becomes of a read that a page tells of.
enum Verdict {
    COUNTED("counted"),
    /// The reader asked not to be followed.
    ASKED_NOT("asked-not"),
    ROBOT("robot"),
    REPEAT("repeat"),
    /// Too many from one address.
    FLOOD("flood"),
    /// More different stories or more reads at once than are kept.
    FULL("full"),
    /// Counting is switched off.
    OFF("off");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}

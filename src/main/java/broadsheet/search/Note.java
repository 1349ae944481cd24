package broadsheet.search;

/// Something in a question that was not understood, or not used. The surface has the words for it.
public sealed interface Note {
    /// `after:` or `before:` with what is no date; left out.
    record BadDate(String operator, String given) implements Note {}

    /// The question was longer, or had more parts, than is looked for; only its beginning was used.
    record Shortened() implements Note {}
}

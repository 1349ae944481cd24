package broadsheet.invented;

/// A piece of an alternative of a rule: words as they are, another rule, or somebody or something
/// of the affair.
sealed interface Part {
    record Words(String text) implements Part {}

    /// @param article whether "a" or "an" stands before it
    /// @param capital whether it begins with a capital
    record Ref(String rule, boolean article, boolean capital) implements Part {}
}

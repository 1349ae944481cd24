package broadsheet.identity;

/// What a one-time link led to.
public sealed interface Entry {
    /// The password is set, and they are in.
    record Granted(Token token) implements Entry {}

    /// The password is set, and a code is asked for as well.
    record Halfway(Token token) implements Entry {}

    /// The password will not do. The link still works.
    record Unfit(PasswordRules.Fault fault) implements Entry {}

    /// The link was used before, has run out, or never was one.
    record Void() implements Entry {}
}

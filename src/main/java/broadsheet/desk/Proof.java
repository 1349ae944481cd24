package broadsheet.desk;

/// How somebody shows that it is they who sit there, before they change how they come in.
public enum Proof {
    /// They have just come in.
    NONE,
    PASSWORD,
    /// They have no password, and must come in again.
    SIGN_IN
}

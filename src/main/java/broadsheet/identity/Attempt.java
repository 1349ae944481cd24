package broadsheet.identity;

import java.time.Duration;

/// What came of an attempt to sign in.
public sealed interface Attempt {
    /// They are in; the token is what their browser shows from now on.
    record Granted(Token token) implements Attempt {}

    /// The password is right, and a code is asked for as well; the token is what their browser
    /// shows with it.
    record Halfway(Token token) implements Attempt {}

    /// Something of it was wrong; what, is not said.
    record Refused() implements Attempt {}

    /// Too many attempts went before, whoever made them: nothing was looked at.
    record Later(Duration left) implements Attempt {}
}

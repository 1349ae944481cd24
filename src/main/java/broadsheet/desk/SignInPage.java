package broadsheet.desk;

import org.jspecify.annotations.Nullable;

/// The page on which editors sign in.
///
/// @param email as it was typed
/// @param next where they go on
/// @param problem why it did not work; null where nothing was tried
/// @param cookies false where the browser would not keep the session, since the address is not
///   secure
/// @param script for passkeys
public record SignInPage(
        Frame frame,
        String email,
        String next,
        @Nullable String problem,
        boolean cookies,
        String script) {}

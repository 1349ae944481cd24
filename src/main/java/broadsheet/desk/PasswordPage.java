package broadsheet.desk;

import org.jspecify.annotations.Nullable;

/// Where one changes one's password.
///
/// @param done whether it has just been changed
public record PasswordPage(Frame frame, String email, @Nullable String problem, boolean done) {}

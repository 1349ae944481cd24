package broadsheet.desk;

import org.jspecify.annotations.Nullable;

/// Where somebody types the code of their authenticator, after the password.
public record CodePage(Frame frame, String next, @Nullable String problem) {}

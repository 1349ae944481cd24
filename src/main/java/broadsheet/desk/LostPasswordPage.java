package broadsheet.desk;

import org.jspecify.annotations.Nullable;

/// Where somebody who cannot come in asks for a link.
///
/// @param email as it was typed
/// @param asked whether they have just asked; whether anybody has that address is never said
/// @param carried whether letters go out
public record LostPasswordPage(
        Frame frame, String email, boolean asked, boolean carried, @Nullable String problem) {}

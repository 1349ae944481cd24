package broadsheet.desk;

import org.jspecify.annotations.Nullable;

/// The page behind a one-time link: choose a password, and for the first administrator a name and
/// an address.
///
/// @param action where the form goes
/// @param first whether there is nobody yet
/// @param name who it is, or as it was typed
/// @param problem what is wrong with what was sent; null where nothing was
public record LinkPage(
        Frame frame,
        String action,
        boolean first,
        String name,
        String email,
        @Nullable String problem,
        boolean cookies) {}

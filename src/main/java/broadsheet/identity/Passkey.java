package broadsheet.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A key with which somebody signs in, kept by their phone or computer.
///
/// @param name what its owner calls it
/// @param lastUsed null where it was not used yet
public record Passkey(long id, String name, Instant created, @Nullable Instant lastUsed) {
    private static final int LONGEST_NAME = 60;

    /// A name as it is kept: in one line, and no longer than a line is.
    ///
    /// @param otherwise where nothing is left of it
    static String named(String typed, String otherwise) {
        String name = typed.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (name.isEmpty()) name = otherwise;
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }
}

package broadsheet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One's passkeys: listed, made and removed.
///
/// @param proof what is asked for before another is made
/// @param script that makes them
public record PasskeysPage(
        Frame frame, List<Line> passkeys, Proof proof, @Nullable String problem, String script) {

    /// @param lastUsed empty where it was not used yet
    public record Line(long id, String name, String since, String lastUsed) {}

    /// How somebody shows that it is they who sit there.
    public enum Proof {
        /// They have just come in.
        NONE,
        PASSWORD,
        /// They have no password, and must come in again.
        SIGN_IN
    }
}

package broadsheet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One of the people: their roles, and what an administrator can do.
///
/// @param link a one-time link that was just made; null where none was
/// @param problem why something was not done; null where nothing went wrong
public record PersonPage(
        Frame frame,
        long id,
        String name,
        String email,
        String since,
        boolean invited,
        boolean deactivated,
        boolean secondFactor,
        int passkeys,
        List<Given> given,
        List<PeoplePage.Choice> roles,
        List<PeoplePage.Choice> sections,
        List<DevicesPage.Line> devices,
        @Nullable String link,
        @Nullable String linkGood,
        @Nullable String problem) {

    /// A role they have.
    ///
    /// @param section its number, or empty
    public record Given(String role, String section, String text) {}
}

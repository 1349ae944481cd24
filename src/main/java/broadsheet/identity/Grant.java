package broadsheet.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A role that somebody has.
///
/// @param section the number of the section in which, and in all below it; null for everywhere.
///   Administrators have no such limit
public record Grant(Role role, @Nullable Long section) {
    /// @throws IllegalArgumentException where an administrator is limited
    public Grant {
        if (role == Role.ADMINISTRATOR && section != null)
            throw new IllegalArgumentException("an administrator of one section");
    }

    /// The role, everywhere.
    public static Grant of(Role role) {
        return new Grant(role, null);
    }

    /// @param within the numbers of a section and of all above it; empty for what stands in none
    boolean gives(Right right, List<Long> within) {
        return role.rights().contains(right) && (section == null || within.contains(section));
    }
}

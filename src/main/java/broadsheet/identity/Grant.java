package broadsheet.identity;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
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

    /// As the database aggregates them: the role, a colon, and the section's number or nothing.
    static Grant read(String text) {
        int colon = text.indexOf(':');
        String section = text.substring(colon + 1);
        return new Grant(
                Role.of(text.substring(0, colon)).orElseThrow(),
                section.isEmpty() ? null : Long.valueOf(section));
    }

    /// As the audit log and lists of the command line tell of roles.
    public static String words(Collection<Grant> grants) {
        return grants.stream()
                .map(grant ->
                        grant.role().word()
                                + (grant.section() == null ? "" : " in section " + grant.section()))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}

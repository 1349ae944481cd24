package broadsheet.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody who works at the paper.
///
/// @param email as it was given
/// @param invited true while they have not chosen a password
/// @param deactivated since when they may not come in any more; null while they may
public record Person(
        PersonId id,
        String name,
        String email,
        List<Grant> grants,
        boolean invited,
        Instant created,
        @Nullable Instant deactivated) {
    public Person {
        grants = List.copyOf(grants);
    }

    /// What they act with: nothing, once they are deactivated.
    public Mandate mandate() {
        return new Mandate(id.actor(), deactivated == null ? grants : List.of());
    }

    /// Whether they may do this everywhere.
    public boolean may(Right right) {
        return may(right, List.of());
    }

    /// Whether they may do this to what stands in a section.
    ///
    /// @param within the numbers of that section and of all above it; empty for what stands in none
    public boolean may(Right right, List<Long> within) {
        return mandate().may(right, within);
    }

    /// Whether they may do this anywhere at all.
    public boolean maySomewhere(Right right) {
        return mandate().maySomewhere(right);
    }

    public boolean is(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }
}

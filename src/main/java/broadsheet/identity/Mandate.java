package broadsheet.identity;

import java.util.List;

/// In whose name something is done, and the roles that they have for it: a person's or a key's.
public record Mandate(Actor actor, List<Grant> grants) {
    public Mandate {
        grants = List.copyOf(grants);
    }

    /// Whether they may do this to what stands in a section.
    ///
    /// @param within the numbers of that section and of all above it; empty for what stands in none
    public boolean may(Right right, List<Long> within) {
        return grants.stream().anyMatch(grant -> grant.gives(right, within));
    }

    /// Whether they may do this anywhere at all.
    public boolean maySomewhere(Right right) {
        return grants.stream().anyMatch(grant -> grant.role().rights().contains(right));
    }
}

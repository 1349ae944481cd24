package broadsheet.story;

import org.jspecify.annotations.Nullable;

/// A person who writes, photographs or draws, as readers know them.
public record Contributor(
        ContributorId id,
        String slug,
        String name,
        @Nullable String role,
        @Nullable String bio,
        @Nullable String email,
        @Nullable PictureUse picture) {}

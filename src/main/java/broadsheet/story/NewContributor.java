package broadsheet.story;

import org.jspecify.annotations.Nullable;

/// A contributor to be found by their slug or made.
public record NewContributor(
        String slug,
        String name,
        @Nullable String role,
        @Nullable String bio,
        @Nullable String email,
        @Nullable PictureUse picture) {}

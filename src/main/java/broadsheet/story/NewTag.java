package broadsheet.story;

import org.jspecify.annotations.Nullable;

/// A tag to be found by its slug or made.
public record NewTag(String slug, String name, @Nullable String description) {}

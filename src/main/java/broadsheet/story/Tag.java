package broadsheet.story;

import org.jspecify.annotations.Nullable;

/// A topic across sections.
public record Tag(TagId id, String slug, String name, @Nullable String description) {}

package broadsheet.story;

import org.jspecify.annotations.Nullable;

/// A section to be found or made: `parentPath` null at the top of the tree. A slug whose address is
/// [Reserved] gets a number.
public record NewSection(
        @Nullable String parentPath,
        String slug,
        String name,
        @Nullable String description,
        @Nullable String hue,
        int position) {
    public NewSection {
        slug = Reserved.slug(parentPath, slug);
    }

    /// The section's address.
    public String path() {
        return (parentPath == null ? "" : parentPath) + "/" + slug;
    }
}

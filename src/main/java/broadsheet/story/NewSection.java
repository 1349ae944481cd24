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

    /// The parent's address; empty at the top.
    String parentOrTop() {
        return parentPath == null ? "" : parentPath;
    }

    /// The same in another section.
    ///
    /// @param parent its path; empty for the top
    NewSection under(String parent) {
        return parent.equals(parentOrTop())
                ? this
                : new NewSection(
                        parent.isEmpty() ? null : parent, slug, name, description, hue, position);
    }

    /// The section's address.
    public String path() {
        return (parentPath == null ? "" : parentPath) + "/" + slug;
    }
}

package broadsheet.importer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A section or tag as an old archive calls it. `slug` may be empty, then it is made from the name;
/// `oldPaths` are addresses of its own page there, which become redirects.
public record OldTerm(
        String slug, String name, @Nullable String description, List<String> oldPaths) {
    public OldTerm {
        oldPaths = List.copyOf(oldPaths);
    }

    /// A term that is only a name.
    public static OldTerm named(String name) {
        return new OldTerm("", name, null, List.of());
    }

    boolean isBlank() {
        return slug.isBlank() && name.isBlank();
    }
}

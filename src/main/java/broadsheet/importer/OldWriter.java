package broadsheet.importer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody whom stories of an old archive are by. `slug` may be empty, then it is made from the
/// name; `oldPaths` are addresses of their own page there, which become redirects.
public record OldWriter(
        String slug,
        String name,
        @Nullable String bio,
        @Nullable String email,
        @Nullable PictureRef picture,
        List<String> oldPaths) {
    public OldWriter {
        oldPaths = List.copyOf(oldPaths);
    }

    /// A writer of whom only the name is known.
    public static OldWriter named(String name) {
        return new OldWriter("", name, null, null, null, List.of());
    }

    boolean isBlank() {
        return slug.isBlank() && name.isBlank();
    }
}

package broadsheet.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person who writes, photographs or draws, as readers know them.
///
/// @param links addresses of pages of theirs elsewhere
public record Contributor(
        ContributorId id,
        String slug,
        String name,
        @Nullable String role,
        @Nullable String bio,
        @Nullable String email,
        @Nullable PictureUse picture,
        List<String> links) {
    public Contributor {
        links = List.copyOf(links);
    }
}

package broadsheet.story;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A story that comes from an archive as it was: with its own path, dates and state. A null path
/// asks for one made from section and headline; `oldPaths` become redirects for ever (a path may
/// carry a query, as in `/?p=12`). Published times are null where it was never public.
public record NewStory(
        StoryKind kind,
        State state,
        Copy copy,
        @Nullable String path,
        List<String> oldPaths,
        @Nullable Instant firstPublished,
        @Nullable Instant updated) {
    public NewStory {
        oldPaths = List.copyOf(oldPaths);
        if (state instanceof State.Published && firstPublished == null)
            throw new IllegalArgumentException("a published story has a first-published time");
    }
}

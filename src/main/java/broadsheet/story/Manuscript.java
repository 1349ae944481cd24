package broadsheet.story;

import broadsheet.identity.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A story as the newsroom has it, in whatever state.
///
/// @param number the newest revision
/// @param copy its words, which for a public story may be a working copy
/// @param shown the words that readers see, or saw last; null where it never was public
/// @param saved when the newest revision was saved
/// @param by who saved it
public record Manuscript(
        StoryId id,
        StoryKind kind,
        int number,
        State state,
        String path,
        Copy copy,
        @Nullable Copy shown,
        @Nullable Instant firstPublished,
        @Nullable Instant updated,
        Instant saved,
        Actor by) {

    /// Whether there are words that readers have not seen, of a story that they have.
    public boolean hasWorkingCopy() {
        return shown != null && !shown.equals(copy);
    }

    /// Whether its state has this step.
    public boolean allows(Step step) {
        return step.allowedFrom(state);
    }
}

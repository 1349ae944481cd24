package broadsheet.story;

import org.jspecify.annotations.Nullable;

/// What may be said of a story to those outside, as it stands now.
public sealed interface Standing {
    /// Readers see it.
    ///
    /// @param number of the public revision
    record Public(StoryKind kind, int number, String path, String headline) implements Standing {}

    /// It was public and was withdrawn with a public notice: `state` is [State.Killed] or
    /// [State.TakenDown].
    record Withdrawn(StoryKind kind, int number, String path, State state) implements Standing {
        /// Why, in the words that readers are shown.
        public @Nullable String notice() {
            return state.notice();
        }
    }

    /// It was public and is not now; the reason is the newsroom's own.
    record Off(StoryKind kind) implements Standing {}

    /// Never public, or not there. Nothing may be said, not even that it is there.
    record Unknown() implements Standing {}
}

package broadsheet.story;

/// What became of an [Arrival].
public sealed interface Filed {
    /// A new story; `path` is where it stands, which may differ from the one asked for where that
    /// was taken.
    record Added(StoryId story, int number, String path) implements Filed {}

    /// A further revision of a story that came before.
    record Rewritten(StoryId story, int number, String path) implements Filed {}

    /// Left alone: somebody has changed it since the archive last wrote it.
    record Stale(StoryId story, int theirs) implements Filed {}
}

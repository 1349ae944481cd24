package broadsheet.story;

import org.jspecify.annotations.Nullable;

/// One story of an archive on its way in. With `onto` it is a newer form of a story that came
/// before.
public record Arrival(@Nullable Onto onto, NewStory story) {
    /// The story and the revision the archive left it at; if it has moved on since, an editor
    /// changed it.
    public record Onto(StoryId story, int number) {}
}

package broadsheet.story;

/// Names one story for as long as the newsroom exists. Counts from 1.
public record StoryId(long value) {
    public StoryId {
        if (value < 1) throw new IllegalArgumentException("story id is " + value);
    }
}

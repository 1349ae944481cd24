package broadsheet.story;

/// Names one tag for as long as the newsroom exists. Counts from 1.
public record TagId(long value) {
    public TagId {
        if (value < 1) throw new IllegalArgumentException("tag id is " + value);
    }
}

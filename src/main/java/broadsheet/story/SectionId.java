package broadsheet.story;

/// Names one section for as long as the newsroom exists. Counts from 1.
public record SectionId(long value) {
    public SectionId {
        if (value < 1) throw new IllegalArgumentException("section id is " + value);
    }
}

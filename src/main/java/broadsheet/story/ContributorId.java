package broadsheet.story;

/// Names one contributor for as long as the newsroom exists. Counts from 1.
public record ContributorId(long value) {
    public ContributorId {
        if (value < 1) throw new IllegalArgumentException("contributor id is " + value);
    }
}

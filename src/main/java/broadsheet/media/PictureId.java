package broadsheet.media;

/// Names one picture for as long as the newsroom exists. Counts from 1.
public record PictureId(long value) {
    public PictureId {
        if (value < 1) throw new IllegalArgumentException("picture id is " + value);
    }
}

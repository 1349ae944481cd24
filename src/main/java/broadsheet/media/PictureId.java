package broadsheet.media;

/// What names a [Picture].
public record PictureId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}

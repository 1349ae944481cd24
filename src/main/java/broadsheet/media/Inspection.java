package broadsheet.media;

/// What the bytes of a file turned out to be.
sealed interface Inspection {
    /// A picture that could be read to its end.
    ///
    /// @param bytes what to keep: the file, without anything that follows the picture in it
    /// @param words what the file says of itself (IPTC, XMP, EXIF)
    record Sound(
            byte[] bytes,
            PictureFormat format,
            int width,
            int height,
            PictureWords words,
            String colour,
            boolean animated,
            boolean transparent)
            implements Inspection {}

    /// Not a picture we take.
    record Unsound(PictureResult.Refusal reason, String detail) implements Inspection {}
}

package broadsheet.media;

/// What became of a file that was offered as a picture.
public sealed interface PictureResult {
    /// It is in the archive, now or from before.
    record PictureAdded(Picture picture) implements PictureResult {}

    /// It was not taken, and nothing of it was kept. `detail` is an English line for a report or a
    /// log.
    record PictureRefused(Refusal reason, String detail) implements PictureResult {}

    /// Why a file is not taken as a picture.
    enum Refusal {
        /// There are no bytes.
        EMPTY,
        /// There are more bytes than the limit.
        TOO_MANY_BYTES,
        /// It unpacks to more pixels than the limit.
        TOO_MANY_PIXELS,
        /// Its bytes are those of no format we take: SVG, AVIF, a page, a program.
        UNKNOWN_FORMAT,
        /// It begins as a picture and cannot be read to its end.
        BROKEN
    }
}

package broadsheet.media;

/// Looks at a file that is offered as a picture: what it is, whether it can be read to its end,
/// what it says of itself.
final class PictureInspector {
    private final PictureLimits limits;

    PictureInspector(PictureLimits limits) {
        this.limits = limits;
    }

    Inspection inspect(byte[] bytes) {
        return new Inspection.Unsound(
                PictureResult.Refusal.UNKNOWN_FORMAT, "limit " + limits.bytes());
    }
}

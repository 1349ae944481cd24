package broadsheet.media;

/// The shape a picture is cut to, around its [Focus]. [#WHOLE] cuts nothing.
public enum Crop {
    WHOLE("", 0, 0),
    WIDE("16x9", 16, 9),
    CLASSIC("4x3", 4, 3),
    PHOTO("3x2", 3, 2),
    SQUARE("1x1", 1, 1);

    private final String token;
    private final int across;
    private final int down;

    Crop(String token, int across, int down) {
        this.token = token;
        this.across = across;
        this.down = down;
    }

    /// How an address names it; empty for the whole.
    String token() {
        return token;
    }

    static Crop ofToken(String token) {
        for (Crop crop : values()) if (crop.token.equals(token)) return crop;
        throw new IllegalArgumentException("no crop " + token);
    }

    /// The part of a picture of this size that is kept: as large as fits, the focus as near its
    /// centre as can be.
    Box box(int width, int height, Focus focus) {
        if (this == WHOLE) return new Box(0, 0, width, height);
        boolean tooWide = (long) width * down > (long) height * across;
        int keptWidth = tooWide ? Math.max(1, Math.round((float) height * across / down)) : width;
        int keptHeight = tooWide ? height : Math.max(1, Math.round((float) width * down / across));
        return new Box(
                start(width, keptWidth, focus.x()),
                start(height, keptHeight, focus.y()),
                keptWidth,
                keptHeight);
    }

    /// The height that belongs to a width, for a picture of this size.
    int heightFor(int renditionWidth, int width, int height) {
        double ratio = this == WHOLE ? (double) height / width : (double) down / across;
        return Math.max(1, (int) Math.round(renditionWidth * ratio));
    }

    private static int start(int whole, int kept, int percent) {
        return Math.clamp(Math.round(whole * percent / 100f - kept / 2f), 0, whole - kept);
    }

    /// A rectangle of pixels.
    record Box(int x, int y, int width, int height) {}
}

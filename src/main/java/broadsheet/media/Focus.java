package broadsheet.media;

/// The point of a picture that every crop keeps, in hundredths of its width and height from the top
/// left corner.
public record Focus(int x, int y) {
    /// The centre of the top third, where faces are.
    public static final Focus DEFAULT = new Focus(50, 33);

    public Focus {
        if (x < 0 || x > 100 || y < 0 || y > 100)
            throw new IllegalArgumentException("focus at " + x + ", " + y);
    }

    /// From shares of width and height, each 0 to 1.
    public static Focus of(double x, double y) {
        return new Focus((int) Math.round(x * 100), (int) Math.round(y * 100));
    }
}

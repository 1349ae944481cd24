package broadsheet.media;

import java.util.Optional;

/// How a GIF is built (GIF89a specification, 1990), read without unpacking a pixel.
///
/// @param width of the screen all frames share, as is `height`
/// @param frames how many pictures follow each other
/// @param pixels of all frames together
/// @param left where the first frame stands on the screen, as is `top`
/// @param end the index just after the trailer: what follows is not part of the picture
record GifShape(int width, int height, int frames, long pixels, int left, int top, int end) {
    /// The shape, or empty where the file ends early or is something else.
    static Optional<GifShape> read(byte[] bytes) {
        try {
            return Optional.of(walk(bytes));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static GifShape walk(byte[] bytes) {
        int width = number(bytes, 6);
        int height = number(bytes, 8);
        int at = 13 + colours(bytes[10]);
        int frames = 0;
        long pixels = 0;
        int left = 0;
        int top = 0;
        while (true) {
            switch (bytes[at] & 0xff) {
                case 0x3b -> {
                    if (frames == 0) throw new IllegalArgumentException("no frame");
                    return new GifShape(width, height, frames, pixels, left, top, at + 1);
                }
                case 0x21 -> at = afterBlocks(bytes, at + 2);
                case 0x2c -> {
                    if (frames++ == 0) {
                        left = number(bytes, at + 1);
                        top = number(bytes, at + 3);
                    }
                    pixels += (long) number(bytes, at + 5) * number(bytes, at + 7);
                    at = afterBlocks(bytes, at + 11 + colours(bytes[at + 9]));
                }
                default -> throw new IllegalArgumentException("no GIF block at " + at);
            }
        }
    }

    private static int afterBlocks(byte[] bytes, int start) {
        int at = start;
        while (bytes[at] != 0) at += 1 + (bytes[at] & 0xff);
        return at + 1;
    }

    /// The length of the colour table that these flags announce.
    private static int colours(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static int number(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }
}

package broadsheet.media;

import java.time.Duration;

/// What pictures may cost.
///
/// @param bytes the largest original
/// @param pixels the most an original may unpack to
/// @param encoders how many renditions are made at once, each on its own thread
/// @param queue how many renditions may wait for an encoder; beyond it requests are asked to come
///   back
/// @param patience the longest a request waits for its rendition
public record PictureLimits(long bytes, long pixels, int encoders, int queue, Duration patience) {
    public static final PictureLimits DEFAULT =
            new PictureLimits(
                    64L << 20,
                    100_000_000,
                    Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4),
                    128,
                    Duration.ofSeconds(20));

    /// The same with another size of the largest original.
    public PictureLimits withBytes(long largest) {
        return new PictureLimits(largest, pixels, encoders, queue, patience);
    }
}

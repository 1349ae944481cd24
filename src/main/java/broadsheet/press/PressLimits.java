package broadsheet.press;

import java.time.Duration;

/// How much a press may take.
///
/// @param bytes what kept pages, their keys and their index may weigh together
/// @param renders how many pages are rendered at a time
/// @param queue how many readers may wait to render; further ones are refused
/// @param patience how long a reader waits for a render to begin, or for another's to end
public record PressLimits(long bytes, int renders, int queue, Duration patience) {
    public PressLimits {
        if (bytes < 0) throw new IllegalArgumentException("bytes is " + bytes);
        if (renders < 1) throw new IllegalArgumentException("renders is " + renders);
        if (queue < 0) throw new IllegalArgumentException("queue is " + queue);
        if (!patience.isPositive()) throw new IllegalArgumentException("patience is " + patience);
    }

    /// Room for `bytes`, with 32 renders at a time, 1,000 readers waiting, for ten seconds at most.
    public static PressLimits ofBytes(long bytes) {
        return new PressLimits(bytes, 32, 1_000, Duration.ofSeconds(10));
    }
}

package broadsheet.fetch;

import java.time.Duration;

/// What asking elsewhere may cost and reach.
///
/// @param bytes the most that is read of an answer, after unpacking
/// @param patience for one answer from first to last byte, all redirects included
/// @param redirects how many are followed; 0: a redirect is an answer like others
/// @param perHost how many are asked of one host at once
/// @param privateAddresses whether this machine's own network may be asked; only for what is known
///   to stand there
public record FetchLimits(
        long bytes, Duration patience, int redirects, int perHost, boolean privateAddresses) {
    public static final FetchLimits DEFAULT =
            new FetchLimits(64L << 20, Duration.ofSeconds(60), 5, 2, false);

    /// What a slow line brings in a second, and is waited for.
    private static final long SLOWEST = 512 << 10;

    /// The same for files of up to so many bytes, with the patience that large ones need.
    public FetchLimits withBytes(long value) {
        return new FetchLimits(
                value, patience.plusSeconds(value / SLOWEST), redirects, perHost, privateAddresses);
    }
}

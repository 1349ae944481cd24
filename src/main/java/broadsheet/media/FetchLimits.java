package broadsheet.media;

import java.time.Duration;

/// What fetching from elsewhere may cost and reach.
///
/// @param bytes the largest file
/// @param patience for one file from first to last byte, all redirects included
/// @param redirects how many are followed
/// @param perHost how many files are fetched from one host at once
/// @param privateAddresses whether this machine's own network may be asked; only for an archive
///   that stands there
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

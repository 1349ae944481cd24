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
}

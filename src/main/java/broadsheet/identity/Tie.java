package broadsheet.identity;

import java.net.URI;
import java.time.Instant;

/// An account elsewhere with which somebody signs in.
///
/// @param issuer the provider that has it, by its own name for itself
public record Tie(long id, String issuer, Instant tied, Instant lastUsed) {
    /// Where the provider is, for people to read.
    public String host() {
        return host(URI.create(issuer));
    }

    static String host(URI issuer) {
        return issuer.getAuthority();
    }
}

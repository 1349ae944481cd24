package broadsheet.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where staff may sign in with an account that they have elsewhere (OpenID Connect).
///
/// @param issuer the provider's own name for itself; null where there is none, and then nothing
///   else is set
/// @param clientId what the provider knows this paper by
/// @param clientSecret never printed
/// @param name what the button calls the provider; empty for its host
public record OidcSettings(
        @Nullable URI issuer, String clientId, String clientSecret, String name) {
    /// Nowhere.
    public static final OidcSettings NONE = new OidcSettings(null, "", "", "");

    @Override
    public String toString() {
        return "OidcSettings[issuer=" + issuer + ", clientId=" + clientId + ", name=" + name + "]";
    }
}

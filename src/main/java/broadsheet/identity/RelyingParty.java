package broadsheet.identity;

import java.net.URI;
import java.util.Locale;

/// Whom passkeys are made for (WebAuthn's word): a browser shows one to pages of this host only,
/// and tells in what it signs from which page it was asked.
///
/// @param id the host they are bound to
/// @param origin the one address whose pages may ask for them: scheme, host and port
public record RelyingParty(String id, String origin) {

    /// The paper at its own address. While it is tried out on one machine, that is whatever port
    /// the browser came to.
    ///
    /// @param host what the browser says it asks, which is believed for `localhost` only
    public static RelyingParty of(URI url, String host) {
        String id = url.getHost().toLowerCase(Locale.ROOT);
        if (id.equals("localhost") && host.matches("localhost(:\\d+)?"))
            return new RelyingParty(id, "http://" + host);
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        boolean named = url.getPort() >= 0 && url.getPort() != usual;
        return new RelyingParty(id, scheme + "://" + id + (named ? ":" + url.getPort() : ""));
    }
}

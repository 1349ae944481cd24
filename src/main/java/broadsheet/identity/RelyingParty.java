package broadsheet.identity;

import java.net.URI;

/// Whom passkeys are made for (WebAuthn's word): a browser shows one to pages of this host only,
/// and tells in what it signs from which page it was asked.
///
/// @param id the host they are bound to
/// @param origin the one address whose pages may ask for them: scheme, host and port
public record RelyingParty(String id, String origin) {

    /// The paper at its own address.
    public static RelyingParty of(URI url) {
        return new RelyingParty(url.getHost(), url.getScheme() + "://" + url.getAuthority());
    }
}

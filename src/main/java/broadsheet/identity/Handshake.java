package broadsheet.identity;

/// The secrets of one sign-in at a provider. They follow from the ticket that the browser holds, so
/// nobody has to keep them, and what comes back is worth nothing in another browser.
///
/// @param state comes back with the browser
/// @param nonce comes back inside the provider's own word
/// @param verifier shows the provider that whoever takes the code began the sign-in (RFC 7636)
record Handshake(Token state, Token nonce, Token verifier) {
    static Handshake of(Token ticket) {
        return new Handshake(
                ticket.derived("provider-state"),
                ticket.derived("provider-nonce"),
                ticket.derived("provider-verifier"));
    }
}

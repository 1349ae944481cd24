package broadsheet.identity;

import java.util.Locale;

/// What came of a sign-in at a provider.
public sealed interface Came {
    /// Where they wanted to go on, as it was given when they began; empty where that is not known.
    String next();

    /// The provider vouches for somebody who works here.
    ///
    /// @param attempt in, or asked for a code as well
    record In(Attempt attempt, String next) implements Came {}

    /// Nobody is in.
    ///
    /// @param email the address of the account; empty where it is not known
    record Out(Reason reason, String email, String next) implements Came {}

    /// Why not.
    enum Reason {
        /// Another browser began it, or this one too long ago, or it is finished already.
        STALE,
        /// The provider's page was left, or the provider would not.
        DECLINED,
        /// The provider does not answer, or not as it should.
        AWAY,
        /// What it sent proves nothing.
        UNPROVEN,
        /// The provider does not say that the address is theirs.
        UNVERIFIED,
        /// Nobody who may come in has the address.
        UNINVITED,
        /// Whoever has the address here is tied to another account.
        OTHER_ACCOUNT;

        /// As message files spell it: `other-account`.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

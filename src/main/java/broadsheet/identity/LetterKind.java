package broadsheet.identity;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What is written to people about their accounts.
public enum LetterKind {
    /// A link for somebody who was added.
    INVITATION(Duration.ofDays(3)),
    /// A link that somebody asked for who cannot come in.
    LOST_PASSWORD(Duration.ofHours(2)),
    /// Somebody came in with a browser that was never seen with them.
    NEW_BROWSER(Duration.ofDays(3)),
    PASSWORD_SET(Duration.ofDays(3)),
    SECOND_FACTOR_ON(Duration.ofDays(3)),
    SECOND_FACTOR_OFF(Duration.ofDays(3)),
    PASSKEY_ADDED(Duration.ofDays(3)),
    PASSKEY_REMOVED(Duration.ofDays(3)),
    PASSKEY_COPIED(Duration.ofDays(3)),
    /// An account elsewhere lets somebody in from now on, whatever becomes of their password.
    PROVIDER_TIED(Duration.ofDays(3)),
    PROVIDER_UNTIED(Duration.ofDays(3));

    private final Duration good;

    LetterKind(Duration good) {
        this.good = good;
    }

    /// How long it is worth sending.
    Duration good() {
        return good;
    }

    /// As the table and message files spell it: `password-set`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<LetterKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /// What is written to whoever something was done to; empty where they need not be told.
    static Optional<LetterKind> telling(Act act) {
        return of(act.word());
    }
}

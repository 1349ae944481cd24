package broadsheet.identity;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A link that works once and not for long.
///
/// @param person whose it is; null for the first administrator's
public record Link(Purpose purpose, @Nullable Person person) {

    /// What a link for somebody is for.
    public static Purpose purpose(Person person) {
        return person.invited() ? Purpose.INVITATION : Purpose.PASSWORD;
    }

    /// What it is for.
    public enum Purpose {
        /// Makes the first administrator.
        FIRST(Duration.ofDays(1)),
        /// Lets somebody who was added choose a password.
        INVITATION(Duration.ofDays(7)),
        /// Lets somebody choose another.
        PASSWORD(Duration.ofHours(2));

        private final Duration good;

        Purpose(Duration good) {
            this.good = good;
        }

        /// How long it works.
        public Duration good() {
            return good;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Purpose of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}

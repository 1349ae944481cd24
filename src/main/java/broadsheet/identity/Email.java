package broadsheet.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An e-mail address with which somebody signs in.
///
/// @param text as it was given
/// @param key as it is compared: two that differ only in case are one person's
public record Email(String text, String key) {
    /// Enough to send to; whether somebody reads there, only sending shows.
    private static final Pattern FORM =
            Pattern.compile(
                    "[^\\s\\p{Z}\\p{Cntrl}@<>\"(),:;\\\\\\[\\]]{1,64}@[\\p{L}\\p{N}.-]{1,190}");

    /// The address, or empty where it is none.
    public static Optional<Email> of(String given) {
        String text = Normalizer.normalize(given.strip(), Normalizer.Form.NFC);
        return FORM.matcher(text).matches()
                ? Optional.of(new Email(text, key(text)))
                : Optional.empty();
    }

    /// What is compared, of whatever was typed.
    static String key(String given) {
        return Normalizer.normalize(given.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}

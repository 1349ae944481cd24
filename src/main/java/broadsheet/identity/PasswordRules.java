package broadsheet.identity;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which passwords will do. Length counts, kinds of characters do not (NIST SP 800-63B); what is
/// guessed first is refused. Every script is welcome: a password is compared as the profile
/// OpaqueString of PRECIS (RFC 8265) has it.
public final class PasswordRules {
    public static final int SHORTEST = 12;
    public static final int LONGEST = 256;

    private static final int FEWEST_DIFFERENT = 5;

    /// A password built on one of these needs as many characters more as one without.
    private static final Set<String> COMMON =
            Set.of(
                    "password",
                    "passwort",
                    "passw",
                    "motdepasse",
                    "contraseña",
                    "letmein",
                    "welcome",
                    "administrator",
                    "admin",
                    "changeme",
                    "secret",
                    "iloveyou",
                    "trustno",
                    "monkey",
                    "dragon",
                    "football",
                    "baseball",
                    "superman",
                    "sunshine",
                    "princess",
                    "newsroom",
                    "newspaper",
                    "broadsheet",
                    "journalist",
                    "reporter",
                    "editor");

    private static final List<String> ROWS =
            List.of(
                    "abcdefghijklmnopqrstuvwxyz",
                    "01234567890123456789",
                    "qwertyuiopasdfghjklzxcvbnm",
                    "qwertzuiopasdfghjklyxcvbnm",
                    "azertyuiopqsdfghjklmwxcvbn",
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm");

    private PasswordRules() {}

    /// Why a password will not do.
    public enum Fault {
        TOO_SHORT,
        TOO_LONG,
        CONTROL,
        TOO_PLAIN,
        COMMON,
        PERSONAL;

        /// As message files spell it: `too-short`.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// What is wrong with it; empty where it will do.
    ///
    /// @param personal what others know of its owner: name, address, the paper's name
    public static Optional<Fault> fault(String typed, List<String> personal) {
        String password = prepared(typed);
        if (password == null)
            return Optional.of(
                    typed.codePointCount(0, typed.length()) > LONGEST
                            ? Fault.TOO_LONG
                            : Fault.CONTROL);
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) return Optional.of(Fault.TOO_SHORT);
        String plain = password.toLowerCase(Locale.ROOT);
        if (plain.codePoints().distinct().count() < FEWEST_DIFFERENT || follows(plain))
            return Optional.of(Fault.TOO_PLAIN);
        if (tooLittleBeside(plain, COMMON)) return Optional.of(Fault.COMMON);
        Set<String> known =
                personal.stream()
                        .flatMap(text -> List.of(text.split("[\\s@.,_-]+")).stream())
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .filter(word -> word.length() > 3)
                        .collect(Collectors.toSet());
        return tooLittleBeside(plain, known) ? Optional.of(Fault.PERSONAL) : Optional.empty();
    }

    /// As it is hashed: composed (NFC), every space a plain one. Null where it is too long or holds
    /// control characters or what Unicode has not assigned.
    static @Nullable String prepared(String typed) {
        if (typed.length() > 4 * LONGEST || typed.codePointCount(0, typed.length()) > LONGEST)
            return null;
        boolean strange =
                typed.codePoints()
                        .anyMatch(c ->
                                switch (Character.getType(c)) {
                                    case Character.CONTROL,
                                            Character.UNASSIGNED,
                                            Character.SURROGATE,
                                            Character.PRIVATE_USE,
                                            Character.LINE_SEPARATOR,
                                            Character.PARAGRAPH_SEPARATOR ->
                                            true;
                                    default -> false;
                                });
        if (strange) return null;
        String spaced =
                typed.codePoints()
                        .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return Normalizer.normalize(spaced, Normalizer.Form.NFC);
    }

    /// Whether most of it runs along the alphabet, the digits or a row of keys, or is said twice.
    private static boolean follows(String plain) {
        for (int period = 1; period <= plain.length() / 3; period++) {
            int each = period;
            if (IntStream.range(each, plain.length())
                    .allMatch(i -> plain.charAt(i) == plain.charAt(i - each))) return true;
        }
        long steps =
                IntStream.range(1, plain.length())
                        .filter(i -> {
                            String pair = plain.substring(i - 1, i + 1);
                            String back = new StringBuilder(pair).reverse().toString();
                            return ROWS.stream()
                                    .anyMatch(row -> row.contains(pair) || row.contains(back));
                        })
                        .count();
        return steps * 4 > (plain.length() - 1) * 3L;
    }

    private static boolean tooLittleBeside(String plain, Set<String> words) {
        String read =
                plain.replace('0', 'o')
                        .replace('1', 'i')
                        .replace('3', 'e')
                        .replace('4', 'a')
                        .replace('@', 'a')
                        .replace('5', 's')
                        .replace('$', 's');
        for (String word : words) {
            String rest = plain.contains(word) ? plain.replace(word, "") : read.replace(word, "");
            if (rest.length() < plain.length() && rest.length() < SHORTEST - 2) return true;
        }
        return false;
    }
}

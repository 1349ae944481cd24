package broadsheet.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A secret of 256 random bits that somebody shows to be let in. It is never kept: only its SHA-256
/// is, which for a secret that nobody can guess is as good as a slow hash.
///
/// @param text in Base64 for addresses and cookies
public record Token(String text) {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /// A new one.
    public static Token fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// What was shown, where it has a token's form.
    public static Optional<Token> of(String shown) {
        return FORM.matcher(shown).matches() ? Optional.of(new Token(shown)) : Optional.empty();
    }

    /// What is kept of it.
    public byte[] hash() {
        return sha256(text);
    }

    /// Another secret that follows from this one, for another use. Neither this token nor its hash
    /// follows from it.
    Token derived(String use) {
        return new Token(
                Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(use + ":" + text)));
    }

    /// Compared in constant time.
    public boolean is(String shown) {
        return MessageDigest.isEqual(
                text.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "a token";
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

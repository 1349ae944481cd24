package broadsheet.hooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a receiver knows our messages by: 24 to 64 bytes that only the two of us have, written
/// `whsec_` and base64 (Standard Webhooks 1.0). Never printed.
public final class Secret {
    private static final String PREFIX = "whsec_";

    private final byte[] key;

    private Secret(byte[] key) {
        this.key = key;
    }

    /// A new one.
    public static Secret random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new Secret(key);
    }

    /// @throws IllegalArgumentException where it is none; the message does not show it
    public static Secret of(String written) {
        try {
            byte[] key = Base64.getDecoder().decode(written.strip().substring(PREFIX.length()));
            if (written.strip().startsWith(PREFIX) && key.length >= 24 && key.length <= 64)
                return new Secret(key);
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException _) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "a secret is whsec_ followed by 24 to 64 random bytes in base64");
    }

    /// For the database and the file that is given to the receiver.
    public String written() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /// The value of `webhook-signature` for a message sent at a time.
    String signature(String message, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(
                    (message + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "••••";
    }
}

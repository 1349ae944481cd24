package broadsheet.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// A password's Argon2id hash (RFC 9106) with what it was made with, written as a PHC string.
///
/// @param memory in KiB
record PasswordHash(int memory, int passes, byte[] salt, byte[] hash) {
    /// More than OWASP's least for Argon2id (19 MiB, 2 passes, 1 lane): 50 to 100 ms on the machine
    /// that measured it. Raise them as machines get faster; hashes are made anew as people sign in.
    static final int MEMORY = 32 << 10;

    static final int PASSES = 2;

    private static final int BYTES = 32;
    private static final Pattern FORM =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{4,7}),t=(\\d{1,2}),p=1\\$([A-Za-z0-9+/]{22,44})\\$([A-Za-z0-9+/]{43})");

    /// Costs time and [#MEMORY].
    static PasswordHash of(String password, SecureRandom random) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return new PasswordHash(MEMORY, PASSES, salt, argon2(password, MEMORY, PASSES, salt));
    }

    /// No password's, made as all others are. Costs nothing.
    static PasswordHash nobodys() {
        return new PasswordHash(MEMORY, PASSES, new byte[16], new byte[BYTES]);
    }

    /// @throws IllegalArgumentException where it is no such string
    static PasswordHash read(String phc) {
        Matcher form = FORM.matcher(phc);
        if (!form.matches()) throw new IllegalArgumentException("not a password's hash");
        return new PasswordHash(
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                Base64.getDecoder().decode(form.group(3)),
                Base64.getDecoder().decode(form.group(4)));
    }

    String write() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                .formatted(
                        memory, passes, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    /// Costs what making it did.
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, argon2(password, memory, passes, salt));
    }

    /// Whether it was made with less, or more, than is asked for today.
    boolean outdated() {
        return memory != MEMORY || passes != PASSES;
    }

    private static byte[] argon2(String password, int memory, int passes, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memory)
                        .withIterations(passes)
                        .withParallelism(1)
                        .withSalt(salt)
                        .build());
        byte[] hash = new byte[BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}

package broadsheet.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/// Codes of six digits that change every half minute (RFC 6238, with HMAC-SHA-1, which is what
/// authenticators know). Checked against the vectors of the RFC.
final class Totp {
    static final int SECONDS = 30;

    private static final int DIGITS = 6;

    private Totp() {}

    /// The half minute, among this one, the one before and the one after, whose code was typed;
    /// clocks differ a little.
    static OptionalLong step(byte[] secret, String typed, Instant now) {
        long current = now.getEpochSecond() / SECONDS;
        byte[] given = typed.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return LongStream.rangeClosed(current - 1, current + 1)
                .filter(step ->
                        MessageDigest.isEqual(
                                code(secret, step)
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                given))
                .max();
    }

    static String code(byte[] secret, long step) {
        HMac hmac = new HMac(new SHA1Digest());
        hmac.init(new KeyParameter(secret));
        hmac.update(ByteBuffer.allocate(Long.BYTES).putLong(step).array(), 0, Long.BYTES);
        byte[] mac = new byte[hmac.getMacSize()];
        hmac.doFinal(mac, 0);
        int number = ByteBuffer.wrap(mac).getInt(mac[mac.length - 1] & 0xF) & 0x7FFFFFFF;
        return "%06d".formatted(number % (int) Math.pow(10, DIGITS));
    }
}

package broadsheet.identity;

import java.time.InstantSource;
import org.bouncycastle.util.encoders.Base32;

/// A phone that shows codes.
public final class Authenticator {
    private final byte[] secret;
    private final InstantSource clock;

    public Authenticator(String secret, InstantSource clock) {
        this.secret = Base32.decode(secret);
        this.clock = clock;
    }

    public String code() {
        return Totp.code(secret, clock.instant().getEpochSecond() / Totp.SECONDS);
    }
}

package broadsheet.ledger;

import broadsheet.text.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256 link of a chain: the hash of the one before it and of a value's canonical JSON.
public final class Hash {
    /// What the first link of every chain stands on: 32 zero bytes.
    public static final Hash START = new Hash(new byte[32]);

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @throws IllegalArgumentException unless there are 32 bytes
    public static Hash of(byte[] bytes) {
        if (bytes.length != 32)
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        return new Hash(bytes.clone());
    }

    /// The next link: SHA-256 over this hash's bytes followed by the value's RFC 8785 form in
    /// UTF-8.
    public Hash then(Json value) {
        return then(CanonicalJson.write(value));
    }

    /// As [#then(Json)], for a value already in canonical form.
    public Hash then(String canonical) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes);
            return new Hash(sha.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Lower-case hexadecimal.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}

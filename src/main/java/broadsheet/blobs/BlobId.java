package broadsheet.blobs;

import java.util.regex.Pattern;

/// What names a blob: the SHA-256 (FIPS 180-4) of its bytes, 64 small hexadecimal digits.
public record BlobId(String hash) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /// @throws IllegalArgumentException where it is not 64 small hexadecimal digits
    public BlobId {
        if (!FORM.matcher(hash).matches())
            throw new IllegalArgumentException("not a SHA-256: " + hash);
    }

    /// The first 16 digits: short enough for an address, long enough not to be guessed.
    public String hash16() {
        return hash.substring(0, 16);
    }

    @Override
    public String toString() {
        return hash;
    }
}

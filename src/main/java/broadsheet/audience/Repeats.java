package broadsheet.audience;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/// Tells a second reading of one story by one reader from the first, for half an hour at least and
/// an hour at most, without knowing anybody: what is kept is 64 bits of a hash under a key that is
/// made anew with each generation, is nowhere but in this memory, and goes with it.
///
/// At most [#MOST] a generation, about 20 MB for two; where more come, a generation is shorter. For
/// many threads.
final class Repeats {
    private static final Duration GENERATION = Duration.ofMinutes(30);
    static final int MOST = 200_000;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private Generation now;
    private Generation before;

    private record Generation(byte[] key, Set<Long> seen, Instant began) {}

    Repeats(InstantSource clock) {
        this.clock = clock;
        this.now = generation();
        this.before = now;
    }

    private Generation generation() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return new Generation(key, new HashSet<>(), clock.instant());
    }

    /// Whether this reader has not read this story lately; from now on they have.
    synchronized boolean isFirst(String address, String agent, long story) {
        if (now.seen.size() >= MOST
                || Duration.between(now.began, clock.instant()).compareTo(GENERATION) > 0) {
            before = now;
            now = generation();
        }
        byte[] what = (address + "\n" + agent + "\n" + story).getBytes(StandardCharsets.UTF_8);
        boolean known = before != now && before.seen.contains(hash(before.key, what));
        return now.seen.add(hash(now.key, what)) && !known;
    }

    private static long hash(byte[] key, byte[] what) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            digest.update(what);
            return ByteBuffer.wrap(digest.digest(key)).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

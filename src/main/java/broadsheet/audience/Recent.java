package broadsheet.audience;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/// Who has been here lately, without knowing who: prints of reader and story under a random key
/// that is nowhere but in memory and is thrown away each day. What it remembers is bounded by the
/// arrays it is made of: 4 MB of prints and 0.5 MB of counts; a print that finds no place takes the
/// oldest one's, and that reader may be counted twice.
final class Recent {
    private static final int PRINTS = 1 << 18;
    private static final int PROBES = 4;
    private static final int COUNTS = 1 << 16;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long REPEAT = Duration.ofMinutes(30).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final byte[] key = new byte[32];
    private long[] prints = new long[PRINTS];
    private long[] before = new long[PRINTS];
    private final int[] addresses = new int[COUNTS];
    private final int[] readers = new int[COUNTS];
    private long minute;
    private long half;
    private long day;

    Recent(InstantSource clock) {
        this.clock = clock;
    }

    /// Counts one more request of an address in this minute; how many it has made.
    synchronized int fromAddress(String address) {
        turn();
        return ++addresses[slot(print(address, "", 0))];
    }

    /// The same of a reader: an address and what the browser calls itself.
    synchronized int fromReader(String address, String agent) {
        turn();
        return ++readers[slot(print(address, agent, 0))];
    }

    /// Whether this reader read this story in the last half-hour or, at most, hour; from now on
    /// that is so.
    synchronized boolean repeats(String address, String agent, long story) {
        turn();
        long print = print(address, agent, story);
        int at = (int) (print & (PRINTS - 1));
        for (int i = 0; i < PROBES; i++) {
            int place = (at + i) & (PRINTS - 1);
            if (prints[place] == print || before[place] == print) return true;
        }
        for (int i = 0; i < PROBES; i++) {
            int place = (at + i) & (PRINTS - 1);
            if (prints[place] != 0) continue;
            prints[place] = print;
            return false;
        }
        prints[at] = print;
        return false;
    }

    private void turn() {
        long now = clock.millis();
        if (now / DAY != day) {
            day = now / DAY;
            random.nextBytes(key);
            prints = new long[PRINTS];
            before = new long[PRINTS];
        }
        if (now / REPEAT != half) {
            boolean next = now / REPEAT == half + 1;
            half = now / REPEAT;
            before = next ? prints : new long[PRINTS];
            prints = new long[PRINTS];
        }
        if (now / MINUTE != minute) {
            minute = now / MINUTE;
            java.util.Arrays.fill(addresses, 0);
            java.util.Arrays.fill(readers, 0);
        }
    }

    private static int slot(long print) {
        return (int) (print & (COUNTS - 1));
    }

    private long print(String address, String agent, long story) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            String what = address + '\n' + agent + '\n' + story;
            byte[] hash = digest.digest(what.getBytes(StandardCharsets.UTF_8));
            long print = java.nio.ByteBuffer.wrap(hash).getLong();
            return print == 0 ? 1 : print;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

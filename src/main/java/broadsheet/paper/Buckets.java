package broadsheet.paper;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Token buckets by name, in memory. There are at most so many: the one not asked for longest is
/// forgotten, which gives its owner a full one.
public final class Buckets {
    private static final double MINUTE = 60_000;

    private final InstantSource clock;
    private final Map<String, Bucket> buckets;

    private static final class Bucket {
        double tokens;
        long at;

        Bucket(double tokens, long at) {
            this.tokens = tokens;
            this.at = at;
        }
    }

    /// @param most how many owners are remembered
    public Buckets(int most, InstantSource clock) {
        this.clock = clock;
        this.buckets =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                        return size() > most;
                    }
                };
    }

    /// Takes `tokens` for `owner`, whose bucket holds and regains `rate` a minute. None are taken
    /// where there are not as many.
    public synchronized Quota take(String policy, String owner, int rate, int tokens) {
        long now = clock.millis();
        Bucket bucket = buckets.computeIfAbsent(owner, _ -> new Bucket(rate, now));
        double gained = Math.max(0, now - bucket.at) * (rate / MINUTE);
        bucket.tokens = Math.min(rate, bucket.tokens + gained);
        bucket.at = now;
        boolean granted = bucket.tokens >= Math.max(tokens, 1);
        if (granted) bucket.tokens -= tokens;
        long full = seconds(rate - bucket.tokens, rate);
        long pause = granted ? 0 : Math.max(1, seconds(1 - bucket.tokens, rate));
        return new Quota(policy, rate, (long) bucket.tokens, full, pause);
    }

    private static long seconds(double tokens, int rate) {
        return (long) Math.ceil(tokens * 60 / rate);
    }

    public synchronized int size() {
        return buckets.size();
    }
}

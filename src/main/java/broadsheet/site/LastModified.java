package broadsheet.site;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Gives pages their `Last-Modified`. HTTP counts it in whole seconds, so a page that is pressed
/// twice within one second would have two forms under one date, and a reader who asks by date alone
/// could be told that the first is still good. The second therefore gets no date.
final class LastModified {
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final ConcurrentHashMap<String, Long> seconds = new ConcurrentHashMap<>();

    LastModified(InstantSource clock) {
        this.clock = clock;
    }

    /// Now, or null where this page already had this second.
    @Nullable Instant now(String page) {
        long second = clock.instant().getEpochSecond();
        if (seconds.size() > MOST) seconds.values().removeIf(old -> old < second);
        Long before = seconds.put(page, second);
        return before != null && before >= second ? null : Instant.ofEpochSecond(second);
    }
}

package broadsheet.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands until it is told to move.
public final class TestClock implements InstantSource {
    private volatile Instant now;

    public TestClock(String now) {
        this.now = Instant.parse(now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void set(String then) {
        now = Instant.parse(then);
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}

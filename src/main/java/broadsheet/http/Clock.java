package broadsheet.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// The time as connections need it, moved on a few times a second so that reading it costs nothing.
final class Clock {
    private volatile long millis;
    private volatile byte[] dateLine = new byte[0];
    private long second = -1;

    Clock() {
        tick();
    }

    synchronized void tick() {
        millis = System.nanoTime() / 1_000_000;
        Instant now = Instant.now();
        if (now.getEpochSecond() == second) return;
        second = now.getEpochSecond();
        dateLine = ("Date: " + HttpDate.write(now) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Milliseconds since some moment, never going back.
    long millis() {
        return millis;
    }

    /// The `Date` header, with its line break.
    byte[] dateLine() {
        return dateLine;
    }
}

package broadsheet.identity;

import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Hashes passwords and compares them. Each hash takes a core and some memory, and requests come on
/// virtual threads, of which there is no end: so only a few hash at one time, and the rest wait in
/// turn.
final class Passwords {
    private static final int PATIENCE_SECONDS = 10;

    private final SecureRandom random;
    private final Semaphore places;
    private final AtomicLong hashed = new AtomicLong();

    Passwords(SecureRandom random) {
        this.random = random;
        int cores = Runtime.getRuntime().availableProcessors();
        this.places = new Semaphore(Math.max(1, cores / 2), true);
    }

    /// The password's hash as it is kept.
    ///
    /// @param password as [PasswordRules#prepared] gave it
    /// @throws HashingBusy where too many wait already
    String hash(String password) {
        return inTurn(() -> PasswordHash.of(password, random)).write();
    }

    /// Whether this is the password. Takes as long where there is none to compare with, or where
    /// what was typed cannot be one: whoever measures learns nothing.
    ///
    /// @param kept null where there is no such account, or none with a password
    /// @throws HashingBusy where too many wait already
    boolean matches(String typed, @Nullable String kept) {
        String prepared = PasswordRules.prepared(typed);
        PasswordHash hash = kept == null ? PasswordHash.nobodys() : PasswordHash.read(kept);
        boolean same = inTurn(() -> hash.matches(prepared == null ? "" : prepared));
        return same && kept != null && prepared != null;
    }

    boolean outdated(String kept) {
        return PasswordHash.read(kept).outdated();
    }

    /// How many hashes were computed since the start.
    long hashed() {
        return hashed.get();
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new HashingBusy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HashingBusy();
        }
        try {
            hashed.incrementAndGet();
            return work.get();
        } finally {
            places.release();
        }
    }
}

package broadsheet.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What all connections of a server share: who answers, and the rules every answer keeps.
final class House {
    private static final Logger log = LoggerFactory.getLogger(House.class);

    final ServerSettings settings;
    final Ready ready;
    final RequestObserver observer;
    final boolean observed;
    final byte[] everywhere;
    final Clock clock = new Clock();
    final Polisher polisher = new Polisher();
    private final Handler handler;
    private final ErrorPages pages;
    private final SameOrigin sameOrigin;
    private final Semaphore places;
    private final Semaphore placesForSenders;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean draining;

    House(
            ServerSettings settings,
            Handler handler,
            Ready ready,
            ErrorPages pages,
            RequestObserver observer) {
        this.settings = settings;
        this.handler = handler;
        this.ready = ready;
        this.pages = pages;
        this.observer = observer;
        observed = !observer.equals(RequestObserver.NONE);
        sameOrigin = SameOrigin.of(settings.publicUrl());
        places = new Semaphore(settings.mostRequests());
        placesForSenders = new Semaphore(Math.max(1, settings.mostRequests() / 2));
        everywhere =
                (securityHeaders(settings.secure()) + lines(settings.headers()))
                        .getBytes(StandardCharsets.ISO_8859_1);
    }

    int connections() {
        return connections.get();
    }

    /// Counts a new connection; returns how many there are with it.
    int joined() {
        return connections.incrementAndGet();
    }

    void left() {
        if (connections.decrementAndGet() > 0) return;
        synchronized (this) {
            notifyAll();
        }
    }

    /// Waits until nobody is connected; false where that takes longer.
    synchronized boolean awaitEmpty(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (connections.get() > 0) {
            long millis = (until - System.nanoTime()) / 1_000_000;
            if (millis <= 0) return false;
            wait(millis);
        }
        return true;
    }

    boolean draining() {
        return draining;
    }

    void drain() {
        draining = true;
    }

    /// The handler's answer, or the refusal that keeps it from being asked. Those who send bodies,
    /// which they may do slowly, can take only half of the places.
    Response answer(Request request) {
        Refusal foreign = sameOrigin.refusal(request);
        if (foreign != null) return foreign;
        if (!request.hasBody()) return admitted(request);
        if (!placesForSenders.tryAcquire()) return busy();
        try {
            return admitted(request);
        } finally {
            placesForSenders.release();
        }
    }

    private Response admitted(Request request) {
        if (!places.tryAcquire()) return busy();
        try {
            return handler.handle(request);
        } catch (RefusedException e) {
            return e.refusal();
        } catch (Throwable e) {
            return failed(request, e);
        } finally {
            places.release();
        }
    }

    static Refusal busy() {
        return Refusal.of(503, "The site is very busy. Please try again in a few seconds.")
                .with("Retry-After", "5");
    }

    static Refusal failed(Request request, Throwable e) {
        String incident = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        log.error("Incident {}: {} {} failed", incident, request.method(), request.rawPath(), e);
        return Refusal.of(
                500,
                "Something went wrong here. It has been noted as incident "
                        + incident
                        + ". Please try again.");
    }

    Content page(Refusal refusal, @Nullable Request request) {
        if (request != null && request.wantsJson()) return PlainErrorPage.problem(refusal, request);
        try {
            return pages.page(refusal, request);
        } catch (RuntimeException | Error e) {
            log.error("The error page for {} failed", refusal.status(), e);
            return PlainErrorPage.of(refusal);
        }
    }

    private static String lines(List<Header> headers) {
        return headers.stream().map(Header::line).collect(Collectors.joining());
    }

    private static String securityHeaders(boolean secure) {
        return "X-Content-Type-Options: nosniff\r\n"
                + "X-Frame-Options: DENY\r\n"
                + "Referrer-Policy: strict-origin-when-cross-origin\r\n"
                + "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), browsing-topics=()\r\n"
                + "Cross-Origin-Opener-Policy: same-origin\r\n"
                + (secure ? "Strict-Transport-Security: max-age=31536000\r\n" : "");
    }
}

package broadsheet.fetch;

import broadsheet.fetch.Answer.Answered;
import broadsheet.fetch.Answer.Unanswered;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks other hosts. Public ones only, whatever a name or a redirect says; no longer and no more
/// than it was allowed; and gently to each host. For many threads. Close it.
public final class Fetcher implements AutoCloseable {
    private final FetchLimits limits;
    private final Client client;
    private final ConcurrentMap<String, Semaphore> hosts = new ConcurrentHashMap<>();

    public Fetcher(FetchLimits limits) {
        this(limits, Guard.of(limits.privateAddresses()));
    }

    Fetcher(FetchLimits limits, Guard guard) {
        this.limits = limits;
        this.client = new Client(guard, limits);
    }

    /// The answer, or why there is none. Blocks until then. Redirects are followed for `GET`.
    public Answer ask(Ask ask) {
        Instant deadline = Instant.now().plus(limits.patience());
        int hops = ask.method().equals("GET") ? limits.redirects() : 0;
        Ask at = ask;
        try {
            for (int hop = 0; ; hop++) {
                Optional<Unanswered> refusal = refusal(at.address());
                if (refusal.isPresent()) return refusal.get();
                Answered answer = politely(at, deadline);
                Optional<String> location = answer.header("Location");
                boolean moved = answer.status() / 100 == 3 && answer.status() != 304;
                if (!moved || location.isEmpty() || hops == 0) return answer;
                if (hop == hops) return new Unanswered("more than " + hops + " redirects");
                at = at.at(at.address().resolve(location.get()));
            }
        } catch (Guard.NotPublic e) {
            return new Unanswered(String.valueOf(e.getMessage()));
        } catch (UnknownHostException _) {
            return new Unanswered("no host " + at.address().getHost());
        } catch (TimeoutException _) {
            return new Unanswered("took longer than " + limits.patience().toSeconds() + " s");
        } catch (IOException | IllegalArgumentException e) {
            return new Unanswered(
                    e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Unanswered("interrupted");
        }
    }

    private static Optional<Unanswered> refusal(URI at) {
        String scheme = at.getScheme() == null ? "" : at.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https"))
            return Optional.of(new Unanswered("not http or https"));
        if (at.getHost() == null) return Optional.of(new Unanswered("no host in the address"));
        if (at.getUserInfo() != null)
            return Optional.of(new Unanswered("a password in the address"));
        return Optional.empty();
    }

    private Answered politely(Ask ask, Instant deadline)
            throws IOException, InterruptedException, TimeoutException {
        Semaphore turn =
                hosts.computeIfAbsent(
                        ask.address().getHost(), _ -> new Semaphore(limits.perHost(), true));
        Duration left = Duration.between(Instant.now(), deadline);
        if (!turn.tryAcquire(left.toMillis(), TimeUnit.MILLISECONDS)) throw new TimeoutException();
        try {
            return client.send(ask, deadline);
        } finally {
            turn.release();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

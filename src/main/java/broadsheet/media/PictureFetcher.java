package broadsheet.media;

import broadsheet.media.FetchResult.Fetched;
import broadsheet.media.FetchResult.NotFetched;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Fetches files by address for an import. It asks public hosts only, whatever a redirect says,
/// takes no more than it was allowed, and is gentle to each host. For many threads. Close it.
public final class PictureFetcher implements AutoCloseable {
    private final FetchLimits limits;
    private final HttpClient client;
    private final ConcurrentMap<String, Semaphore> hosts = new ConcurrentHashMap<>();

    public PictureFetcher(FetchLimits limits) {
        this.limits = limits;
        this.client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build();
    }

    /// Brings the file at an address to the disk, in constant memory, or says why it is not to be
    /// had. Blocks until then.
    ///
    /// @param into is overwritten; it holds nothing of use where the file was not to be had
    public FetchResult fetch(URI address, Path into) {
        Instant deadline = Instant.now().plus(limits.patience());
        URI at = address;
        try {
            for (int hop = 0; hop <= limits.redirects(); hop++) {
                Optional<NotFetched> refusal = refusal(at);
                if (refusal.isPresent()) return refusal.get();
                HttpResponse<Path> response = politely(at, into, deadline);
                int status = response.statusCode();
                if (status == 200) return new Fetched(into, at);
                Optional<String> location = response.headers().firstValue("Location");
                if (status < 300 || status > 399 || location.isEmpty())
                    return new NotFetched("status " + status);
                at = at.resolve(location.get());
            }
            return new NotFetched("more than " + limits.redirects() + " redirects");
        } catch (UnknownHostException _) {
            return new NotFetched("no host " + at.getHost());
        } catch (TimeoutException _) {
            return new NotFetched("took longer than " + limits.patience().toSeconds() + " s");
        } catch (IOException | IllegalArgumentException e) {
            return new NotFetched(
                    e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new NotFetched("interrupted");
        }
    }

    /// Why this address is not asked. The name is looked up here and again by the client, which
    /// takes the answer Java has kept since: what was checked is what is asked.
    private Optional<NotFetched> refusal(URI at) throws UnknownHostException {
        String scheme = at.getScheme() == null ? "" : at.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https"))
            return Optional.of(new NotFetched("not http or https"));
        if (at.getHost() == null) return Optional.of(new NotFetched("no host in the address"));
        if (at.getUserInfo() != null)
            return Optional.of(new NotFetched("a password in the address"));
        if (limits.privateAddresses() || PublicAddress.is(at.getHost())) return Optional.empty();
        return Optional.of(new NotFetched(at.getHost() + " is not a public address"));
    }

    private HttpResponse<Path> politely(URI at, Path into, Instant deadline)
            throws IOException, InterruptedException, TimeoutException {
        Semaphore turn =
                hosts.computeIfAbsent(at.getHost(), _ -> new Semaphore(limits.perHost(), true));
        if (!turn.tryAcquire(millisTo(deadline), TimeUnit.MILLISECONDS))
            throw new TimeoutException();
        try {
            return send(at, into, deadline);
        } finally {
            turn.release();
        }
    }

    private HttpResponse<Path> send(URI at, Path into, Instant deadline)
            throws IOException, InterruptedException, TimeoutException {
        HttpRequest request =
                HttpRequest.newBuilder(at)
                        .header("User-Agent", "Broadsheet")
                        .header("Accept", "image/*,audio/*,video/*,application/pdf;q=0.9,*/*;q=0.5")
                        .build();
        CompletableFuture<HttpResponse<Path>> response =
                client.sendAsync(
                        request, BodyHandlers.limiting(PictureFetcher.to(into), limits.bytes()));
        try {
            return response.get(millisTo(deadline), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) throw io;
            throw new IOException(e.getCause());
        } finally {
            response.cancel(true);
        }
    }

    /// Only what was found is written; what else a host says is not read.
    private static BodyHandler<Path> to(Path file) {
        BodyHandler<Path> found =
                BodyHandlers.ofFile(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
        return info ->
                info.statusCode() == 200 ? found.apply(info) : BodySubscribers.replacing(file);
    }

    private static long millisTo(Instant deadline) {
        return Math.max(0, Duration.between(Instant.now(), deadline).toMillis());
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}

package broadsheet.importer;

import broadsheet.media.FetchResult;
import broadsheet.media.PictureFetcher;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Gets files of an old site: those taken over before, those in a copy of the uploads folder, those
/// at their addresses. Each is tried once a run; a host that cannot be reached is soon left alone.
/// For many threads.
///
/// @param <T> what a file becomes
final class Takeover<T> {
    /// After this many files in a row that a host did not answer for, it is asked no more.
    private static final int PATIENCE = 5;

    private final Shelf<T> shelf;
    private final ImportSettings settings;
    private final String site;
    private final PictureFetcher fetcher;
    private final Map<String, CompletableFuture<Tried<T>>> tried = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final Semaphore hands = new Semaphore(4);

    /// Where files of one kind are kept.
    interface Shelf<T> {
        /// What the file at an old address was taken over as in an earlier run.
        Optional<T> before(String address);

        /// Keeps a file; does not close `in`.
        Tried<T> keep(Want want, InputStream in, String url) throws IOException;

        /// Stands for a file that would be taken, in a dry run.
        T some(Want want);
    }

    /// A file to be had: where it may lie, the likeliest first, and what the export knows of it.
    record Want(List<String> urls, @Nullable OldFile known) {
        Want {
            urls = List.copyOf(urls);
        }

        /// One name for it in all its sizes, see [Uploads#address].
        String address() {
            return Uploads.address(urls.getFirst());
        }
    }

    /// What came of trying: the file or, where that is null, why not.
    record Tried<T>(@Nullable T file, String reason) {
        static <T> Tried<T> got(T file) {
            return new Tried<>(file, "");
        }

        static <T> Tried<T> failed(String reason) {
            return new Tried<>(null, reason);
        }
    }

    /// @param site the old site's address, for those relative to it
    Takeover(Shelf<T> shelf, ImportSettings settings, String site, PictureFetcher fetcher) {
        this.shelf = shelf;
        this.settings = settings;
        this.site = site;
        this.fetcher = fetcher;
    }

    /// The file, or null where it cannot be had; why is said once.
    @Nullable T get(Want want, Consumer<String> complaint) {
        CompletableFuture<Tried<T>> mine = new CompletableFuture<>();
        CompletableFuture<Tried<T>> other = tried.putIfAbsent(want.address(), mine);
        if (other != null) return other.join().file();
        Tried<T> result = Tried.failed("interrupted");
        try {
            hands.acquire();
            try {
                result = attempt(want);
            } finally {
                hands.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | IOException e) {
            result = Tried.failed(e.toString());
        } finally {
            mine.complete(result);
        }
        if (result.file() == null) complaint.accept(result.reason());
        return result.file();
    }

    private Tried<T> attempt(Want want) throws IOException {
        Optional<T> before = shelf.before(want.address());
        if (before.isPresent()) return Tried.got(before.get());
        Path media = settings.media();
        if (media != null) {
            for (String url : want.urls()) {
                Optional<Path> there = Uploads.in(media, url);
                if (there.isPresent()) return kept(want, there.get(), url);
            }
        }
        if (!settings.fetch())
            return Tried.failed(media == null ? "fetching is switched off" : "not in " + media);
        if (settings.dryRun()) return Tried.got(shelf.some(want));
        Path file = Files.createTempFile("broadsheet-fetch", "");
        try {
            return fetched(want, file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Tried<T> fetched(Want want, Path file) throws IOException {
        String reason = "no address that can be asked for";
        for (String url : want.urls()) {
            URI uri = Uploads.uri(url, site);
            if (uri == null) continue;
            switch (fetch(uri, file)) {
                case FetchResult.Fetched _ -> {
                    return kept(want, file, url);
                }
                case FetchResult.NotFetched(var why) -> reason = why;
            }
        }
        return Tried.failed(reason);
    }

    private Tried<T> kept(Want want, Path file, String url) throws IOException {
        if (settings.dryRun()) return Tried.got(shelf.some(want));
        try (InputStream in = Files.newInputStream(file)) {
            return shelf.keep(want, in, url);
        }
    }

    private FetchResult fetch(URI uri, Path file) {
        AtomicInteger silent = failures.computeIfAbsent(uri.getHost(), _ -> new AtomicInteger());
        if (silent.get() >= PATIENCE)
            return new FetchResult.NotFetched(
                    uri.getHost() + " did not answer " + PATIENCE + " times and was asked no more");
        FetchResult result = fetcher.fetch(uri, file);
        switch (result) {
            case FetchResult.Fetched _ -> silent.set(0);
            case FetchResult.NotFetched(var why) when why.startsWith("status") -> silent.set(0);
            case FetchResult.NotFetched _ -> silent.incrementAndGet();
        }
        return result;
    }
}

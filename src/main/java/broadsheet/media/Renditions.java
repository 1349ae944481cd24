package broadsheet.media;

import broadsheet.blobs.Blobs;
import broadsheet.blobs.WholeFile;
import broadsheet.media.Rendering.Impossible;
import broadsheet.media.Rendering.MediaBusy;
import broadsheet.media.Rendering.Ready;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sizes and shapes of pictures, each made when it is first asked for and kept in a folder that
/// may be deleted at any time. However many ask for one at once, it is made once. Few are made at
/// the same time, on threads of their own, and few may wait, so that pictures never keep pages from
/// readers.
public final class Renditions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Renditions.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private final Path folder;
    private final Originals originals;
    private final PictureLimits limits;
    private final ThreadPoolExecutor encoders;
    private final LongAdder encoded = new LongAdder();
    private final ConcurrentMap<RenditionName, CompletableFuture<Rendering>> underWay =
            new ConcurrentHashMap<>();

    /// @param folder for the renditions; made where there is none
    public Renditions(Blobs blobs, Path folder, PictureLimits limits) {
        this.folder = folder;
        this.originals = new Originals(blobs);
        this.limits = limits;
        this.encoders =
                new ThreadPoolExecutor(
                        limits.encoders(),
                        limits.encoders(),
                        30,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(limits.queue()),
                        Thread.ofPlatform().daemon().name("picture-encoder-", 1).factory());
        encoders.allowCoreThreadTimeOut(true);
    }

    /// The rendition, if it has been made already. Asks nothing but the disk.
    Optional<Path> made(RenditionName name) {
        Path file = file(name);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /// The rendition, made now if need be. The name must be one of the picture's (see
    /// [Ladder#has]).
    Rendering make(Picture picture, RenditionName name) {
        Optional<Path> made = made(name);
        if (made.isPresent()) return new Ready(made.get());
        var mine = new CompletableFuture<Rendering>();
        CompletableFuture<Rendering> running = underWay.putIfAbsent(name, mine);
        if (running != null) return await(running);
        try {
            encoders.execute(() -> {
                Rendering rendering = new Impossible("the encoder broke down");
                try {
                    rendering = encode(picture, name);
                } finally {
                    underWay.remove(name, mine);
                    mine.complete(rendering);
                }
            });
        } catch (RejectedExecutionException _) {
            underWay.remove(name, mine);
            mine.complete(new MediaBusy(RETRY_AFTER));
        }
        return await(mine);
    }

    /// How many renditions wait for an encoder.
    public int waiting() {
        return encoders.getQueue().size();
    }

    /// How many renditions have been made since the start.
    public long encoded() {
        return encoded.sum();
    }

    /// Takes no more work, and gives what is being made a little time to end.
    @Override
    public void close() {
        encoders.shutdownNow();
        try {
            if (!encoders.awaitTermination(5, TimeUnit.SECONDS))
                LOG.warn("A rendition was left unfinished");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        underWay.values().forEach(future -> future.complete(new MediaBusy(RETRY_AFTER)));
    }

    private Rendering await(CompletableFuture<Rendering> future) {
        try {
            return future.get(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new MediaBusy(RETRY_AFTER);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new MediaBusy(RETRY_AFTER);
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody fails it", e);
        }
    }

    private Rendering encode(Picture picture, RenditionName name) {
        try {
            // Another asker's encode may have ended between the look at the disk and the start of
            // this one.
            Optional<Path> made = made(name);
            if (made.isPresent()) return new Ready(made.get());
            byte[] bytes = bytes(picture, name);
            WholeFile.write(folder.resolve("unfinished"), file(name), out -> out.write(bytes));
            encoded.increment();
            return new Ready(file(name));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            LOG.warn("Rendition {} cannot be made", name.path(), e);
            return new Impossible(String.valueOf(e.getMessage()));
        }
    }

    private byte[] bytes(Picture picture, RenditionName name) throws IOException {
        Crop.Box box = name.crop().box(picture.width(), picture.height(), name.focus());
        int height = name.crop().heightFor(name.width(), picture.width(), picture.height());
        return Encoder.encode(
                originals.of(picture).rendition(box, name.width(), height), name.format());
    }

    private Path file(RenditionName name) {
        return folder.resolve(name.hash16().substring(0, 2))
                .resolve(name.hash16())
                .resolve(name.fileName());
    }
}

package broadsheet.importer;

import broadsheet.identity.Actor;
import broadsheet.media.FetchResult;
import broadsheet.media.PictureFetcher;
import broadsheet.media.PictureId;
import broadsheet.media.PictureResult;
import broadsheet.media.PictureWords;
import broadsheet.story.PictureUse;
import broadsheet.text.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Gets an old site's pictures: those taken over before, those in a copy of the uploads folder,
/// those at their addresses. Each is tried once a run; a host that cannot be reached is soon left
/// alone. For many threads.
final class OldPictures {
    /// After this many pictures in a row that a host did not answer for, it is asked no more.
    private static final int PATIENCE = 5;

    /// Stands for a picture in a dry run.
    private static final PictureId SOME = new PictureId(Long.MAX_VALUE);

    private final Stores stores;
    private final OldFiles files;
    private final OldSite site;
    private final ImportSettings settings;
    private final PictureFetcher fetcher;
    private final ImportReport report;
    private final Actor actor;
    private final Map<String, CompletableFuture<Tried>> tried = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final Semaphore hands = new Semaphore(4);

    private record Tried(@Nullable PictureId picture, String reason) {}

    OldPictures(
            Stores stores,
            OldFiles files,
            OldSite site,
            ImportSettings settings,
            PictureFetcher fetcher,
            ImportReport report,
            Actor actor) {
        this.stores = stores;
        this.files = files;
        this.site = site;
        this.settings = settings;
        this.fetcher = fetcher;
        this.report = report;
        this.actor = actor;
    }

    /// The picture, ready for use; empty where it cannot be had, which the report then says of
    /// `item`, once.
    Optional<PictureUse> find(PictureRef ref, String file, String item) {
        Long number = ref.attachment();
        Optional<OldFile> known = number == null ? Optional.empty() : files.at(number);
        String url = ref.url();
        if (known.isEmpty() && url != null) known = files.at(Uploads.address(url));
        Set<String> addresses = new LinkedHashSet<>();
        known.ifPresent(it -> addresses.add(it.url()));
        if (url != null) {
            addresses.add(Uploads.original(url));
            addresses.add(url);
        }
        addresses.removeIf(String::isBlank);
        if (addresses.isEmpty()) {
            report.line("picture", file, item, "picture " + number + " is not in the export");
            return Optional.empty();
        }
        PictureId picture = get(List.copyOf(addresses), known, file, item);
        return picture == null
                ? Optional.empty()
                : Optional.of(new PictureUse(picture, ref.alt(), ref.caption(), ref.credit()));
    }

    private @Nullable PictureId get(
            List<String> addresses, Optional<OldFile> known, String file, String item) {
        CompletableFuture<Tried> mine = new CompletableFuture<>();
        CompletableFuture<Tried> other =
                tried.putIfAbsent(Uploads.address(addresses.getFirst()), mine);
        if (other != null) return other.join().picture();
        Tried result = new Tried(null, "interrupted");
        try {
            hands.acquire();
            try {
                result = attempt(addresses, known);
            } finally {
                hands.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | IOException e) {
            result = new Tried(null, e.toString());
        } finally {
            mine.complete(result);
        }
        if (result.picture() == null)
            report.line(
                    "picture",
                    file,
                    item,
                    "picture " + addresses.getFirst() + ": " + result.reason());
        return result.picture();
    }

    private Tried attempt(List<String> addresses, Optional<OldFile> known) throws IOException {
        String address = Uploads.address(addresses.getFirst());
        Optional<PictureId> before = taken(address);
        if (before.isPresent()) return new Tried(before.get(), "");
        PictureWords words = known.map(OldPictures::words).orElse(PictureWords.NONE);
        Path media = settings.media();
        if (media != null) {
            for (String url : addresses) {
                Optional<Path> there = Uploads.in(media, url);
                if (there.isEmpty()) continue;
                if (settings.dryRun()) return added(SOME);
                try (InputStream in = Files.newInputStream(there.get())) {
                    return keep(
                            address, stores.pictures().add(in, Uploads.name(url), words, actor));
                }
            }
        }
        if (!settings.fetch())
            return new Tried(null, media == null ? "fetching is switched off" : "not in " + media);
        if (settings.dryRun()) return added(SOME);
        String reason = "no address that can be asked for";
        for (String url : addresses) {
            URI uri = Uploads.uri(url, site.base());
            if (uri == null) continue;
            switch (fetch(uri)) {
                case FetchResult.Fetched got -> {
                    return keep(
                            address,
                            stores.pictures().add(got.bytes(), Uploads.name(url), words, actor));
                }
                case FetchResult.NotFetched(var why) -> reason = why;
            }
        }
        return new Tried(null, reason);
    }

    private FetchResult fetch(URI uri) {
        AtomicInteger silent = failures.computeIfAbsent(uri.getHost(), _ -> new AtomicInteger());
        if (silent.get() >= PATIENCE)
            return new FetchResult.NotFetched(
                    uri.getHost() + " did not answer " + PATIENCE + " times and was asked no more");
        FetchResult result = fetcher.fetch(uri);
        switch (result) {
            case FetchResult.Fetched _ -> silent.set(0);
            case FetchResult.NotFetched(var why) when why.startsWith("status") -> silent.set(0);
            case FetchResult.NotFetched _ -> silent.incrementAndGet();
        }
        return result;
    }

    private Tried keep(String address, PictureResult result) {
        return switch (result) {
            case PictureResult.PictureRefused(var why, var detail) ->
                    new Tried(
                            null,
                            why.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                                    + ": "
                                    + detail);
            case PictureResult.PictureAdded(var picture) -> {
                stores.db()
                        .write(tx ->
                                tx.sql(
                                                """
                                                insert into import_picture (source, address, picture_id) values (:source, :address, :picture)
                                                on conflict (source, address) do nothing
                                                """)
                                        .bind("source", site.source())
                                        .bind("address", address)
                                        .bind("picture", picture.id().value())
                                        .update());
                yield added(picture.id());
            }
        };
    }

    private Tried added(PictureId picture) {
        report.came("pictures", 1);
        return new Tried(picture, "");
    }

    private Optional<PictureId> taken(String address) {
        return stores.db()
                .read(tx ->
                        tx.sql(
                                        """
                                        select picture_id from import_picture where source = :source and address = :address
                                        """)
                                .bind("source", site.source())
                                .bind("address", address)
                                .one(row -> new PictureId(row.number("picture_id"))));
    }

    private static PictureWords words(OldFile file) {
        return new PictureWords(
                PlainText.line(file.alt()),
                PlainText.line(file.caption()),
                PlainText.line(file.credit()),
                "");
    }
}

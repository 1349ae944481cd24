package broadsheet.importer;

import broadsheet.db.DbException;
import broadsheet.media.Attachment;
import broadsheet.media.Crop;
import broadsheet.media.Picture;
import broadsheet.media.PictureId;
import broadsheet.media.PictureMarkup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// What is left to do for the files once the stories are in: recordings and documents that no story
/// points to come as well, and the old addresses of all files that came lead to where they are now.
final class RemainingFiles {
    private static final int BATCH = 500;

    private final Stores stores;
    private final OldSite site;
    private final OldFiles files;
    private final OldAttachments attachments;
    private final OwnLinks links;

    RemainingFiles(Stores stores, OldSite site, OldFiles files, OldAttachments attachments) {
        this.stores = stores;
        this.site = site;
        this.files = files;
        this.attachments = attachments;
        this.links = new OwnLinks(site.own());
    }

    /// Takes over what no story has asked for; `name` is the export's, for the report.
    ///
    /// @param done is told how many more files were looked at
    void take(String name, LongConsumer done) {
        long after = 0;
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (List<OldFile> some = files.after(after, BATCH);
                    !some.isEmpty();
                    some = files.after(after, BATCH)) {
                after = some.getLast().id();
                List<java.util.concurrent.Future<?>> all = new ArrayList<>();
                for (OldFile file : some)
                    if (FileRef.fits(file.url()))
                        all.add(
                                hands.submit(() ->
                                        attachments.find(
                                                new FileRef(file.url(), file.id()),
                                                name,
                                                file.label())));
                all.forEach(RemainingFiles::join);
                done.accept(some.size());
            }
        }
    }

    private static void join(java.util.concurrent.Future<?> task) {
        try {
            task.get();
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof DbException db) throw db;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A file that came: its old address, that of its own page, and what it is now.
    private record Came(
            String address,
            long id,
            String url,
            String link,
            @Nullable Long picture,
            @Nullable String blob) {}

    /// Lets the old addresses lead to the files. Those of files on other hosts were never this
    /// site's.
    void redirect() {
        for (List<Came> some = came("", -1);
                !some.isEmpty();
                some = came(some.getLast().address(), some.getLast().id())) {
            Map<PictureId, Picture> pictures =
                    stores.pictures()
                            .find(
                                    some.stream()
                                            .map(Came::picture)
                                            .filter(java.util.Objects::nonNull)
                                            .map(PictureId::new)
                                            .toList());
            Map<String, String> targets = new HashMap<>();
            for (Came file : some) {
                String target = target(file, pictures);
                if (target == null) continue;
                for (String old : List.of(file.url(), file.link())) put(old, target, targets);
            }
            if (!targets.isEmpty()) stores.redirects().put(targets);
        }
    }

    private void put(String old, String target, Map<String, String> targets) {
        String own = links.apply(old);
        String path = own.startsWith("/") ? WpPaths.local(own) : null;
        if (path != null && !path.equals("/")) targets.putIfAbsent(path, target);
    }

    private @Nullable String target(Came file, Map<PictureId, Picture> pictures) {
        if (file.blob() != null)
            return stores.attachments()
                    .find(new broadsheet.blobs.BlobId(file.blob()))
                    .map(Attachment::path)
                    .orElse(null);
        Picture picture =
                file.picture() == null ? null : pictures.get(new PictureId(file.picture()));
        return picture == null ? null : PictureMarkup.shared(picture, Crop.WHOLE).path();
    }

    private List<Came> came(String after, long id) {
        return stores.db()
                .read(tx ->
                        tx.sql(
                                        """
                                        with came as (
                                          select f.address, coalesce(a.id, 0) as id, f.url, coalesce(a.link, '') as link,
                                            null::bigint as picture_id, f.blob
                                          from import_file f
                                          left join import_attachment a on a.source = f.source and a.address = f.address
                                          where f.source = :source
                                          union all
                                          select p.address, coalesce(a.id, 0), p.url, coalesce(a.link, ''), p.picture_id, null
                                          from import_picture p
                                          left join import_attachment a on a.source = p.source and a.address = p.address
                                          where p.source = :source)
                                        select * from came where (address, id) > (:after, :id)
                                        order by address, id limit :limit
                                        """)
                                .bind("source", site.source())
                                .bind("after", after)
                                .bind("id", id)
                                .bind("limit", BATCH)
                                .list(row ->
                                        new Came(
                                                row.text("address"),
                                                row.number("id"),
                                                row.text("url"),
                                                row.text("link"),
                                                row.numberOrNull("picture_id"),
                                                row.textOrNull("blob"))));
    }
}

package broadsheet.importer;

import broadsheet.blobs.BlobId;
import broadsheet.identity.Actor;
import broadsheet.media.Attachment;
import broadsheet.media.AttachmentKind;
import broadsheet.media.AttachmentResult;
import broadsheet.media.PictureFetcher;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An old site's recordings and documents, taken over into ours. Those of other sites stay where
/// they are. For many threads.
final class OldAttachments implements Takeover.Shelf<Attachment> {
    /// Stands for a file in a dry run.
    private static final Attachment SOME =
            new Attachment(new BlobId("0".repeat(64)), "file", AttachmentKind.PDF, 1);

    private final Stores stores;
    private final OldFiles files;
    private final OldSite site;
    private final ImportReport report;
    private final Actor actor;
    private final OwnLinks links;
    private final Takeover<Attachment> takeover;

    OldAttachments(
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
        this.report = report;
        this.actor = actor;
        this.links = new OwnLinks(site.own());
        this.takeover = new Takeover<>(this, settings, site.base(), fetcher);
    }

    /// What becomes of a file; where it cannot be had the report says so of `item`, once.
    FileUse find(FileRef ref, String file, String item) {
        Long number = ref.attachment();
        Optional<OldFile> known = number == null ? Optional.empty() : files.at(number);
        String url = bare(ref.url());
        if (known.isEmpty() && url != null) known = files.at(Uploads.address(url));
        if (known.isEmpty() && (url == null || !isOwn(url))) return new FileUse.Elsewhere();
        Set<String> urls = new LinkedHashSet<>();
        known.ifPresent(it -> urls.add(it.url()));
        if (url != null) urls.add(url);
        urls.removeIf(it -> !FileRef.fits(it));
        if (urls.isEmpty()) return new FileUse.Elsewhere();
        Takeover.Want want = new Takeover.Want(List.copyOf(urls), known.orElse(null));
        Attachment taken =
                takeover.get(
                        want,
                        why ->
                                report.line(
                                        "file",
                                        file,
                                        item,
                                        "file " + want.urls().getFirst() + ": " + why));
        return taken == null
                ? new FileUse.Missing(absolute(want.urls().getFirst()))
                : new FileUse.Ours(
                        taken.path(), taken.kind().use(), known.map(OldFile::title).orElse(""));
    }

    private String absolute(String url) {
        URI uri = Uploads.uri(url, site.base());
        return uri == null ? url : uri.toString();
    }

    private boolean isOwn(String url) {
        return links.apply(url).startsWith("/") && !links.apply(url).startsWith("//");
    }

    private static @Nullable String bare(@Nullable String url) {
        return url == null ? null : url.strip().split("[?#]", 2)[0];
    }

    @Override
    public Optional<Attachment> before(String address) {
        return stores.db()
                .read(tx ->
                        tx.sql(
                                        "select blob from import_file where source = :source and address = :address")
                                .bind("source", site.source())
                                .bind("address", address)
                                .one(row -> new BlobId(row.text("blob"))))
                .flatMap(stores.attachments()::find);
    }

    @Override
    public Takeover.Tried<Attachment> keep(Takeover.Want want, InputStream in, String url)
            throws IOException {
        return switch (stores.attachments().add(in, Uploads.name(url), actor)) {
            case AttachmentResult.AttachmentRefused(var why) -> Takeover.Tried.failed(why);
            case AttachmentResult.AttachmentAdded(var attachment) -> {
                remember(want, attachment);
                yield Takeover.Tried.got(attachment);
            }
        };
    }

    @Override
    public Attachment some(Takeover.Want want) {
        report.came("files", 1);
        return SOME;
    }

    private void remember(Takeover.Want want, Attachment attachment) {
        stores.db()
                .write(tx ->
                        tx.sql(
                                        """
                                        insert into import_file (source, address, url, blob) values (:source, :address, :url, :blob)
                                        on conflict (source, address) do nothing
                                        """)
                                .bind("source", site.source())
                                .bind("address", want.address())
                                .bind("url", want.urls().getFirst())
                                .bind("blob", attachment.blob().hash())
                                .update());
        report.came("files", 1);
    }
}

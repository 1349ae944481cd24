package broadsheet.importer;

import broadsheet.identity.Actor;
import broadsheet.media.PictureFetcher;
import broadsheet.media.PictureId;
import broadsheet.media.PictureResult;
import broadsheet.media.PictureWords;
import broadsheet.story.PictureUse;
import broadsheet.text.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// An old site's pictures, taken over into ours. For many threads.
final class OldPictures implements Takeover.Shelf<PictureId> {
    /// Stands for a picture in a dry run.
    private static final PictureId SOME = new PictureId(Long.MAX_VALUE);

    private final Stores stores;
    private final OldFiles files;
    private final OldSite site;
    private final ImportReport report;
    private final Actor actor;
    private final Takeover<PictureId> takeover;

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
        this.report = report;
        this.actor = actor;
        this.takeover = new Takeover<>(this, settings, site.base(), fetcher);
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
        Takeover.Want want = new Takeover.Want(List.copyOf(addresses), known.orElse(null));
        PictureId picture =
                takeover.get(
                        want,
                        why ->
                                report.line(
                                        "picture",
                                        file,
                                        item,
                                        "picture " + want.urls().getFirst() + ": " + why));
        return picture == null
                ? Optional.empty()
                : Optional.of(new PictureUse(picture, ref.alt(), ref.caption(), ref.credit()));
    }

    @Override
    public Optional<PictureId> before(String address) {
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

    @Override
    public Takeover.Tried<PictureId> keep(Takeover.Want want, InputStream in, String url)
            throws IOException {
        OldFile known = want.known();
        PictureWords words = known == null ? PictureWords.NONE : words(known);
        return switch (stores.pictures().add(in, Uploads.name(url), words, actor)) {
            case PictureResult.PictureRefused(var why, var detail) ->
                    Takeover.Tried.failed(
                            why.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + detail);
            case PictureResult.PictureAdded(var picture) -> {
                remember(want, picture.id());
                yield Takeover.Tried.got(picture.id());
            }
        };
    }

    @Override
    public PictureId some(Takeover.Want want) {
        report.came("pictures", 1);
        return SOME;
    }

    private void remember(Takeover.Want want, PictureId picture) {
        stores.db()
                .write(tx ->
                        tx.sql(
                                        """
                                        insert into import_picture (source, address, url, picture_id) values (:source, :address, :url, :picture)
                                        on conflict (source, address) do nothing
                                        """)
                                .bind("source", site.source())
                                .bind("address", want.address())
                                .bind("url", want.urls().getFirst())
                                .bind("picture", picture.value())
                                .update());
        report.came("pictures", 1);
    }

    private static PictureWords words(OldFile file) {
        return new PictureWords(
                PlainText.line(file.alt()),
                PlainText.line(file.caption()),
                PlainText.line(file.credit()),
                "");
    }
}

package broadsheet.media;

import broadsheet.blobs.BlobId;
import broadsheet.blobs.Blobs;
import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.db.Sql;
import broadsheet.identity.Actor;
import broadsheet.media.PictureResult.PictureAdded;
import broadsheet.media.PictureResult.PictureRefused;
import broadsheet.media.PictureResult.Refusal;
import broadsheet.press.Sources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The picture archive: originals among the blobs, what is known of them in the table `picture`.
public final class Pictures {
    private final Db db;
    private final Blobs blobs;
    private final PictureLimits limits;
    private final PictureInspector inspector;

    public Pictures(Db db, Blobs blobs, PictureLimits limits) {
        this.db = db;
        this.blobs = blobs;
        this.limits = limits;
        this.inspector = new PictureInspector(limits);
    }

    /// Takes a file into the archive. Where a word is empty, what the file says of itself stands in
    /// (IPTC, XMP, EXIF). The same bytes with the same words are the same picture, however often
    /// they are added. Does not close `in`.
    ///
    /// @param fileName the original's name; it shows in addresses and decides nothing else
    /// @throws IOException where `in` throws it or the disk does
    public PictureResult add(InputStream in, String fileName, PictureWords words, Actor by)
            throws IOException {
        byte[] bytes = in.readNBytes(Math.toIntExact(limits.bytes() + 1));
        if (bytes.length > limits.bytes())
            return new PictureRefused(
                    Refusal.TOO_MANY_BYTES, "more than " + limits.bytes() + " bytes");
        if (bytes.length == 0) return new PictureRefused(Refusal.EMPTY, "an empty file");
        String arrivedAs = arrivedAs(words);
        Optional<Picture> known = known(Blobs.id(bytes), arrivedAs);
        if (known.isPresent()) return new PictureAdded(known.get());
        return switch (inspector.inspect(bytes)) {
            case Inspection.Sound sound ->
                    new PictureAdded(keep(sound, fileName, words, arrivedAs, by));
            case Inspection.Unsound(var reason, var detail) -> new PictureRefused(reason, detail);
        };
    }

    /// Takes these bytes into the archive.
    public PictureResult add(byte[] bytes, String fileName, PictureWords words, Actor by)
            throws IOException {
        return add(new ByteArrayInputStream(bytes), fileName, words, by);
    }

    /// The pictures of these names that there are, in the order asked for, in one query.
    public Map<PictureId, Picture> find(Collection<PictureId> ids) {
        for (PictureId id : ids) Sources.note("picture:" + id.value());
        return ids.isEmpty() ? Map.of() : read(ids);
    }

    private Map<PictureId, Picture> read(Collection<PictureId> ids) {
        Map<PictureId, Picture> found = new LinkedHashMap<>();
        db.read(tx ->
                        tx.sql(
                                        """
                                        select * from picture
                                        where id = any(:ids)
                                        order by array_position(:ids, id)
                                        """)
                                .numbers("ids", ids.stream().map(PictureId::value).toList())
                                .list(Pictures::picture))
                .forEach(picture -> found.put(picture.id(), picture));
        return found;
    }

    /// The same for who looks at bytes, sizes and addresses of whole pictures only, which never
    /// change: nothing is noted.
    public Map<PictureId, Picture> unchanging(Collection<PictureId> ids) {
        return ids.isEmpty() ? Map.of() : read(ids);
    }

    public Optional<Picture> find(PictureId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /// Says something else about a picture, wherever it does not have words of its own. False where
    /// there is none.
    public boolean describe(PictureId id, PictureWords words) {
        return db.write(tx ->
                bind(
                                tx.sql(
                                        """
                                        update picture
                                        set alt = :alt, caption = :caption, credit = :credit, rights = :rights, source = :source
                                        where id = :id
                                        """),
                                words)
                        .bind("id", id.value())
                        .update())
                == 1;
    }

    /// Moves the point its crops keep; they get new addresses. False where there is no such
    /// picture.
    public boolean focus(PictureId id, Focus focus) {
        return db.write(tx ->
                tx.sql("update picture set focus_x = :x, focus_y = :y where id = :id")
                        .bind("x", focus.x())
                        .bind("y", focus.y())
                        .bind("id", id.value())
                        .update())
                == 1;
    }

    /// The pictures made from the blob whose hash starts with these digits, the oldest first.
    List<Picture> at(String hash16) {
        return db.read(tx ->
                tx.sql("select * from picture where left(blob, 16) = :hash16 order by id")
                        .bind("hash16", hash16)
                        .list(Pictures::picture));
    }

    private Optional<Picture> known(BlobId blob, String arrivedAs) {
        return db.read(tx ->
                tx.sql("select * from picture where blob = :blob and arrived_as = :arrivedAs")
                        .bind("blob", blob.hash())
                        .bind("arrivedAs", arrivedAs)
                        .one(Pictures::picture));
    }

    private Picture keep(
            Inspection.Sound sound, String fileName, PictureWords words, String arrivedAs, Actor by)
            throws IOException {
        BlobId blob = blobs.put(sound.bytes());
        // Two at once: the later finds the earlier's row and changes nothing in it.
        return db.write(tx ->
                bind(
                                tx.sql(
                                        """
                                        insert into picture (blob, arrived_as, slug, format, width, height, alt, caption, credit,
                                            rights, source, focus_x, focus_y, colour, animated, transparent, added_by)
                                        values (:blob, :arrivedAs, :slug, :format, :width, :height, :alt, :caption, :credit,
                                            :rights, :source, :focusX, :focusY, :colour, :animated, :transparent, :by)
                                        on conflict (blob, arrived_as) do update set blob = excluded.blob
                                        returning *
                                        """),
                                words.or(sound.words()))
                        .bind("blob", blob.hash())
                        .bind("arrivedAs", arrivedAs)
                        .bind("slug", FileSlug.of(fileName, "picture"))
                        .bind("format", sound.format().name())
                        .bind("width", sound.width())
                        .bind("height", sound.height())
                        .bind("focusX", Focus.DEFAULT.x())
                        .bind("focusY", Focus.DEFAULT.y())
                        .bind("colour", sound.colour())
                        .bind("animated", sound.animated())
                        .bind("transparent", sound.transparent())
                        .bind("by", by.name())
                        .one(Pictures::picture)
                        .orElseThrow());
    }

    private static Sql bind(Sql sql, PictureWords words) {
        return sql.bind("alt", words.alt())
                .bind("caption", words.caption())
                .bind("credit", words.credit())
                .bind("rights", words.rights())
                .bind("source", words.source());
    }

    private static String arrivedAs(PictureWords words) {
        String all =
                String.join(
                        "\n",
                        words.alt(),
                        words.caption(),
                        words.credit(),
                        words.rights(),
                        words.source());
        return Blobs.id(all.getBytes(StandardCharsets.UTF_8)).hash();
    }

    private static Picture picture(Row row) {
        return new Picture(
                new PictureId(row.number("id")),
                new BlobId(row.text("blob")),
                row.text("slug"),
                PictureFormat.valueOf(row.text("format")),
                row.integer("width"),
                row.integer("height"),
                new PictureWords(
                        row.text("alt"),
                        row.text("caption"),
                        row.text("credit"),
                        row.text("rights"),
                        row.text("source")),
                new Focus(row.integer("focus_x"), row.integer("focus_y")),
                row.text("colour"),
                row.flag("animated"),
                row.flag("transparent"));
    }
}

package broadsheet.media;

import broadsheet.blobs.BlobId;
import broadsheet.blobs.Blobs;
import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.db.Sql;
import broadsheet.db.Tx;
import broadsheet.events.Event;
import broadsheet.events.EventLog;
import broadsheet.identity.Actor;
import broadsheet.media.PictureResult.PictureAdded;
import broadsheet.media.PictureResult.PictureRefused;
import broadsheet.media.PictureResult.Refusal;
import broadsheet.press.TypeCase;
import broadsheet.text.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The picture archive: originals among the blobs, what is known of them in the table `picture`.
public final class Pictures {
    private final Db db;
    private final EventLog log;
    private final Blobs blobs;
    private final PictureLimits limits;
    private final PictureInspector inspector;
    private final TypeCase<PictureId, Picture> kept;

    public Pictures(Db db, EventLog log, Blobs blobs, PictureLimits limits) {
        this(db, log, blobs, limits, new TypeCase<>(Pictures::subject, 0));
    }

    private Pictures(
            Db db,
            EventLog log,
            Blobs blobs,
            PictureLimits limits,
            TypeCase<PictureId, Picture> kept) {
        this.kept = kept;
        this.db = db;
        this.log = log;
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

    /// The same archive; what [#find] reads is kept here until it is dropped.
    public Pictures keptIn(TypeCase<PictureId, Picture> there) {
        return new Pictures(db, log, blobs, limits, there);
    }

    /// The source that a picture is to a page.
    public static String subject(PictureId id) {
        return "picture:" + id.value();
    }

    /// The pictures of these names that there are, in the order asked for, in one query at most.
    public Map<PictureId, Picture> find(Collection<PictureId> ids) {
        return kept.find(ids, this::read);
    }

    private Map<PictureId, Picture> read(List<PictureId> ids) {
        List<Picture> found =
                db.read(tx ->
                        tx.sql("select * from picture where id = any(:ids)")
                                .numbers("ids", ids.stream().map(PictureId::value).toList())
                                .list(Pictures::picture));
        return found.stream().collect(Collectors.toMap(Picture::id, Function.identity()));
    }

    /// The same for who looks at bytes, sizes and addresses of whole pictures only, which never
    /// change: nothing is noted.
    public Map<PictureId, Picture> unchanging(Collection<PictureId> ids) {
        return ids.isEmpty() ? Map.of() : read(List.copyOf(ids));
    }

    public Optional<Picture> find(PictureId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /// The largest original that is taken, in bytes.
    public long largest() {
        return limits.bytes();
    }

    /// The pictures that came last and whose words or file name have all of these; none of the
    /// words is a pattern. For the newsroom: no source is noted.
    public List<Picture> newest(List<String> words, int limit) {
        return db.read(tx ->
                tx.sql(
                                """
                                select * from picture
                                where lower(concat_ws(' ', alt, caption, credit, source, slug)) like all (:patterns)
                                order by id desc limit :limit
                                """)
                        .texts("patterns", words.stream().map(Pictures::pattern).toList())
                        .bind("limit", limit)
                        .list(Pictures::picture));
    }

    private static String pattern(String word) {
        return "%" + word.toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }

    /// Says something else about a picture, wherever it does not have words of its own. False where
    /// there is none. Pages follow once an event names its [#subject].
    public boolean describe(PictureId id, PictureWords words) {
        return change(
                id,
                "picture-described",
                tx ->
                        bind(
                                tx.sql(
                                        """
                                        update picture
                                        set alt = :alt, caption = :caption, credit = :credit, rights = :rights, source = :source
                                        where id = :id
                                        """),
                                words));
    }

    /// Moves the point its crops keep; they get new addresses. False where there is no such
    /// picture.
    public boolean focus(PictureId id, Focus focus) {
        return change(
                id,
                "picture-focused",
                tx ->
                        tx.sql("update picture set focus_x = :x, focus_y = :y where id = :id")
                                .bind("x", focus.x())
                                .bind("y", focus.y()));
    }

    /// Changes the row of a picture together with the event that drops the pages it stands on.
    private boolean change(PictureId id, String kind, Function<Tx, Sql> update) {
        return log.write((tx, events) -> {
            if (update.apply(tx).bind("id", id.value()).update() == 0) return false;
            events.append(new Event(kind, subject(id), Set.of(subject(id)), Json.object().build()));
            return true;
        });
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

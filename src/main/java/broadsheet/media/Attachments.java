package broadsheet.media;

import broadsheet.blobs.BlobId;
import broadsheet.blobs.Blobs;
import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.identity.Actor;
import broadsheet.media.AttachmentResult.AttachmentAdded;
import broadsheet.media.AttachmentResult.AttachmentRefused;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Files that are not pictures: among the blobs, and in the table `attachment`.
public final class Attachments {
    private static final int ENOUGH_TO_KNOW = 4_096;

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "/media/([0-9a-f]{16})/([a-z0-9]+(?:-[a-z0-9]+){0,40})\\.([a-z0-9]{3,4})");

    private final Db db;
    private final Blobs blobs;
    private final long mostBytes;

    /// @param mostBytes the largest file
    public Attachments(Db db, Blobs blobs, long mostBytes) {
        this.db = db;
        this.blobs = blobs;
        this.mostBytes = mostBytes;
    }

    /// Keeps a file, in constant memory. The same bytes are the same attachment, under the name
    /// they first came with. Does not close `in`.
    ///
    /// @param fileName shows in its address; what kind of file it is, the bytes say
    /// @throws IOException where `in` throws it or the disk does
    public AttachmentResult add(InputStream in, String fileName, Actor by) throws IOException {
        byte[] start = in.readNBytes(ENOUGH_TO_KNOW);
        if (start.length == 0) return new AttachmentRefused("an empty file");
        Optional<AttachmentKind> kind = AttachmentMagic.of(start, fileName);
        if (kind.isEmpty()) return new AttachmentRefused("not taken: " + Magic.describe(start));
        try {
            BlobId blob =
                    blobs.put(
                            new Limited(
                                    new SequenceInputStream(new ByteArrayInputStream(start), in),
                                    mostBytes));
            return new AttachmentAdded(keep(blob, FileSlug.of(fileName, "file"), kind.get(), by));
        } catch (TooLong _) {
            return new AttachmentRefused("more than " + mostBytes + " bytes");
        }
    }

    /// The attachment of these bytes, if they were added.
    public Optional<Attachment> find(BlobId blob) {
        return db.read(tx ->
                tx.sql("select * from attachment where blob = :blob")
                        .bind("blob", blob.hash())
                        .one(Attachments::attachment));
    }

    /// The attachment at a path of this site, if there is one. What it says never changes.
    public Optional<Attachment> at(String path) {
        Matcher matcher = ADDRESS.matcher(path);
        if (!matcher.matches()) return Optional.empty();
        return AttachmentKind.ofExtension(matcher.group(3))
                .flatMap(kind -> at(matcher.group(1), matcher.group(2), kind));
    }

    /// The attachment at an address, if there is one.
    Optional<Attachment> at(String hash16, String slug, AttachmentKind kind) {
        return db.read(tx ->
                tx.sql(
                                """
                                select * from attachment
                                where left(blob, 16) = :hash16 and slug = :slug and kind = :kind
                                order by id limit 1
                                """)
                        .bind("hash16", hash16)
                        .bind("slug", slug)
                        .bind("kind", kind.name())
                        .one(Attachments::attachment));
    }

    private Attachment keep(BlobId blob, String slug, AttachmentKind kind, Actor by)
            throws IOException {
        long bytes = blobs.size(blob);
        return db.write(tx ->
                tx.sql(
                                """
                                insert into attachment (blob, slug, kind, bytes, added_by)
                                values (:blob, :slug, :kind, :bytes, :by)
                                on conflict (blob) do update set blob = excluded.blob
                                returning *
                                """)
                        .bind("blob", blob.hash())
                        .bind("slug", slug)
                        .bind("kind", kind.name())
                        .bind("bytes", bytes)
                        .bind("by", by.name())
                        .one(Attachments::attachment)
                        .orElseThrow());
    }

    private static Attachment attachment(Row row) {
        return new Attachment(
                new BlobId(row.text("blob")),
                row.text("slug"),
                AttachmentKind.valueOf(row.text("kind")),
                row.number("bytes"));
    }

    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// Throws [TooLong] once more than `left` bytes have come.
    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) count(1);
            return read;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int read = super.read(to, offset, length);
            if (read > 0) count(read);
            return read;
        }

        private void count(int read) throws TooLong {
            left -= read;
            if (left < 0) throw new TooLong();
        }
    }
}

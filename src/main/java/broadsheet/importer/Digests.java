package broadsheet.importer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.TreeMap;

/// Tells whether an item says the same as when it last came: SHA-256 over what an import reads of
/// it.
public final class Digests {
    private static final List<String> FIELDS =
            List.of(
                    "title",
                    "link",
                    "guid",
                    "pubDate",
                    "dc:creator",
                    "content:encoded",
                    "excerpt:encoded",
                    "wp:post_date",
                    "wp:post_date_gmt",
                    "wp:post_modified",
                    "wp:post_modified_gmt",
                    "wp:post_name",
                    "wp:status",
                    "wp:post_type",
                    "wp:post_password",
                    "wp:is_sticky");

    private final MessageDigest digest;

    private Digests() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Of all these texts, in order.
    public static byte[] of(Iterable<String> texts) {
        Digests it = new Digests();
        texts.forEach(it::add);
        return it.digest.digest();
    }

    /// Of the item without its comments.
    static byte[] story(Wxr.Item item) {
        Digests it = new Digests();
        FIELDS.forEach(name -> it.add(item.raw(name)));
        item.terms().forEach(term -> it.add(term.domain()).add(term.slug()).add(term.name()));
        new TreeMap<>(item.meta())
                .forEach((key, values) -> {
                    it.add(key);
                    values.forEach(it::add);
                });
        return it.digest.digest();
    }

    static byte[] comments(Wxr.Item item) {
        Digests it = new Digests();
        for (Wxr.Comment comment : item.comments()) it.add(comment.toString());
        return it.digest.digest();
    }

    /// A number for a text, different for different texts as good as always.
    static long number(String text) {
        return ByteBuffer.wrap(new Digests().add(text).digest.digest()).getLong();
    }

    private Digests add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        digest.update(bytes);
        return this;
    }
}

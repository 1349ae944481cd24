package broadsheet.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/// The first pass over a file: everything but the stories themselves, which it does not even parse.
final class Survey {
    private static final int BATCH = 500;
    private static final Set<String> GUESTS = Set.of("guest-author", "guest_author");
    private static final List<byte[]> TYPES =
            java.util.stream.Stream.of("attachment", "guest", "wp_block")
                    .map(type -> type.getBytes(StandardCharsets.US_ASCII))
                    .toList();
    private static final byte[] TYPE = "post_type>".getBytes(StandardCharsets.US_ASCII);

    private Survey() {}

    /// Adds what the file says to `site` and its files to `files`.
    static void read(Path file, OldSite site, OldFiles files, LongConsumer position)
            throws IOException {
        List<OldFile> batch = new ArrayList<>();
        try (WxrReader reader = new WxrReader(file)) {
            for (Wxr part = reader.next(Survey::wanted);
                    part != null;
                    part = reader.next(Survey::wanted)) {
                position.accept(reader.position());
                switch (part) {
                    case Wxr.Channel fact -> site.add(fact);
                    case Wxr.Author author -> site.add(author);
                    case Wxr.Term term -> site.add(term);
                    case Wxr.Item item when GUESTS.contains(item.type()) -> site.addGuest(item);
                    case Wxr.Item item when item.type().equals("wp_block") ->
                            site.addReusable(item);
                    case Wxr.Item item when item.type().equals("attachment") ->
                            batch.add(file(item));
                    case Wxr.Item _, Wxr.Broken _ -> {}
                }
                if (batch.size() == BATCH) {
                    files.put(batch);
                    batch.clear();
                }
            }
        }
        if (!batch.isEmpty()) files.put(batch);
    }

    private static boolean wanted(Chunk chunk) {
        if (!chunk.isItem()) return true;
        if (chunk.broken() != null) return false;
        byte[] bytes = chunk.bytes();
        for (int at = indexOf(bytes, TYPE, 0, bytes.length);
                at >= 0;
                at = indexOf(bytes, TYPE, at + 1, bytes.length))
            for (byte[] type : TYPES)
                if (indexOf(bytes, type, at, Math.min(bytes.length, at + 60)) >= 0) return true;
        return false;
    }

    private static int indexOf(byte[] in, byte[] what, int from, int to) {
        for (int i = from; i <= to - what.length; i++) {
            int j = 0;
            while (j < what.length && in[i + j] == what[j]) j++;
            if (j == what.length) return i;
        }
        return -1;
    }

    private static OldFile file(Wxr.Item item) {
        String url = ImportReport.or(item.text("wp:attachment_url"), item.text("guid"));
        String caption = item.text("excerpt:encoded");
        String credit = item.meta("_media_credit");
        if (credit.isEmpty()) credit = item.meta("_credit");
        if (credit.isEmpty()) credit = item.meta("_wp_attachment_source_name");
        return new OldFile(
                item.id(),
                number(item.text("wp:post_parent")),
                (int) Math.min(number(item.text("wp:menu_order")), Integer.MAX_VALUE),
                Uploads.address(url),
                url,
                item.text("link"),
                item.meta("_wp_attachment_image_alt"),
                caption,
                credit);
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}

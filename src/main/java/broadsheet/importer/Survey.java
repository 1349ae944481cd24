package broadsheet.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The first pass over a file: everything but the stories themselves, which it does not even parse.
final class Survey {
    private static final int BATCH = 500;
    private static final Set<String> GUESTS = Set.of("guest-author", "guest_author");
    private static final Set<String> WANTED =
            Set.of("attachment", "guest-author", "guest_author", "wp_block");
    private static final int LONGEST_TYPE = 60;
    private static final Pattern NAME = Pattern.compile("\\s*(?:<!\\[CDATA\\[)?\\s*([\\w-]+)");
    private static final byte[] TYPE = "post_type>".getBytes(StandardCharsets.US_ASCII);

    private Survey() {}

    /// Adds what the file says to `site` and its files to `files`.
    static void read(Path file, OldSite site, OldFiles files, LongConsumer position)
            throws IOException {
        List<OldFile> batch = new ArrayList<>();
        try (WxrReader reader = new WxrReader(file)) {
            Predicate<Chunk> wanted = chunk -> wanted(chunk, site.types);
            for (Wxr part = reader.next(wanted); part != null; part = reader.next(wanted)) {
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
                    case Wxr.Item item -> site.types.look(item);
                    case Wxr.Broken _ -> {}
                }
                if (batch.size() == BATCH) {
                    files.put(batch);
                    batch.clear();
                }
            }
        }
        if (!batch.isEmpty()) files.put(batch);
    }

    private static boolean wanted(Chunk chunk, PostTypes types) {
        if (!chunk.isItem()) return true;
        if (chunk.broken() != null) return false;
        byte[] bytes = chunk.bytes();
        for (int at = indexOf(bytes, TYPE, 0, bytes.length);
                at >= 0;
                at = indexOf(bytes, TYPE, at + 1, bytes.length)) {
            String type = type(bytes, at + TYPE.length);
            if (WANTED.contains(type) || (!type.isEmpty() && types.unsure(type))) return true;
        }
        return false;
    }

    /// The name that begins here, perhaps inside CDATA.
    private static String type(byte[] bytes, int from) {
        String text =
                new String(
                        bytes,
                        from,
                        Math.min(LONGEST_TYPE, bytes.length - from),
                        StandardCharsets.US_ASCII);
        Matcher name = NAME.matcher(text);
        return name.lookingAt() ? name.group(1) : "";
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
                credit,
                item.text("title"));
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}

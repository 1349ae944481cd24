package broadsheet.story;

import broadsheet.db.Tx;
import broadsheet.text.PlainText;
import broadsheet.text.Slugs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives new stories their addresses: the one asked for, or section and headline, with a number
/// where that is taken.
final class Paths {
    /// Serialises the giving out of addresses; released at the transaction's end.
    private static final long LOCK = 0x50415448L;

    private static final int ATTEMPTS = 10_000;

    /// What an index of PostgreSQL holds in any script.
    static final int LONGEST = 500;

    private Paths() {}

    /// One path for each wish, in order, none of them taken or [Reserved]. A wish that ends in `/`
    /// keeps its slash.
    static List<String> take(Tx tx, List<String> wishes) {
        lock(tx);
        Set<String> taken = new HashSet<>(taken(tx, wishes.stream().map(Reserved::free).toList()));
        List<String> paths = new ArrayList<>();
        for (String asked : wishes) {
            String wish = Reserved.free(asked);
            String path = wish;
            for (int n = 2; taken.contains(path) || (n > 2 && isTaken(tx, path)); n++) {
                if (n > ATTEMPTS)
                    throw new IllegalStateException("no address is free near " + wish);
                path = numbered(wish, n);
            }
            taken.add(path);
            paths.add(path);
        }
        return paths;
    }

    /// One address for a story that has one already; an old address of its own is free to it.
    static String take(Tx tx, String asked, StoryId owner) {
        String wish = Reserved.free(asked);
        lock(tx);
        String path = wish;
        for (int n = 2; !taken(tx, List.of(path), owner.value()).isEmpty(); n++) {
            if (n > ATTEMPTS) throw new IllegalStateException("no address is free near " + wish);
            path = numbered(wish, n);
        }
        return path;
    }

    /// Nobody else gives out an address until the transaction ends.
    static void lock(Tx tx) {
        tx.sql("select pg_advisory_xact_lock(:lock)").bind("lock", LOCK).list(_ -> true);
    }

    /// Whether an editor may ask for this address.
    static boolean wellFormed(String path) {
        return path.length() > 1
                && path.length() <= LONGEST
                && Inline.Link.safe(path)
                && path.equals(PlainText.clean(path))
                && !path.contains("//")
                && path.startsWith("/")
                && path.chars().noneMatch(c -> c == '?' || c == '#' || c == '%')
                && Arrays.stream(path.split("/"))
                        .noneMatch(part -> part.equals(".") || part.equals(".."));
    }

    /// The address a story would have by its section and headline.
    static String wish(@Nullable Section section, Copy copy, StoryId id) {
        String slug = Slugs.slug(CardJson.headline(copy));
        return (section == null ? "" : section.path())
                + "/"
                + (slug.isEmpty() ? "story-" + id.value() : slug);
    }

    private static String numbered(String wish, int n) {
        return wish.endsWith("/")
                ? wish.substring(0, wish.length() - 1) + "-" + n + "/"
                : wish + "-" + n;
    }

    private static boolean isTaken(Tx tx, String path) {
        return !taken(tx, List.of(path)).isEmpty();
    }

    private static List<String> taken(Tx tx, List<String> paths) {
        return taken(tx, paths, 0);
    }

    private static List<String> taken(Tx tx, List<String> paths, long owner) {
        return tx.sql(
                        """
                        select path from story where path = any(:paths) and id <> :owner
                        union all select path from section where path = any(:paths)
                        union all select path from redirect where path = any(:paths) and story_id is distinct from :owner
                        """)
                .texts("paths", paths)
                .bind("owner", owner)
                .list(row -> row.text("path"));
    }
}

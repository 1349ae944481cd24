package broadsheet.story;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Some of what has a slug, in the order of the slugs.
///
/// @param next the slug after which to read on; null where there is no more
public record SlugPage<T>(List<T> items, @Nullable String next) {
    /// How many are looked at for one page, in use or not.
    static final int LOOK = 1_000;

    public SlugPage {
        items = List.copyOf(items);
    }

    /// One that was looked at, and whether a public story names it.
    record Looked<T>(T item, boolean used) {}

    static <T> SlugPage<T> of(List<Looked<T>> looked, int limit, Function<T, String> slug) {
        List<T> items = new ArrayList<>();
        for (Looked<T> each : looked) {
            if (!each.used()) continue;
            if (items.size() == limit) return new SlugPage<>(items, slug.apply(items.getLast()));
            items.add(each.item());
        }
        return new SlugPage<>(
                items, looked.size() == LOOK ? slug.apply(looked.getLast().item()) : null);
    }
}

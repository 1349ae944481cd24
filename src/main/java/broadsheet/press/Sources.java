package broadsheet.press;

import java.time.Instant;
import java.util.function.Supplier;

/// What the page being rendered on this thread is made from. Every store says [#note] *before* it
/// reads, so that no page can forget a source. Outside of a render all of this does nothing.
///
/// A source is a short name such as `story:12`, `section:world` or `settings`, the same that an
/// event names.
public final class Sources {
    private static final ScopedValue<Collector> CURRENT = ScopedValue.newInstance();

    private Sources() {}

    /// The page being rendered changes when `source` does. To be said before the source is read.
    public static void note(String source) {
        if (CURRENT.isBound()) CURRENT.get().note(source);
    }

    /// The page being rendered is exact only before `moment`, to the millisecond: it shows today's
    /// date, say, or a notice that the story is a year old. The earliest moment named counts. A
    /// moment that has passed means that the page is not kept at all.
    public static void until(Instant moment) {
        if (CURRENT.isBound()) CURRENT.get().until(moment.toEpochMilli());
    }

    static boolean collecting() {
        return CURRENT.isBound();
    }

    static <P> P collect(Collector collector, Supplier<? extends P> render) {
        return ScopedValue.where(CURRENT, collector).call(render::get);
    }

    /// The page being rendered uses a kept one: what that was made from, it is made from too.
    static void inherit(Page<?> page) {
        if (!CURRENT.isBound()) return;
        Collector collector = CURRENT.get();
        for (SourceIndex.Bucket<?> bucket : page.madeFrom) collector.note(bucket.source);
        collector.until(page.until);
    }

    static void inherit(Collector inner) {
        if (CURRENT.isBound()) CURRENT.get().inherit(inner);
    }

    /// Whether this thread is inside the render that `collector` belongs to.
    static boolean inside(Collector collector) {
        return CURRENT.isBound() && CURRENT.get().isWithin(collector);
    }

    static Collector newCollector() {
        return new Collector(CURRENT.isBound() ? CURRENT.get() : null);
    }
}

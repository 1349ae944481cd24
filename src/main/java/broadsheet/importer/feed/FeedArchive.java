package broadsheet.importer.feed;

import broadsheet.importer.InTray;
import broadsheet.importer.OldArchive;
import broadsheet.text.PlainText;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// A feed as an archive: its items, page by page (RFC 5005), one page in memory at a time.
final class FeedArchive implements OldArchive {
    private final Place place;
    private final FeedWishes wishes;
    private final FeedAsking asking;
    private final InstantSource clock;
    private FeedAsking.@Nullable Got first;
    private FeedAsking.@Nullable Got answered;
    private boolean whole;

    FeedArchive(Place place, FeedWishes wishes, FeedAsking asking, InstantSource clock) {
        this.place = place;
        this.wishes = wishes;
        this.asking = asking;
        this.clock = clock;
    }

    @Override
    public String name() {
        return place.toString();
    }

    @Override
    public long size() {
        FeedAsking.Got got = first;
        return got == null ? 0 : got.bytes();
    }

    @Override
    public void survey(LongConsumer position) throws IOException {
        FeedAsking.Got got = asking.get(place, wishes.again());
        first = got;
        position.accept(got.bytes());
    }

    /// By the site the feed is of, so that two feeds of one site bring no story twice.
    @Override
    public String source() {
        Feed feed = feed();
        if (feed == null) return "feed:" + name();
        URI site = site(feed);
        if (site != null) return "feed:" + bare(site);
        return "feed:" + Parts.or(feed.id(), Parts.or(PlainText.line(feed.title()), name()));
    }

    /// The site's top. Where the feed's site is a place within a host shared by many, links are
    /// left as they are, unless somebody says which site it is.
    @Override
    public List<URI> sites() {
        Feed feed = feed();
        URI site = wishes.site();
        if (site != null) return List.of(URI.create(origin(site)));
        site = feed == null ? null : site(feed);
        if (site == null || !List.of("", "/").contains(String.valueOf(site.getRawPath())))
            return List.of();
        return List.of(URI.create(origin(site)));
    }

    private static String origin(URI site) {
        return site.getScheme() + "://" + site.getRawAuthority();
    }

    private @Nullable Feed feed() {
        FeedAsking.Got got = first;
        return got == null ? null : got.feed();
    }

    private @Nullable URI site(Feed feed) {
        URI wished = wishes.site();
        if (wished != null) return wished;
        URI site = Bases.uri(feed.link());
        return site != null
                        && site.getHost() != null
                        && String.valueOf(site.getScheme()).startsWith("http")
                ? site
                : null;
    }

    @Override
    public void read(InTray tray) throws IOException {
        FeedAsking.Got got = first;
        first = null;
        if (got == null) return;
        Feed page = got.feed();
        if (page == null) {
            tray.note(name(), "", "the server says that nothing has changed since it came last");
            whole = true;
            answered = got;
            return;
        }
        answered = got;
        URI site = site(page);
        String host = site == null || site.getHost() == null ? "" : host(site.toString());
        Set<String> seen = new HashSet<>(Set.of(String.valueOf(got.address())));
        for (int number = 1; ; number++) {
            if (page.mended())
                tray.note(name(), "", "it is damaged XML: read as far as it could be");
            put(page, got.bytes(), host, tray);
            String next = Parts.or(page.href("next"), page.href("prev-archive"));
            if (next.isEmpty() || !seen.add(next)) break;
            if (number >= wishes.pages()) {
                tray.note(
                        name(),
                        next,
                        "there are more than " + wishes.pages() + " pages: the rest was left");
                break;
            }
            Feed more = page(next, tray);
            if (more == null) return;
            page = more;
        }
        whole = true;
    }

    /// What the server said of the feed; null where it has not come whole, or from a file.
    FeedAsking.@Nullable Got whole() {
        return whole ? answered : null;
    }

    /// @param bytes of the first page, which are what the progress goes by
    private void put(Feed page, long bytes, String host, InTray tray) {
        FeedStory stories = new FeedStory(page, wishes, host, name(), clock.instant());
        int done = 0;
        if (page.items().size() >= Dialects.MOST_ITEMS)
            tray.note(name(), "", "only its first " + Dialects.MOST_ITEMS + " items are read");
        for (FeedItem item : page.items()) {
            if (item.isEmpty()) tray.broken(name(), "item", "it says nothing");
            else tray.put(stories.of(item, tray));
            tray.at(bytes * ++done / page.items().size());
        }
    }

    private @Nullable Feed page(String next, InTray tray) {
        URI address = Bases.uri(next);
        if (answered == null
                || answered.address() == null
                || address == null
                || address.getHost() == null) {
            tray.note(name(), next, "a further page, which is not asked for from here");
            return null;
        }
        try {
            return asking.get(new Place.OnTheWeb(address), true).feed();
        } catch (IOException e) {
            tray.broken(name(), next, "this page cannot be read: " + e.getMessage());
            return null;
        }
    }

    /// The host of an address in small letters, without `www.`; empty where there is none.
    static String host(String address) {
        URI uri = Bases.uri(address);
        String host =
                uri == null || uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static String bare(URI site) {
        String path = site.getRawPath() == null ? "" : site.getRawPath().replaceFirst("/+$", "");
        return host(site.toString()) + path;
    }
}

package broadsheet.feeds;

import broadsheet.config.FeedSettings;
import broadsheet.http.Content;
import broadsheet.http.Csp;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.http.Router;
import broadsheet.media.Attachments;
import broadsheet.paper.Addresses;
import broadsheet.paper.PressRoom;
import broadsheet.paper.ReadingRoom;
import broadsheet.story.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers with feeds. They go through the press as pages do.
public final class Feeds {
    /// For browsers that show a feed: our style sheet, and nothing else.
    private static final Csp POLICY = Csp.NOTHING.and("style-src", "'self'");

    private final PressRoom press;
    private final FeedSettings settings;
    private final Channels channels;
    private final FeedPages pages;
    private final OldFeeds old;
    private final FeedStyle style;
    private final ChangeDates dates = new ChangeDates();
    private final ReadingRoom room;
    private final Map<FeedFormat, FeedWriter> writers;

    public Feeds(ReadingRoom room, FeedSettings settings, Attachments attachments) {
        this.room = room;
        this.press = room.press();
        this.settings = settings;
        this.channels = new Channels(room);
        this.pages = new FeedPages(room, settings, attachments);
        this.old = new OldFeeds(room.stories(), channels);
        this.style = new FeedStyle(room.paper());
        this.writers =
                Map.of(
                        FeedFormat.RSS,
                        new RssWriter(room.paper(), FeedStyle.PATH),
                        FeedFormat.ATOM,
                        new AtomWriter(room.paper(), FeedStyle.PATH),
                        FeedFormat.JSON,
                        new JsonFeedWriter(room.paper()));
    }

    /// Adds the addresses that the paper as a whole has. Those of sections, tags and contributors
    /// are found by [#at], since the newsroom gives out their paths.
    public void addTo(Router.Builder router) {
        for (FeedFormat format : FeedFormat.values())
            router.get("/" + format.fileName(), request -> feed(request, "/", format));
        router.get(FeedStyle.PATH, _ -> style.content());
    }

    /// The feed at this address, or the way to it from where another system had it; empty where it
    /// is neither.
    public Optional<Response> at(Request request) {
        String path = request.path();
        for (FeedFormat format : FeedFormat.values()) {
            String end = "/" + format.fileName();
            if (!path.endsWith(end)) continue;
            String list = path.substring(0, path.length() - end.length());
            if (channels.has(list)) return Optional.of(feed(request, list, format));
            Optional<String> moved = old.moved(list, format);
            if (moved.isPresent()) return moved.map(Response::movedPermanently);
        }
        return old.at(request).map(Response::movedPermanently);
    }

    /// The whole addresses of the feeds made from any of these sources.
    public List<String> changed(Set<String> sources) {
        return channels.of(sources).stream()
                .flatMap(list ->
                        Stream.of(FeedFormat.values())
                                .map(format -> FeedAddresses.of(list, format)))
                .map(path -> room.paper().url() + path)
                .toList();
    }

    private Response feed(Request request, String list, FeedFormat format) {
        return press.answer(
                PressRoom.key(request),
                () -> {
                    Instant changed = room.stories().lastChange();
                    Feed feed =
                            channels.at(list)
                                    .flatMap(
                                            channel -> pages.feed(channel, format, before(request)))
                                    .orElseThrow(() -> elsewhere(list, format));
                    return content(feed, format, changed);
                });
    }

    /// Where a tag or contributor had another address before.
    private RuntimeException elsewhere(String list, FeedFormat format) {
        return PressRoom.instead(
                old.moved(list, format)
                        .<Response>map(Response::movedPermanently)
                        .orElseGet(Response::notFound));
    }

    private static @Nullable Position before(Request request) {
        Optional<String> before = request.param("before");
        return before.isEmpty()
                ? null
                : Addresses.position(before.get())
                        .orElseThrow(() -> PressRoom.instead(Response.notFound()));
    }

    private Content content(Feed feed, FeedFormat format, @Nullable Instant changed) {
        FeedWriter writer = java.util.Objects.requireNonNull(writers.get(format));
        byte[] body = writer.write(feed).getBytes(StandardCharsets.UTF_8);
        Content.Builder content =
                Content.of(format.sentAs() + "; charset=utf-8", body)
                        .csp(POLICY)
                        .language(room.paper().language())
                        .cacheTags(List.of("feed"))
                        .link("<" + feed.self() + ">; rel=\"self\"");
        if (settings.hub() != null) content.link("<" + settings.hub() + ">; rel=\"hub\"");
        Content undated = content.build();
        Instant date = dates.date(feed.self(), changed, undated.etag());
        return date == null ? undated : content.lastModified(date).build();
    }
}

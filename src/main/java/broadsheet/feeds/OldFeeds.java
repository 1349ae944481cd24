package broadsheet.feeds;

import broadsheet.http.Request;
import broadsheet.story.AtPath;
import broadsheet.story.Stories;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Leads from the addresses at which other systems have their feeds to ours, so that whoever
/// followed a paper before it moved here follows it still: WordPress's `/feed/`, `/feed/atom/`,
/// `/category/x/feed/` and `?feed=rss2`, Ghost's `/rss/`, and the usual file names.
final class OldFeeds {
    private static final Pattern AT_END =
            Pattern.compile(
                    "(.*)/(?:feed(?:/(feed|rss|rss2|rdf|atom|json))?|rss|rss\\.xml|(atom)\\.xml|index\\.(xml|rss))/?");

    private static final Map<String, FeedFormat> NAMES =
            Map.of("atom", FeedFormat.ATOM, "json", FeedFormat.JSON);

    private final Stories stories;
    private final Channels channels;

    OldFeeds(Stories stories, Channels channels) {
        this.stories = stories;
        this.channels = channels;
    }

    /// The path to go to, as it stands in a link; empty where the address is no feed's, or a story
    /// stands there.
    Optional<String> at(Request request) {
        Optional<String> query = request.param("feed");
        if (query.isPresent()) return to(request.path(), format(query.get()));
        Matcher matcher = AT_END.matcher(request.path());
        if (!matcher.matches() || stories.at(request.path()) instanceof AtPath.Found)
            return Optional.empty();
        String name = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        return to(matcher.group(1) + "/", format(name));
    }

    private static FeedFormat format(@Nullable String name) {
        return name == null ? FeedFormat.RSS : NAMES.getOrDefault(name, FeedFormat.RSS);
    }

    /// The feed of the list at a path, or of the list that the path leads to.
    private Optional<String> to(String path, FeedFormat format) {
        String bare =
                path.length() > 1 && path.endsWith("/")
                        ? path.substring(0, path.length() - 1)
                        : path;
        if (isPublic(bare)) return Optional.of(FeedAddresses.of(bare, format));
        for (String old : List.of(path, bare))
            if (stories.at(old) instanceof AtPath.Moved(var target) && isPublic(target))
                return Optional.of(FeedAddresses.of(target, format));
        return Optional.empty();
    }

    /// The feed of a list that has moved from a path.
    Optional<String> moved(String list, FeedFormat format) {
        return stories.at(list) instanceof AtPath.Moved(var target) && isPublic(target)
                ? Optional.of(FeedAddresses.of(target, format))
                : Optional.empty();
    }

    private boolean isPublic(String path) {
        return channels.has(path) && channels.at(path).filter(this::isPublic).isPresent();
    }

    /// A tag that only hidden stories have would tell of them.
    private boolean isPublic(Channel channel) {
        return !channel.hidden() || !stories.cards(channel.listing(), null, 1).isEmpty();
    }
}

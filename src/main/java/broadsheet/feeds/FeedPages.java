package broadsheet.feeds;

import broadsheet.config.FeedSettings;
import broadsheet.media.Attachments;
import broadsheet.paper.Addresses;
import broadsheet.paper.Paper;
import broadsheet.paper.ReadingRoom;
import broadsheet.paper.WholeStories;
import broadsheet.story.Position;
import broadsheet.story.Stories;
import broadsheet.story.Story;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes feeds and their further pages. A page is named by the place in the list from which it
/// reads on, so that what stands on it does not move when new stories come.
final class FeedPages {
    private final Paper paper;
    private final Stories stories;
    private final WholeStories whole;
    private final FeedSettings settings;
    private final Items items;

    FeedPages(ReadingRoom room, FeedSettings settings, Attachments attachments) {
        this.paper = room.paper();
        this.stories = room.stories();
        this.whole = room.whole();
        this.settings = settings;
        this.items = new Items(paper, settings.text(), attachments);
    }

    /// Empty where nobody is to know of the channel, or where the list ends before `before`.
    Optional<Feed> feed(Channel channel, FeedFormat format, @Nullable Position before) {
        List<Story> more = stories.newest(channel.listing(), before, settings.stories() + 1);
        if (more.isEmpty() && (channel.hidden() || before != null)) return Optional.empty();
        List<Story> shown = more.subList(0, Math.min(settings.stories(), more.size()));
        String first = paper.url() + FeedAddresses.of(channel.path(), format);
        return Optional.of(
                new Feed(
                        channel,
                        paper.address(channel.path()),
                        before == null ? first : at(first, before),
                        first,
                        before == null ? null : newer(channel, first, before),
                        more.size() > shown.size() ? at(first, position(shown.getLast())) : null,
                        shown.stream()
                                .map(Story::updated)
                                .max(Comparator.naturalOrder())
                                .orElse(Instant.EPOCH),
                        settings.hub(),
                        paper.address(Icons.LARGE),
                        whole.of(shown).stream().map(items::item).toList()));
    }

    private String newer(Channel channel, String first, Position before) {
        return stories.newer(channel.listing(), before, settings.stories())
                .map(position -> at(first, position))
                .orElse(first);
    }

    private static String at(String first, Position position) {
        return first + "?before=" + Addresses.position(position);
    }

    private static Position position(Story story) {
        return new Position(story.firstPublished(), story.id());
    }
}

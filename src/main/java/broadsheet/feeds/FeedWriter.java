package broadsheet.feeds;

/// Writes a feed in one format.
@FunctionalInterface
interface FeedWriter {
    String write(Feed feed);
}

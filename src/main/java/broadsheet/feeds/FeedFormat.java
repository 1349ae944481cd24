package broadsheet.feeds;

/// The kinds of feeds there are. Each list of the paper has all of them.
public enum FeedFormat {
    RSS("feed.xml", "application/rss+xml", "RSS"),
    ATOM("feed.atom", "application/atom+xml", "Atom"),
    JSON("feed.json", "application/feed+json", "JSON Feed");

    private final String fileName;
    private final String mediaType;
    private final String title;

    FeedFormat(String fileName, String mediaType, String title) {
        this.fileName = fileName;
        this.mediaType = mediaType;
        this.title = title;
    }

    /// The last part of its address.
    public String fileName() {
        return fileName;
    }

    public String mediaType() {
        return mediaType;
    }

    /// What people call it.
    public String title() {
        return title;
    }
}

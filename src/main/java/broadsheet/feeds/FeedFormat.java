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

    /// As registered, or as everybody has it.
    public String mediaType() {
        return mediaType;
    }

    /// What it is sent as. Browsers show XML with its style sheet only under the plain name; under
    /// the feeds' own some show source text and others offer a download. Readers of feeds take
    /// both.
    String sentAs() {
        return this == JSON ? mediaType : "application/xml";
    }

    /// What people call it.
    public String title() {
        return title;
    }
}

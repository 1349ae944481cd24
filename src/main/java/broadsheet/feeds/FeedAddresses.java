package broadsheet.feeds;

import broadsheet.paper.Addresses;

/// The addresses of feeds: a list's own with one more part, so that whoever knows the one knows the
/// other.
public final class FeedAddresses {
    private FeedAddresses() {}

    /// The path of a feed as it stands in a link.
    ///
    /// @param list the path of the list's page, not encoded: `/` for the whole paper, or a
    ///   section's, tag's or contributor's
    public static String of(String list, FeedFormat format) {
        return under(Addresses.encoded(list), format);
    }

    /// The same for the list's path as it stands in a link.
    public static String under(String href, FeedFormat format) {
        return (href.equals("/") ? "" : href) + "/" + format.fileName();
    }
}

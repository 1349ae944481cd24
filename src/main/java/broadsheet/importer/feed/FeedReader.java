package broadsheet.importer.feed;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a feed of any format from its bytes: decoded, mended, brought to one dialect.
final class FeedReader {
    private static final int MOST_PARTS = 1_500_000;

    private FeedReader() {}

    /// @param charset of the server's `Content-Type`, or null
    /// @param from where it came from, or null
    /// @throws NotAFeed where it is none, saying what it is
    static Feed read(byte[] bytes, @Nullable String charset, @Nullable URI from)
            throws IOException {
        Bases bases = new Bases(from);
        Prolog prolog = Prolog.of(FeedText.of(bytes, charset));
        measure(prolog);
        return switch (prolog.kind()) {
            case JSON -> new JsonFeed(bases).read(prolog.rest());
            case HTML -> throw new NotAFeed("it is a page, not a feed");
            case NOTHING -> throw new NotAFeed(bytes.length == 0 ? "it is empty" : "it is no feed");
            case XML -> {
                FeedXml xml = FeedXml.of(prolog);
                Dialects dialects = new Dialects(xml.document(), bases);
                yield Rome.read(dialects.atom(), dialects.format(), xml.mended());
            }
        };
    }

    /// Refuses what would be a tree of another size than its text: each tag or value takes some
    /// hundred bytes, however short it is written.
    private static void measure(Prolog prolog) throws NotAFeed {
        boolean json = prolog.kind() == Prolog.Kind.JSON;
        long parts =
                prolog.rest()
                        .chars()
                        .filter(json ? c -> c == ',' || c == '{' || c == '[' : c -> c == '<')
                        .count();
        if (parts > MOST_PARTS)
            throw new NotAFeed(
                    "it is made of " + parts + " parts; at most " + MOST_PARTS + " are read");
    }

    /// Where a page says that its feed is; empty where it says nothing, or is no page.
    static Optional<URI> named(byte[] bytes, @Nullable String charset, URI page) {
        Prolog prolog = Prolog.of(FeedText.of(bytes, charset));
        return prolog.kind() == Prolog.Kind.HTML
                ? FeedLinks.in(prolog.rest(), page)
                : Optional.empty();
    }
}

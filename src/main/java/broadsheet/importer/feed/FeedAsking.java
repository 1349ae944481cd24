package broadsheet.importer.feed;

import broadsheet.fetch.Answer.Answered;
import broadsheet.fetch.Answer.Unanswered;
import broadsheet.fetch.Ask;
import broadsheet.fetch.FetchLimits;
import broadsheet.fetch.Fetcher;
import broadsheet.importer.feed.FeedVisits.Marks;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Gets feeds, from files and from servers, and reads them. What a server says of its content's
/// type counts for nothing: only what came does.
final class FeedAsking {
    private static final String ACCEPT =
            "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml,"
                    + " application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";
    private static final Pattern CHARSET =
            Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]+)");

    private final Fetcher fetcher;
    private final FetchLimits limits;
    private final FeedVisits visits;

    FeedAsking(Fetcher fetcher, FetchLimits limits, FeedVisits visits) {
        this.fetcher = fetcher;
        this.limits = limits;
        this.visits = visits;
    }

    /// What came.
    ///
    /// @param feed null where nothing has changed
    /// @param address it was asked for at, or null for a file
    record Got(@Nullable Feed feed, @Nullable URI address, Marks marks, long bytes) {}

    /// @param again whether it is wanted also where nothing has changed
    /// @throws IOException whose message says in a line why there is no feed
    Got get(Place place, boolean again) throws IOException {
        return switch (place) {
            case Place.OnDisk(var file) -> read(file);
            case Place.OnTheWeb(var address) -> ask(address, again, true);
        };
    }

    private Got read(Path file) throws IOException {
        int most = Math.toIntExact(Math.min(limits.bytes(), Integer.MAX_VALUE - 9));
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) throw tooLarge();
            return new Got(
                    FeedReader.read(bytes, null, null), null, new Marks("", ""), bytes.length);
        }
    }

    private IOException tooLarge() {
        return new IOException("it is larger than " + (limits.bytes() >> 10) + " KB");
    }

    private Got ask(URI address, boolean again, boolean pages) throws IOException {
        Map<String, String> headers = new HashMap<>(Map.of("Accept", ACCEPT));
        Optional<Marks> last = again ? Optional.empty() : visits.last(address.toString());
        last.ifPresent(marks -> headers.putAll(marks.headers()));
        return switch (fetcher.ask(Ask.get(address, headers))) {
            case Unanswered(var reason) -> throw new IOException(reason);
            case Answered answer when answer.status() == 304 && last.isPresent() ->
                    new Got(null, address, last.get(), 0);
            case Answered answer when answer.status() != 200 ->
                    throw new IOException("the server answered " + answer.status());
            case Answered answer when !answer.whole() -> throw tooLarge();
            case Answered answer -> read(address, answer, again, pages);
        };
    }

    private Got read(URI address, Answered answer, boolean again, boolean pages)
            throws IOException {
        String type = answer.header("Content-Type").orElse("");
        Matcher named = CHARSET.matcher(type);
        String charset = named.find() ? named.group(1) : null;
        Marks marks =
                new Marks(
                        answer.header("ETag").orElse(""),
                        answer.header("Last-Modified").orElse(""));
        try {
            Feed feed = FeedReader.read(answer.body(), charset, answer.from());
            return new Got(feed, address, marks, answer.body().length);
        } catch (NotAFeed e) {
            URI feed = FeedReader.named(answer.body(), charset, answer.from()).orElse(null);
            if (feed == null || !pages) throw e;
            try {
                return ask(feed, again, false);
            } catch (IOException inner) {
                throw new IOException(
                        "it is a page whose feed is " + feed + ": " + inner.getMessage(), inner);
            }
        }
    }
}

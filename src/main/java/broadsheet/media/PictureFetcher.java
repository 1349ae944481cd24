package broadsheet.media;

import broadsheet.fetch.Answer.Answered;
import broadsheet.fetch.Answer.Unanswered;
import broadsheet.fetch.Ask;
import broadsheet.fetch.FetchLimits;
import broadsheet.fetch.Fetcher;
import broadsheet.media.FetchResult.Fetched;
import broadsheet.media.FetchResult.NotFetched;
import java.net.URI;
import java.util.Map;

/// Fetches files by address for an import, as a [Fetcher] does. For many threads. Close it.
public final class PictureFetcher implements AutoCloseable {
    private static final Map<String, String> HEADERS =
            Map.of("Accept", "image/*,audio/*,video/*;q=0.9,*/*;q=0.5");

    private final Fetcher fetcher;
    private final long most;

    public PictureFetcher(FetchLimits limits) {
        this.fetcher = new Fetcher(limits);
        this.most = limits.bytes();
    }

    /// The file at an address, or why it is not to be had. Blocks until then.
    public FetchResult fetch(URI address) {
        return switch (fetcher.ask(Ask.get(address, HEADERS))) {
            case Unanswered(var reason) -> new NotFetched(reason);
            case Answered answer when answer.status() != 200 ->
                    new NotFetched("status " + answer.status());
            case Answered answer when !answer.whole() ->
                    new NotFetched("more than " + most + " bytes");
            case Answered answer -> new Fetched(answer.body(), answer.from());
        };
    }

    @Override
    public void close() {
        fetcher.close();
    }
}

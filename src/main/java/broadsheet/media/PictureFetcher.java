package broadsheet.media;

import broadsheet.fetch.Answer.Answered;
import broadsheet.fetch.Answer.Unanswered;
import broadsheet.fetch.Ask;
import broadsheet.fetch.FetchLimits;
import broadsheet.fetch.Fetcher;
import broadsheet.media.FetchResult.Fetched;
import broadsheet.media.FetchResult.NotFetched;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/// Fetches files by address for an import, as a [Fetcher] does. For many threads. Close it.
public final class PictureFetcher implements AutoCloseable {
    private static final Map<String, String> HEADERS =
            Map.of("Accept", "image/*,audio/*,video/*,application/pdf;q=0.9,*/*;q=0.5");

    private final Fetcher fetcher;
    private final long most;

    public PictureFetcher(FetchLimits limits) {
        this.fetcher = new Fetcher(limits);
        this.most = limits.bytes();
    }

    /// Brings the file at an address to the disk, in constant memory, or says why it is not to be
    /// had. Blocks until then.
    ///
    /// @param into is overwritten; it holds nothing of use where the file was not to be had
    public FetchResult fetch(URI address, Path into) {
        return switch (fetcher.ask(Ask.get(address, HEADERS).into(into))) {
            case Unanswered(var reason) -> new NotFetched(reason);
            case Answered answer when answer.status() != 200 ->
                    new NotFetched("status " + answer.status());
            case Answered answer when !answer.whole() ->
                    new NotFetched("more than " + most + " bytes");
            case Answered answer -> new Fetched(into, answer.from());
        };
    }

    @Override
    public void close() {
        fetcher.close();
    }
}

package broadsheet.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An answer that goes on for as long as there is news: server-sent events (HTML, "Server-sent
/// events"). It holds none of the places for requests that are being answered, only its connection
/// and one virtual thread; a reader who takes nothing is let go as with any answer.
///
/// @param source asked by the thread that writes, and closed whatever happens
public record EventStream(Source source) implements Response {

    /// What there is to tell.
    public interface Source extends AutoCloseable {
        /// The next events, as they are written; empty where there are none for now.
        ///
        /// @param patience the longest that this may wait for them
        /// @return null at the end
        @Nullable String next(Duration patience) throws InterruptedException;

        /// Nobody listens any more.
        @Override
        void close();
    }

    /// One event.
    ///
    /// @param data one line
    public static String event(String name, String data) {
        if (data.indexOf('\n') >= 0 || data.indexOf('\r') >= 0)
            throw new IllegalArgumentException("an event's data is one line");
        return "event: " + name + "\ndata: " + data + "\n\n";
    }
}

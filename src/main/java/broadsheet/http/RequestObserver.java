package broadsheet.http;

import org.jspecify.annotations.Nullable;

/// Told of every answer, for counting and timing. Must be quick and must not block.
@FunctionalInterface
public interface RequestObserver {
    RequestObserver NONE = (_, _, _) -> {};

    /// @param method null where the request could not be read
    /// @param nanos from the request's last head byte to the answer handed to the socket
    void answered(@Nullable Method method, int status, long nanos);
}

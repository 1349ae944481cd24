package broadsheet.http;

import org.jspecify.annotations.Nullable;

/// What can be answered from memory at once, such as pressed pages. Asked for GET and HEAD before
/// any [Handler], on the thread that serves every connection: it must not block, wait for a lock or
/// render.
@FunctionalInterface
public interface Ready {
    Ready EMPTY = _ -> null;

    /// The ready answer, or null where the handler must be asked.
    @Nullable Content at(Request request);
}

package broadsheet.http;

import java.io.IOException;

/// A connection's two streams of bytes, as blocking calls for the thread that answers a request.
interface Wire {
    /// Waits for bytes; -1 at the end.
    int read(byte[] into, int offset, int length) throws IOException;

    /// Writes all parts in order, in one go where they are small enough.
    void write(byte[]... parts) throws IOException;
}

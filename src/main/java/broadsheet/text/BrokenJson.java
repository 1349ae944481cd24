package broadsheet.text;

import java.io.IOException;

/// What was to be JSON is none from some byte on.
public final class BrokenJson extends IOException {
    private static final long serialVersionUID = 1L;

    private final long offset;

    BrokenJson(String message, long offset, Throwable cause) {
        super(message, cause);
        this.offset = offset;
    }

    /// The byte of the whole file at which it was seen, counted from 0.
    public long offset() {
        return offset;
    }
}

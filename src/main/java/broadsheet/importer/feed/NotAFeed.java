package broadsheet.importer.feed;

import java.io.IOException;

/// What was read is no feed; the message says what it is instead.
final class NotAFeed extends IOException {
    private static final long serialVersionUID = 1L;

    NotAFeed(String message) {
        super(message);
    }
}

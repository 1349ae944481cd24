package broadsheet.events;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the log, after one event: the event's transaction and its number. The order of the
/// log is theirs.
public record LogPlace(String xid, long id) {
    /// Before the first event.
    public static final LogPlace START = new LogPlace("0", 0);

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,20}):(\\d{1,18})");

    /// As [#written] wrote it; empty where it is something else.
    public static Optional<LogPlace> of(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        return matcher.matches()
                ? Optional.of(new LogPlace(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    public String written() {
        return xid + ":" + id;
    }
}

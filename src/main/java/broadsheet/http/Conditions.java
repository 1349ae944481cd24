package broadsheet.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Conditional requests (RFC 9110, section 13) for GET and HEAD.
final class Conditions {
    private Conditions() {}

    /// True where a list of entity tags names this one, compared weakly, or is `*`.
    static boolean names(String list, String tag) {
        if (list.strip().equals("*")) return true;
        int at = 0;
        while ((at = list.indexOf(tag, at)) >= 0) {
            int end = at + tag.length();
            boolean starts = at == 0 || " \t,/".indexOf(list.charAt(at - 1)) >= 0;
            if (starts && (end == list.length() || " \t,".indexOf(list.charAt(end)) >= 0))
                return true;
            at = end;
        }
        return false;
    }

    /// True where the reader's copy is still good: `If-None-Match` decides, and where it is absent
    /// the date.
    static boolean unchanged(Request request, String tag, @Nullable Instant lastModified) {
        String list = request.headerOrNull("If-None-Match");
        if (list != null) return names(list, tag);
        String since = request.headerOrNull("If-Modified-Since");
        if (since == null || lastModified == null) return false;
        Instant held = HttpDate.read(since);
        return held != null && !lastModified.isAfter(held);
    }
}

package broadsheet.http;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Refuses requests that another site made a reader's browser send (CSRF): a state-changing one
/// must come from this site, by `Sec-Fetch-Site` and by `Origin`. Programs that are no browsers
/// send neither and carry no cookies.
record SameOrigin(@Nullable String publicOrigin) {

    static SameOrigin of(@Nullable URI publicUrl) {
        if (publicUrl == null) return new SameOrigin(null);
        String scheme = publicUrl.getScheme().toLowerCase(Locale.ROOT);
        String authority = publicUrl.getAuthority().toLowerCase(Locale.ROOT);
        String usual = scheme.equals("https") ? ":443" : ":80";
        if (authority.endsWith(usual))
            authority = authority.substring(0, authority.length() - usual.length());
        return new SameOrigin(scheme + "://" + authority);
    }

    /// The refusal, or null where the request may go on.
    @Nullable Refusal refusal(Request request) {
        if (request.method().safe()) return null;
        String site = request.headerOrNull("Sec-Fetch-Site");
        String origin = request.headerOrNull("Origin");
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        if (!foreign && (origin == null || own(origin.toLowerCase(Locale.ROOT), request)))
            return null;
        return Refusal.of(
                403,
                "This can only be sent from this site's own pages. Go back, reload and try again.");
    }

    private boolean own(String origin, Request request) {
        return origin.equals(publicOrigin)
                || origin.equals(request.scheme() + "://" + request.host());
    }
}

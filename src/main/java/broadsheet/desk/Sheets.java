package broadsheet.desk;

import broadsheet.http.Content;
import broadsheet.http.Csp;
import broadsheet.http.Response;
import broadsheet.page.Assets;
import broadsheet.page.Templates;
import java.util.List;

/// Prints pages of the desk: for one person, kept by nobody, found by no search engine, and with
/// nothing in them that does not come from this site's own files.
final class Sheets {
    private static final Csp POLICY =
            Csp.NOTHING
                    .and("script-src", "'self'")
                    .and("style-src", "'self'")
                    .and("img-src", "'self'")
                    .and("font-src", "'self'")
                    .and("connect-src", "'self'")
                    .and("frame-src", "'self'")
                    .and("form-action", "'self'")
                    .and("base-uri", "'none'");

    private final Templates templates;

    Sheets(Templates templates) {
        this.templates = templates;
    }

    Response page(String template, Object page) {
        return page(template, page, 200);
    }

    Response page(String template, Object page, int status) {
        return page(template, page, status, POLICY);
    }

    /// A page that another of this site may show in a frame: one that asks people to sign in again
    /// without losing what they have open.
    Response framed(String template, Object page, int status) {
        return page(template, page, status, POLICY.and("frame-ancestors", "'self'"));
    }

    /// @param inline what stands in the page and not in a file of its own
    Response page(String template, Object page, int status, List<Assets.Inline> inline) {
        return page(
                template,
                page,
                status,
                POLICY.scriptHashes(inline.stream().map(Assets.Inline::hash).toList()));
    }

    private Response page(String template, Object page, int status, Csp policy) {
        return Content.html(templates.render("desk/" + template, page))
                .status(status)
                .csp(policy)
                .cacheControl("no-store")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }
}

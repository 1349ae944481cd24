package broadsheet.site;

import broadsheet.http.Content;
import broadsheet.http.Csp;
import broadsheet.http.Refrain;
import broadsheet.page.Assets;
import broadsheet.page.Layout;
import broadsheet.page.Templates;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Makes a page's content of its view: rendered, with the policy that lets its own style and script
/// in.
final class Typesetting {
    private final Templates templates;
    private final Map<Assets.Inline, Refrain> sheets = new ConcurrentHashMap<>();

    Typesetting(Templates templates) {
        this.templates = templates;
    }

    /// A piece of a page, without anything around it.
    byte[] part(String template, Object piece) {
        return templates.render(template, piece);
    }

    Content.Builder html(String template, Object page, Layout layout) {
        return html(templates.render(template, page), layout);
    }

    /// The same for a page that was rendered before.
    Content.Builder html(byte[] rendered, Layout layout) {
        return Content.html(rendered)
                .language(layout.language())
                .refrain(sheets.computeIfAbsent(layout.resources().style(), Typesetting::refrain))
                .csp(policy(layout));
    }

    /// What a page may load and run: what is its own.
    static Csp policy(Layout layout) {
        return Csp.PAGE
                .styleHashes(List.of(layout.resources().style().hash()))
                .scriptHashes(List.of(layout.resources().script().hash()));
    }

    private static Refrain refrain(Assets.Inline sheet) {
        return new Refrain(sheet.bytes());
    }
}

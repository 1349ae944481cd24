package broadsheet.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;

/// Turns a view record into a page's bytes by its template, compiled when the jar was built.
public final class Templates {
    private final TemplateEngine engine;

    public Templates() {
        engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "broadsheet.jte");
    }

    /// The page as UTF-8.
    ///
    /// @param name below `src/main/jte`, without its ending: `site/story`
    public byte[] render(String name, Object page) {
        Utf8ByteOutput out = new Utf8ByteOutput();
        engine.render(name + ".jte", page, out);
        return out.toByteArray();
    }
}

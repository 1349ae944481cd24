package broadsheet.importer;

import broadsheet.text.Json;
import broadsheet.text.SafeHtml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns content with block comments into pieces of HTML that say by elements and classes what the
/// comments said. Blocks that WordPress fills when it shows the page (latest posts, search, a
/// query) have no content to bring: they are left out and counted.
final class BlockMarkup {
    private static final Set<String> DYNAMIC =
            Set.of(
                    "archives",
                    "avatar",
                    "calendar",
                    "categories",
                    "comments",
                    "latest-comments",
                    "latest-posts",
                    "legacy-widget",
                    "loginout",
                    "navigation",
                    "page-list",
                    "pattern",
                    "read-more",
                    "rss",
                    "search",
                    "tag-cloud",
                    "template-part",
                    "terms-query",
                    "breadcrumbs",
                    "widget-group",
                    "jetpack/contact-form",
                    "jetpack/subscriptions",
                    "jetpack/related-posts",
                    "jetpack/sharing-buttons",
                    "jetpack/like",
                    "newspack-blocks/homepage-articles",
                    "newspack-blocks/carousel",
                    "newspack-blocks/donate",
                    "newspack-blocks/author-list",
                    "newspack-blocks/author-profile",
                    "newspack/reader-registration");
    private static final List<String> DYNAMIC_FAMILIES =
            List.of("post-", "site-", "comment-", "comments-", "query-", "term-", "home-link");
    private static final Set<String> SILENT = Set.of("spacer", "more", "nextpage");
    private static final int NESTED_REUSE = 3;
    private static final int LONGEST_REUSE = 2_000_000;

    /// A run of HTML to be read on its own. `loose` text still needs WordPress's paragraph rules.
    record Piece(String html, boolean loose) {}

    private final Notes notes;
    private final List<Piece> pieces = new ArrayList<>();
    private StringBuilder html = new StringBuilder();
    private int depth;
    private int reused;

    private BlockMarkup(Notes notes) {
        this.notes = notes;
    }

    static List<Piece> pieces(String content, Notes notes) {
        BlockMarkup markup = new BlockMarkup(notes);
        markup.append(content, 0);
        markup.flush(false);
        return markup.pieces;
    }

    private void append(String content, int nested) {
        List<Gutenberg.Step> steps = Gutenberg.read(content);
        for (int i = 0; i < steps.size(); i++) {
            switch (steps.get(i)) {
                case Gutenberg.Step.Html(var text) -> html(text);
                case Gutenberg.Step.Close _ -> leave();
                case Gutenberg.Step.Open open -> {
                    boolean empty = open.close() == i;
                    if (special(open, empty, nested)) i = open.close();
                    else if (!empty) enter(open, steps.get(i + 1));
                    else if (!SILENT.contains(open.name())) notes.dropped("block " + open.name());
                }
            }
        }
    }

    private void html(String text) {
        if (depth == 0) flush(false);
        html.append(text);
        if (depth == 0) flush(true);
    }

    private void flush(boolean loose) {
        if (!html.toString().isBlank()) pieces.add(new Piece(html.toString(), loose));
        html = new StringBuilder();
    }

    private void enter(Gutenberg.Step.Open open, Gutenberg.Step next) {
        if (depth == 0) flush(false);
        depth++;
        if (open.name().equals("cover")
                && next instanceof Gutenberg.Step.Html(var text)
                && text.contains("background-image")) picture(open.attributes());
    }

    private void leave() {
        depth--;
        if (depth == 0) flush(false);
    }

    /// Handles a block that is more, or less, than its inner HTML. False: take the inner HTML as it
    /// is.
    private boolean special(Gutenberg.Step.Open open, boolean empty, int nested) {
        String name = open.name();
        if (SILENT.contains(name)) return true;
        if (DYNAMIC.contains(name) || DYNAMIC_FAMILIES.stream().anyMatch(name::startsWith)) {
            notes.dropped("block " + name);
            return true;
        }
        return switch (name) {
            case "block" -> reuse(open.attributes(), nested);
            case "footnotes" -> footnotes();
            case "social-link" -> socialLink(open.attributes());
            case "math" -> formula(text(open.attributes(), "latex"));
            case "shortcode" -> empty;
            case "newspack-blocks/iframe" -> embed(text(open.attributes(), "src"));
            default ->
                    empty
                            && (name.equals("embed") || name.startsWith("core-embed/"))
                            && embed(text(open.attributes(), "url"));
        };
    }

    private boolean reuse(Json.Obj attributes, int nested) {
        Optional<String> content =
                attributes.get("ref") instanceof Json.Num(var ref)
                        ? notes.context().reusable().apply(ref.longValue())
                        : Optional.empty();
        reused += content.map(String::length).orElse(0);
        if (content.isEmpty() || nested >= NESTED_REUSE || reused > LONGEST_REUSE)
            notes.dropped("block block");
        else append(content.get(), nested + 1);
        return true;
    }

    private boolean footnotes() {
        String json = notes.context().footnotes();
        try {
            if (json == null || json.isBlank()) return true;
            html.append("<ol>");
            if (Json.read(json) instanceof Json.Arr(var items))
                for (Json item : items)
                    if (item instanceof Json.Obj note)
                        html.append("<li>")
                                .append(Shortcodes.closed(text(note, "content")))
                                .append("</li>");
            html.append("</ol>");
        } catch (IllegalArgumentException e) {
            notes.dropped("footnotes");
        }
        return true;
    }

    private boolean socialLink(Json.Obj attributes) {
        String url = text(attributes, "url");
        String label = text(attributes, "label");
        String service = text(attributes, "service");
        if (url.isBlank()) return true;
        String words = !label.isBlank() ? label : !service.isBlank() ? capital(service) : url;
        html.append("<li><a href=\"").append(SafeHtml.escape(url)).append("\">");
        html.append(SafeHtml.escape(words)).append("</a></li>");
        return true;
    }

    private static String capital(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                + word.substring(word.offsetByCodePoints(0, 1));
    }

    private boolean formula(String latex) {
        if (latex.isBlank()) return false;
        html.append("<pre><code>").append(SafeHtml.escape(latex)).append("</code></pre>");
        return true;
    }

    private boolean embed(String url) {
        if (url.isBlank()) return false;
        html.append(Shortcodes.embed(url));
        return true;
    }

    private void picture(Json.Obj attributes) {
        String url = text(attributes, "url");
        if (url.isBlank()) return;
        @Nullable String id =
                attributes.get("id") instanceof Json.Num(var number)
                        ? number.toPlainString()
                        : null;
        html.append("<img src=\"").append(SafeHtml.escape(url)).append("\" class=\"wp-image-");
        html.append(id == null ? "" : id).append("\">");
    }

    private static String text(Json.Obj attributes, String name) {
        return attributes.get(name) instanceof Json.Text(var value) ? value : "";
    }
}

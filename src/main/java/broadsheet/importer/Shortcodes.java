package broadsheet.importer;

import broadsheet.text.PlainText;
import broadsheet.text.SafeHtml;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Replaces shortcodes by HTML that says the same. Those nobody knows lose their tags and keep what
/// they enclose; `[[name]]` becomes `[name]`; inside `pre` and `code` they are text; and brackets
/// that are no shortcode (`[sic]`, `[1]`, `[Note: …]`) are left alone.
final class Shortcodes {
    /// The element a gallery becomes; its `ids` are attachment numbers.
    static final String GALLERY = "wp-gallery";

    /// The element a playlist becomes; its `ids` are attachment numbers, `type` is `audio` or
    /// `video`, `most` how many of them count.
    static final String PLAYLIST = "wp-playlist";

    private static final Set<String> VERBATIM = Set.of("pre", "code");
    private static final Set<String> DROPPED =
            Set.of(
                    "polldaddy",
                    "contact-form",
                    "contact-form-7",
                    "contact-field",
                    "gravityform",
                    "ninja_form",
                    "ninja_forms",
                    "wpforms",
                    "mc4wp_form",
                    "formidable",
                    "recent_posts",
                    "sitemap",
                    "archives",
                    "subscribe2",
                    "rev_slider",
                    "jetpack_subscription_form",
                    "blog_subscription_form",
                    "display-posts",
                    "googleapps",
                    "portfolio",
                    "testimonials",
                    "login_form",
                    "wp_login_form",
                    "crowdsignal",
                    "bbp-forum-index",
                    "woocommerce_cart",
                    "woocommerce_checkout",
                    "woocommerce_my_account",
                    "add_to_cart",
                    "sharethis",
                    "addtoany",
                    "toc",
                    "table-of-contents",
                    "jetpack-related-posts",
                    "adsense");
    private static final Set<String> ENCLOSED_ADDRESS =
            Set.of("embed", "youtube", "video_embed", "fve");
    private static final int LONGEST_ADDRESS = 2_000;

    private final String text;
    private final Notes notes;
    private final StringBuilder out;
    private final Map<String, Integer> lastClose = new HashMap<>();
    private int verbatim;
    private boolean captionOpen;
    private int position;

    private Shortcodes(String text, Notes notes) {
        this.text = text;
        this.notes = notes;
        this.out = new StringBuilder(text.length() + 64);
    }

    /// `html` without shortcodes. Comments go too, and a `<` that begins no tag is escaped.
    static String expand(String html, Notes notes) {
        Shortcodes shortcodes = new Shortcodes(html, notes);
        shortcodes.findCloses();
        Tokens.of(html).forEach(shortcodes::take);
        if (shortcodes.captionOpen) shortcodes.out.append("</figure>");
        return shortcodes.out.toString();
    }

    /// HTML for an address to be embedded.
    static String embed(String url) {
        return "<figure class=\"wp-block-embed\">" + SafeHtml.escape(url) + "</figure>";
    }

    /// `html` such that it cannot open what it does not close.
    static String closed(String html) {
        StringBuilder out = new StringBuilder();
        for (Tokens.Token token : Tokens.of(html)) {
            boolean kept =
                    token.kind() == Tokens.Kind.TEXT
                            || (token.kind() == Tokens.Kind.TAG
                                    && !Set.of("li", "ol", "ul").contains(token.name()));
            if (kept) out.append(html, token.start(), token.end());
        }
        return out.toString();
    }

    private void findCloses() {
        for (int at = text.indexOf("[/"); at >= 0; at = text.indexOf("[/", at + 2)) {
            ShortcodeTag tag = ShortcodeTag.at(text, at);
            if (!tag.none()) lastClose.put(tag.name(), at);
        }
    }

    private void take(Tokens.Token token) {
        if (token.end() <= position) return;
        switch (token.kind()) {
            case TEXT -> words(token);
            case RAW -> copy(token);
            case LESS_THAN -> out.append("&lt;");
            case COMMENT -> {
                String comment = text.substring(token.start(), token.end());
                if (comment.equals("<!--more-->") || comment.equals("<!--nextpage-->"))
                    out.append(comment);
            }
            case TAG -> {
                if (VERBATIM.contains(token.name()) && position <= token.start())
                    verbatim = Math.max(0, verbatim + (token.closing() ? -1 : 1));
                copy(token);
            }
        }
        position = Math.max(position, token.end());
    }

    private void copy(Tokens.Token token) {
        out.append(text, Math.max(position, token.start()), token.end());
    }

    private void words(Tokens.Token token) {
        int from = Math.max(position, token.start());
        if (verbatim > 0) {
            out.append(text, from, token.end());
            return;
        }
        while (from < token.end()) {
            int bracket = text.indexOf('[', from, token.end());
            if (bracket < 0) break;
            out.append(text, from, bracket);
            from = bracket(bracket);
        }
        if (from < token.end()) out.append(text, from, token.end());
        position = Math.max(token.end(), from);
    }

    /// Handles the bracket at `at` and says where to go on.
    private int bracket(int at) {
        int escaped = text.startsWith("[[", at) ? escapedEnd(at) : -1;
        if (escaped >= 0) {
            out.append(text, at + 1, escaped - 1);
            return escaped;
        }
        ShortcodeTag tag = ShortcodeTag.at(text, at);
        if (tag.none()) {
            out.append('[');
            return at + 1;
        }
        return tag.closing() ? close(tag) : open(tag, at);
    }

    /// The end of `[[name]]` or `[[name]…[/name]]`; -1 where the brackets at `at` are neither.
    private int escapedEnd(int at) {
        ShortcodeTag tag = ShortcodeTag.at(text, at + 1);
        if (tag.none()) return -1;
        if (text.startsWith("]", tag.end())) return tag.end() + 1;
        String closing = "[/" + tag.name() + "]]";
        int limit = Math.min(text.length(), tag.end() + LONGEST_ADDRESS);
        int close =
                lastClose.getOrDefault(tag.name(), -1) > at
                        ? text.indexOf(closing, tag.end(), limit)
                        : -1;
        return close < 0 ? -1 : close + closing.length();
    }

    private int close(ShortcodeTag tag) {
        if (Set.of("caption", "wp_caption").contains(tag.name()) && captionOpen) {
            out.append("</figure>");
            captionOpen = false;
        }
        return tag.end();
    }

    private int open(ShortcodeTag tag, int at) {
        switch (tag.name()) {
            case "gallery", "slideshow", "foogallery", "nggallery" -> gallery(tag);
            case "playlist" -> {
                String type = tag.attribute("type").equals("video") ? "video" : "audio";
                playlist(tag.attribute("ids", "include"), type, tag.name(), "");
            }
            case "caption", "wp_caption" -> caption(tag);
            case "audio", "video", "wpvideo", "videopress" -> sound(tag);
            case "code", "sourcecode" -> {
                return code(tag, at);
            }
            default -> {
                return other(tag, at);
            }
        }
        return tag.end();
    }

    private int other(ShortcodeTag tag, int at) {
        String address = ShortcodeAddresses.address(tag);
        if (address.isEmpty() && ENCLOSED_ADDRESS.contains(tag.name())) {
            int close =
                    text.indexOf(
                            "[/", tag.end(), Math.min(text.length(), tag.end() + LONGEST_ADDRESS));
            if (close >= 0) {
                out.append(embed(PlainText.line(text.substring(tag.end(), close))));
                return close;
            }
        }
        if (!address.isEmpty()) {
            out.append(embed(address));
            return tag.end();
        }
        boolean foreign = !tag.attributes().isEmpty() && text.indexOf('<', at, tag.end()) < 0;
        boolean encloses = lastClose.getOrDefault(tag.name(), -1) > at;
        boolean known = DROPPED.contains(tag.name()) || ShortcodeAddresses.known(tag.name());
        if (foreign || encloses || known) {
            notes.dropped("shortcode " + tag.name());
            return tag.end();
        }
        out.append('[');
        return at + 1;
    }

    private void gallery(ShortcodeTag tag) {
        out.append('<').append(GALLERY).append(" ids=\"");
        out.append(SafeHtml.escape(ids(tag.attribute("ids", "include"))));
        out.append("\"></").append(GALLERY).append('>');
    }

    private void playlist(String ids, String type, String name, String most) {
        out.append('<').append(PLAYLIST).append(" ids=\"").append(SafeHtml.escape(ids(ids)));
        out.append("\" type=\"").append(type).append("\" name=\"").append(name);
        out.append("\" most=\"").append(most).append("\"></").append(PLAYLIST).append('>');
    }

    /// These numbers, or those of everything uploaded to the item.
    private String ids(String given) {
        return given.isEmpty()
                ? String.join(
                        ",", notes.context().attached().stream().map(String::valueOf).toList())
                : given;
    }

    private void caption(ShortcodeTag tag) {
        int close =
                Math.max(
                        lastClose.getOrDefault("caption", -1),
                        lastClose.getOrDefault("wp_caption", -1));
        if (captionOpen || close < tag.end()) return;
        captionOpen = true;
        String id = tag.attribute("id");
        out.append("<figure class=\"wp-caption\" data-id=\"");
        out.append(SafeHtml.escape(id.substring(id.lastIndexOf('_') + 1)));
        out.append("\" data-caption=\"").append(SafeHtml.escape(tag.attribute("caption")));
        out.append("\">");
    }

    private void sound(ShortcodeTag tag) {
        String id = tag.firstWord();
        boolean hosted =
                tag.name().equals("wpvideo")
                        || (tag.name().equals("videopress") && !id.contains("/"));
        if (hosted) {
            if (ShortcodeAddresses.plain(id)) out.append(embed("https://videopress.com/v/" + id));
            else notes.dropped("shortcode " + tag.name());
            return;
        }
        String source =
                tag.attribute(
                        "src", "mp3", "m4a", "ogg", "wav", "wma", "flac", "mp4", "m4v", "webm",
                        "ogv", "mov");
        if (source.isEmpty()) source = id;
        source = PlainText.line(source);
        int options = source.indexOf('|');
        if (options >= 0) source = source.substring(0, options);
        if (source.isEmpty() && tag.name().matches("audio|video"))
            playlist("", tag.name(), tag.name(), "1");
        else if (source.isEmpty()) notes.dropped("shortcode " + tag.name());
        else if (Providers.of(source) != null) out.append(embed(source));
        else {
            out.append('<').append(tag.name()).append(" src=\"").append(SafeHtml.escape(source));
            out.append("\" poster=\"").append(SafeHtml.escape(tag.attribute("poster")));
            out.append("\"></").append(tag.name()).append('>');
        }
    }

    /// A listing: what it encloses is shown as it is, tags and brackets too.
    private int code(ShortcodeTag tag, int at) {
        String closing = "[/" + tag.name() + "]";
        int close =
                lastClose.getOrDefault(tag.name(), -1) > at ? text.indexOf(closing, tag.end()) : -1;
        if (close < 0) {
            lastClose.remove(tag.name());
            out.append('[');
            return at + 1;
        }
        out.append("<pre><code>");
        out.append(text.substring(tag.end(), close).replace("<", "&lt;"));
        out.append("</code></pre>");
        return close;
    }
}

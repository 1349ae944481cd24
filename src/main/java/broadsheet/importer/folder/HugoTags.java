package broadsheet.importer.folder;

import broadsheet.text.SafeHtml;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The shortcodes that come with Hugo, and those that most themes have.
final class HugoTags {
    private HugoTags() {}

    /// The shortcode as HTML; null where it is unknown. What an unknown one encloses stays.
    static @Nullable String html(TemplateTag tag, boolean closing, UnaryOperator<String> pages) {
        return switch (tag.name()) {
            case "figure", "img", "image", "picture" -> closing ? "" : figure(tag);
            case "youtube", "youtubeLite", "yt" ->
                    embed("https://www.youtube.com/watch?v=", tag.value(0, "id", "v"));
            case "vimeo", "vimeo_simple" -> embed("https://vimeo.com/", tag.value(0, "id"));
            case "tweet", "twitter", "twitter_simple", "x", "x_simple" -> tweet(tag);
            case "instagram", "instagram_simple" ->
                    embed("https://www.instagram.com/p/", tag.value(0, "id"));
            case "gist" ->
                    embed(
                            "https://gist.github.com/",
                            tag.value(0, "user") + "/" + tag.value(1, "id"));
            case "ref", "relref" -> pages.apply(tag.value(0, "path"));
            case "audio", "video", "mp4" -> closing ? "" : sound(tag);
            case "details", "expand", "collapse", "spoiler" ->
                    closing
                            ? "\n\n</details>\n\n"
                            : "\n\n<details><summary>"
                                    + quoted(tag.value(0, "summary", "title", "label"))
                                    + "</summary>\n\n";
            case "notice",
                    "callout",
                    "admonition",
                    "alert",
                    "note",
                    "tip",
                    "warning",
                    "info",
                    "hint",
                    "box",
                    "caution",
                    "important",
                    "danger",
                    "success",
                    "lead",
                    "panel" ->
                    closing ? "\n\n</aside>\n\n" : box(tag);
            case "quote", "blockquote", "bquote" ->
                    closing ? "\n\n</blockquote>\n\n" : "\n\n<blockquote>\n\n";
            case "pullquote" ->
                    closing
                            ? "\n\n</blockquote>\n\n"
                            : "\n\n<blockquote class=\"wp-block-pullquote\">\n\n";
            case "gallery" -> closing ? "\n\n</div>\n\n" : "\n\n<div class=\"gallery\">\n\n";
            case "rawhtml", "html", "raw" -> "\n\n";
            default -> null;
        };
    }

    private static String figure(TemplateTag tag) {
        String src = tag.value(0, "src", "url", "link", "path");
        if (src.isEmpty()) return "";
        StringBuilder caption = new StringBuilder();
        for (String words : new String[] {tag.value("title"), tag.value("caption")})
            if (!words.isBlank())
                caption.append(caption.isEmpty() ? "" : ": ").append(quoted(words));
        String credit = tag.value("attr", "credit");
        if (!credit.isBlank()) caption.append(" <cite>").append(quoted(credit)).append("</cite>");
        return block(
                "<figure><img src=\""
                        + quoted(src)
                        + "\" alt=\""
                        + quoted(tag.value("alt"))
                        + "\">"
                        + (caption.isEmpty() ? "" : "<figcaption>" + caption + "</figcaption>")
                        + "</figure>");
    }

    private static String tweet(TemplateTag tag) {
        String id = tag.value(0, "id");
        String user = tag.value("user");
        if (tag.words().size() > 1) {
            user = tag.words().get(0);
            id = tag.words().get(1);
        }
        return embed("https://twitter.com/" + (user.isEmpty() ? "i" : user) + "/status/", id);
    }

    /// A link card; nothing where the name of what it shows is none.
    static String embed(String address, String id) {
        if (!id.matches("[\\w./-]{1,100}") || id.contains("//")) return "";
        String url = address + id;
        return block(
                "<figure class=\"wp-block-embed\"><a href=\""
                        + quoted(url)
                        + "\">"
                        + quoted(url)
                        + "</a></figure>");
    }

    private static String sound(TemplateTag tag) {
        String src = tag.value(0, "src", "mp3", "mp4", "url");
        String name = tag.name().equals("audio") ? "audio" : "video";
        if (src.isEmpty()) return "";
        return block(
                "<figure><%1$s src=\"%2$s\" poster=\"%3$s\"></%1$s><figcaption>%4$s</figcaption></figure>"
                        .formatted(
                                name,
                                quoted(src),
                                quoted(tag.value("poster")),
                                quoted(tag.value("caption", "title"))));
    }

    private static String box(TemplateTag tag) {
        String title = tag.value("title", "header");
        return "\n\n<aside class=\"factbox\">"
                + (title.isEmpty() ? "" : "<h3>" + quoted(title) + "</h3>")
                + "\n\n";
    }

    static String block(String html) {
        return "\n\n" + html + "\n\n";
    }

    static String quoted(String text) {
        return SafeHtml.escape(text.replace('\n', ' ')).toString();
    }
}

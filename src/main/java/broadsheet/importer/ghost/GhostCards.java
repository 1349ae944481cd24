package broadsheet.importer.ghost;

import broadsheet.importer.Fields;
import broadsheet.importer.Markdown;
import broadsheet.text.Json;
import broadsheet.text.PlainText;
import broadsheet.text.SafeHtml;
import java.util.Optional;

/// Ghost's cards as plain HTML that the conversion knows how to read. Both of Ghost's editors keep
/// them as a name and fields; the fields are nearly the same.
final class GhostCards {
    private GhostCards() {}

    /// The card as HTML; empty where it is not for readers of the story or says nothing, or where
    /// nobody knows what it is.
    static Optional<String> html(String name, Fields card) {
        if (isHidden(card)) return Optional.empty();
        String html =
                switch (name) {
                    case "image" -> picture(card);
                    case "gallery" -> gallery(card);
                    case "bookmark" -> bookmark(card);
                    case "embed" -> embed(card);
                    case "html" -> card.raw("html");
                    case "markdown", "card-markdown" -> Markdown.html(card.raw("markdown"));
                    case "code", "codeblock" -> code(card);
                    case "callout" -> callout(card);
                    case "toggle" ->
                            "<details><summary>"
                                    + card.raw("heading")
                                    + "</summary>"
                                    + card.raw("content")
                                    + "</details>";
                    case "button" -> button(card.text("buttonUrl"), card.text("buttonText"));
                    case "hr", "horizontalrule" -> "<hr>";
                    case "product" -> product(card);
                    case "header" -> header(card);
                    case "call-to-action" -> callToAction(card);
                    case "audio" -> audio(card);
                    case "video" -> video(card);
                    case "file" -> file(card);
                    case "before-after" -> beforeAfter(card);
                    case "nft" -> link(card, card.fields("metadata"));
                    default -> "";
                };
        return html.isBlank() ? Optional.empty() : Optional.of(html);
    }

    /// Whether an editor showed the card to members or in newsletters only.
    private static boolean isHidden(Fields card) {
        Fields visibility = card.fields("visibility");
        return visibility.fields("web").denied("nonMember")
                || visibility.denied("showOnWeb")
                || visibility.flag("emailOnly");
    }

    private static String picture(Fields card) {
        return figure("", image(card.text("src"), card.text("alt")), card.raw("caption"));
    }

    private static String image(String src, String alt) {
        return src.isEmpty() ? "" : "<img src=\"" + quoted(src) + "\" alt=\"" + quoted(alt) + "\">";
    }

    private static String gallery(Fields card) {
        StringBuilder images = new StringBuilder();
        for (Json item : card.items("images")) {
            Fields image = Fields.of(item);
            images.append("<figure>").append(image(image.text("src"), image.text("alt")));
            caption(image.raw("caption"), images);
            images.append("</figure>");
        }
        return figure("wp-block-gallery", images.toString(), card.raw("caption"));
    }

    private static String beforeAfter(Fields card) {
        Fields before = card.fields("beforeImage");
        Fields after = card.fields("afterImage");
        return figure(
                "wp-block-gallery",
                image(before.text("src"), before.text("alt"))
                        + image(after.text("src"), after.text("alt")),
                card.raw("caption"));
    }

    private static String bookmark(Fields card) {
        Fields metadata = card.fields("metadata");
        return link(card, metadata.isEmpty() ? card : metadata);
    }

    /// A card that leads elsewhere, with the title of what is there.
    private static String link(Fields card, Fields about) {
        String url = card.text("url");
        if (url.isEmpty()) url = about.text("url");
        if (url.isEmpty()) return "";
        String title = about.text("title");
        String caption = card.raw("caption");
        if (caption.isBlank()) caption = quoted(about.text("description"));
        return figure(
                "wp-block-embed",
                "<a href=\"" + quoted(url) + "\">" + quoted(title.isEmpty() ? url : title) + "</a>",
                caption);
    }

    /// A post of a social network keeps its words; all else is known by its address.
    private static String embed(Fields card) {
        String html = card.raw("html");
        if (html.contains("<blockquote")) return figure("", html, card.raw("caption"));
        if (!card.text("url").isEmpty()) return link(card, card.fields("metadata"));
        return figure("", html, card.raw("caption"));
    }

    private static String code(Fields card) {
        String code = card.raw("code");
        if (code.isBlank()) return "";
        return figure("", "<pre><code>" + quoted(code) + "</code></pre>", card.raw("caption"));
    }

    private static String callout(Fields card) {
        String text = card.raw("calloutText");
        if (text.isBlank()) return "";
        return "<aside class=\"factbox\"><div>"
                + quoted(card.text("calloutEmoji"))
                + " "
                + text
                + "</div></aside>";
    }

    private static String button(String url, String words) {
        if (url.isEmpty() || words.isEmpty()) return "";
        return "<p><a href=\"" + quoted(url) + "\">" + quoted(words) + "</a></p>";
    }

    private static String product(Fields card) {
        StringBuilder out = new StringBuilder("<aside class=\"factbox\">");
        String title = PlainText.line(card.raw("productTitle"));
        if (!title.isEmpty()) out.append("<h3>").append(quoted(title)).append("</h3>");
        out.append(image(card.text("productImageSrc"), title));
        String stars = card.text("productStarRating");
        if (card.flag("productRatingEnabled") && stars.matches("[1-5]"))
            out.append("<p>").append("★".repeat(Integer.parseInt(stars))).append("</p>");
        out.append(card.raw("productDescription"));
        if (card.flag("productButtonEnabled"))
            out.append(button(card.text("productUrl"), card.text("productButton")));
        return out.append("</aside>").toString();
    }

    private static String header(Fields card) {
        StringBuilder out = new StringBuilder();
        if (!card.text("header").isEmpty())
            out.append("<h2>").append(card.raw("header")).append("</h2>");
        if (!card.text("subheader").isEmpty())
            out.append("<p>").append(card.raw("subheader")).append("</p>");
        if (card.flag("buttonEnabled"))
            out.append(button(card.text("buttonUrl"), card.text("buttonText")));
        return out.toString();
    }

    private static String callToAction(Fields card) {
        StringBuilder out = new StringBuilder("<aside class=\"factbox\">");
        if (card.flag("hasSponsorLabel")) out.append(card.raw("sponsorLabel"));
        out.append(image(card.text("imageUrl"), ""));
        out.append("<div>").append(card.raw("textValue")).append("</div>");
        if (card.flag("showButton"))
            out.append(button(card.text("buttonUrl"), card.text("buttonText")));
        return out.append("</aside>").toString();
    }

    private static String audio(Fields card) {
        String src = card.text("src");
        if (src.isEmpty()) return "";
        return figure(
                "", "<audio src=\"" + quoted(src) + "\"></audio>", quoted(card.text("title")));
    }

    private static String video(Fields card) {
        String src = card.text("src");
        if (src.isEmpty()) return "";
        String poster = GhostBody.original(card.text("customThumbnailSrc", "thumbnailSrc"));
        return figure(
                "",
                "<video src=\"" + quoted(src) + "\" poster=\"" + quoted(poster) + "\"></video>",
                card.raw("caption"));
    }

    private static String file(Fields card) {
        String src = card.text("src");
        if (src.isEmpty()) return "";
        String title = card.text("fileTitle", "fileName");
        String caption = card.text("fileCaption");
        return "<div class=\"wp-block-file\"><p><a href=\""
                + quoted(src)
                + "\">"
                + quoted(title.isEmpty() ? src.substring(src.lastIndexOf('/') + 1) : title)
                + "</a></p></div>"
                + (caption.isEmpty() ? "" : "<p>" + quoted(caption) + "</p>");
    }

    private static String figure(String name, String inside, String caption) {
        if (inside.isEmpty()) return "";
        StringBuilder out = new StringBuilder("<figure class=\"" + name + "\">").append(inside);
        caption(caption, out);
        return out.append("</figure>").toString();
    }

    private static void caption(String caption, StringBuilder out) {
        if (!caption.isBlank()) out.append("<figcaption>").append(caption).append("</figcaption>");
    }

    private static String quoted(String text) {
        return SafeHtml.escape(text).toString();
    }
}

package broadsheet.importer.folder;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The tags and values of Liquid (Jekyll) and Nunjucks (Eleventy) that texts use.
final class LiquidTags {
    private static final Pattern QUOTED =
            Pattern.compile("^(['\"])(.*?)\\1\\s*\\|\\s*[a-z_]+.*", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("^[\\w.-]{1,40}");

    private LiquidTags() {}

    /// The tag as HTML; null where it is unknown. What an unknown one encloses stays.
    static @Nullable String html(TemplateTag tag, UnaryOperator<String> pages) {
        return switch (tag.name()) {
            case "post_url", "link" -> pages.apply(tag.value(0));
            case "youtube", "youTubePlayer" ->
                    HugoTags.embed("https://www.youtube.com/watch?v=", last(tag.value(0, "id")));
            case "vimeo" -> HugoTags.embed("https://vimeo.com/", last(tag.value(0, "id")));
            case "gist" -> HugoTags.embed("https://gist.github.com/", tag.value(0));
            case "twitter", "tweet" -> address(tag.value(0));
            case "include", "include_relative", "include_cached" -> include(tag);
            case "image", "figure", "img" -> picture(tag, tag.value(0, "src", "path", "url"));
            default -> null;
        };
    }

    private static String last(String address) {
        return address.replaceFirst(".*[/=]", "");
    }

    private static String address(String url) {
        return url.startsWith("https://")
                ? HugoTags.block("<p>" + HugoTags.quoted(url) + "</p>")
                : "";
    }

    /// Themes include pictures and players under many names; they are told by what they are given.
    private static @Nullable String include(TemplateTag tag) {
        String name = tag.value(0);
        String id = tag.value("id", "youtube_id", "video_id");
        if (name.contains("youtube") || tag.value("provider").equals("youtube"))
            return HugoTags.embed("https://www.youtube.com/watch?v=", last(id));
        if (name.contains("vimeo") || tag.value("provider").equals("vimeo"))
            return HugoTags.embed("https://vimeo.com/", last(id));
        String src =
                tag.value("image_path", "src", "url", "path", "file", "image", "img", "filename");
        boolean picture =
                name.matches(".*(figure|image|img|picture|photo).*")
                        || src.matches("(?i).*\\.(jpe?g|png|gif|webp|svg)");
        return picture && !src.isEmpty() ? picture(tag, src) : null;
    }

    private static String picture(TemplateTag tag, String src) {
        String caption = tag.value("caption", "description", "title");
        return HugoTags.block(
                "<figure><img src=\""
                        + HugoTags.quoted(src)
                        + "\" alt=\""
                        + HugoTags.quoted(tag.value("alt"))
                        + "\">"
                        + (caption.isEmpty()
                                ? ""
                                : "<figcaption>" + HugoTags.quoted(caption) + "</figcaption>")
                        + "</figure>");
    }

    /// What a value stands for, as far as it is an address of the site; null where it is unknown.
    ///
    /// @param base the path the old site stood under
    static @Nullable String value(String inside, String base) {
        Matcher quoted = QUOTED.matcher(inside);
        if (quoted.matches()) {
            String path = quoted.group(2);
            boolean within = inside.contains("relative_url") || inside.contains("absolute_url");
            return within && path.startsWith("/") ? base + path : path;
        }
        if (inside.matches("site\\.url\\b.*")) return "";
        return inside.matches("(site\\.)?(baseurl|base_url|BaseURL)\\b.*") ? base : null;
    }

    /// What a value that is left out is called in the report.
    static String name(String inside) {
        Matcher word = WORD.matcher(inside);
        return word.find() ? word.group() : "of another kind";
    }
}

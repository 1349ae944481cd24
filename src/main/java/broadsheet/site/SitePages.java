package broadsheet.site;

import broadsheet.page.Layout;
import broadsheet.paper.Paper;
import broadsheet.text.SafeHtml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The pages about the paper itself that come with Broadsheet, for as long as the newsroom has not
/// written its own.
final class SitePages {
    /// In the order in which the footer has them.
    static final List<String> NAMES =
            List.of(
                    "about",
                    "standards",
                    "corrections",
                    "accessibility",
                    "advertise",
                    "licensing",
                    "contact",
                    "terms",
                    "privacy",
                    "cookies",
                    "feeds");

    /// Left out, but for its words, where the paper has set no address to write to.
    private static final Pattern MAIL_LINK =
            Pattern.compile("<a href=\"mailto:\\{email}[^\"]*\">(.*?)</a>");

    private static final String TITLE = "<!-- title: ";

    private final Layouts layouts;
    private final Map<String, Text> texts = new HashMap<>();

    private record Text(String title, SafeHtml body) {}

    SitePages(Layouts layouts) {
        this.layouts = layouts;
        for (String name : NAMES) texts.put(name, text(name));
    }

    /// The page under this name, or empty where there is none.
    ///
    /// @param after more of the page, below its text
    Optional<SitePage> page(String name, SafeHtml after) {
        Text text = texts.get(name);
        if (text == null) return Optional.empty();
        Layout layout =
                layouts.layout(
                        Layouts.About.page(text.title, null, "/" + name, Layouts.Sheet.FRONT));
        return Optional.of(
                new SitePage(layout, text.title, SafeHtml.trusted(text.body.toString() + after)));
    }

    private Text text(String name) {
        String language = Locale.forLanguageTag(layouts.paper().language()).getLanguage();
        String written = resource(language, name).or(() -> resource("en", name)).orElseThrow();
        Paper paper = layouts.paper();
        boolean reachable = !paper.email().isEmpty();
        String html = reachable ? written : MAIL_LINK.matcher(written).replaceAll("$1");
        Map<String, String> values =
                Map.of(
                        "{site}",
                        paper.name(),
                        "{publisher}",
                        paper.publisher(),
                        "{email}",
                        reachable ? paper.email() : paper.publisher(),
                        "{url}",
                        paper.url().toString());
        String title = html.substring(TITLE.length(), html.indexOf(" -->"));
        String body = html.substring(html.indexOf('\n') + 1);
        for (Map.Entry<String, String> value : values.entrySet()) {
            title = title.replace(value.getKey(), value.getValue());
            body = body.replace(value.getKey(), SafeHtml.escape(value.getValue()).toString());
        }
        return new Text(title, SafeHtml.trusted(body));
    }

    private static Optional<String> resource(String language, String name) {
        try (InputStream in =
                SitePages.class.getResourceAsStream("/pages/" + language + "/" + name + ".html")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

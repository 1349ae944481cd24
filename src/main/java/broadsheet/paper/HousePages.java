package broadsheet.paper;

import broadsheet.press.Press;
import broadsheet.story.Pages;
import broadsheet.story.StoryId;
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
import org.jspecify.annotations.Nullable;

/// The pages about the paper that every paper has. Each comes with a text, which stands until the
/// newsroom has published its own in its place. From then on it is the newsroom's: what they take
/// off is gone, and what came with Broadsheet does not come back.
public final class HousePages {
    /// In the order in which the footer has them.
    public static final List<String> NAMES =
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

    /// The first path of each.
    public static final List<String> PATHS = NAMES.stream().map(name -> "/" + name).toList();

    /// Left out, but for its words, where the paper has set no address to write to.
    private static final Pattern MAIL_LINK =
            Pattern.compile("<a href=\"mailto:\\{email}[^\"]*\">(.*?)</a>");

    private static final Pattern LINK = Pattern.compile("<a href=\"(/[a-z]+)\">(.*?)</a>");
    private static final String TITLE = "<!-- title: ";

    private final Paper paper;
    private final Pages pages;
    private final Press<Map<String, Pages.Page>> kept;
    private final Map<String, String> texts = new HashMap<>();

    HousePages(Paper paper, Pages pages, Press<Map<String, Pages.Page>> kept) {
        this.paper = paper;
        this.pages = pages;
        this.kept = kept;
        String language = Locale.forLanguageTag(paper.language()).getLanguage();
        for (String name : NAMES)
            texts.put(
                    "/" + name,
                    resource(language, name).or(() -> resource("en", name)).orElseThrow());
    }

    /// A text that comes with Broadsheet, filled with what the paper says of itself.
    public record Text(String title, SafeHtml body) {}

    /// A page that readers find now.
    ///
    /// @param title null for what came with Broadsheet
    public record Place(String path, @Nullable String title) {}

    /// The text that comes with Broadsheet for this path; empty where none does.
    public Optional<Text> shipped(String path) {
        return Optional.ofNullable(texts.get(path)).map(this::filled);
    }

    /// The same, where it is what readers find there.
    public Optional<Text> standing(String path) {
        return texts.containsKey(path) && !own().containsKey(path)
                ? shipped(path)
                : Optional.empty();
    }

    /// Whether readers find a page about the paper at this path.
    public boolean isThere(String path) {
        Pages.Page page = own().get(path);
        return page == null ? texts.containsKey(path) : page.shown();
    }

    /// All that readers find, in the footer's order.
    public List<Place> places() {
        return PATHS.stream().flatMap(path -> place(path).stream()).toList();
    }

    /// What readers find of one of the paper's pages, by its first path.
    public Optional<Place> place(String path) {
        Pages.Page page = own().get(path);
        if (page == null)
            return texts.containsKey(path) ? Optional.of(new Place(path, null)) : Optional.empty();
        return place(page);
    }

    /// What readers find of a page that the newsroom has written.
    public Optional<Place> place(StoryId id) {
        String key = Long.toString(id.value());
        Map<String, Pages.Page> found =
                kept.get(key, () -> pages.find(id).map(page -> Map.of(key, page)).orElse(Map.of()));
        return Optional.ofNullable(found.get(key)).flatMap(HousePages::place);
    }

    private static Optional<Place> place(Pages.Page page) {
        return page.shown() ? Optional.of(new Place(page.path(), page.title())) : Optional.empty();
    }

    private Map<String, Pages.Page> own() {
        return kept.get("house-pages", () -> pages.at(PATHS));
    }

    private Text filled(String written) {
        boolean reachable = !paper.email().isEmpty();
        String html = reachable ? written : MAIL_LINK.matcher(written).replaceAll("$1");
        String linked =
                LINK.matcher(html)
                        .replaceAll(link ->
                                texts.containsKey(link.group(1)) && !isThere(link.group(1))
                                        ? "$2"
                                        : "$0");
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
        String title = linked.substring(TITLE.length(), linked.indexOf(" -->"));
        String body = linked.substring(linked.indexOf('\n') + 1);
        for (Map.Entry<String, String> value : values.entrySet()) {
            title = title.replace(value.getKey(), value.getValue());
            body = body.replace(value.getKey(), SafeHtml.escape(value.getValue()).toString());
        }
        return new Text(title, SafeHtml.trusted(body));
    }

    private static Optional<String> resource(String language, String name) {
        try (InputStream in =
                HousePages.class.getResourceAsStream("/pages/" + language + "/" + name + ".html")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package broadsheet.page;

import broadsheet.text.SafeHtml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every reader's page has around its matter.
///
/// @param head what browsers, search engines and previews are told
/// @param hue names the accent colour; null for the paper's own
/// @param front true where the masthead stands in full, as on home
/// @param today the day in the site's zone
/// @param sections the whole tree, the current ones marked
/// @param social where else the paper can be followed
/// @param under the line of subsections of the current section; null where there is none
public record Layout(
        Messages words,
        String language,
        String direction,
        Head head,
        String siteName,
        @Nullable String tagline,
        @Nullable String hue,
        boolean front,
        Moment today,
        List<Nav> sections,
        @Nullable Nav under,
        List<Column> footer,
        List<Link> social,
        String copyright,
        Resources resources) {

    /// @param title of the document, the paper's name included
    /// @param canonical the whole address
    /// @param indexed false where search engines shall stay away
    /// @param previews what others show of the page where it is shared, as Open Graph has it
    /// @param data JSON-LD, as the content of a script element; empty where there is none
    /// @param embed the whole address of the page's oEmbed answer; null where it has none
    /// @param feeds the nearest first
    public record Head(
            String title,
            @Nullable String description,
            String canonical,
            boolean indexed,
            List<Meta> previews,
            SafeHtml data,
            @Nullable String embed,
            List<Feed> feeds) {}

    /// A property of the page and its value.
    public record Meta(String property, String content) {}

    /// A feed in which the page's matter can be followed.
    public record Feed(String href, String type, String title) {}

    /// A time for people and for machines.
    public record Moment(String text, String machine) {}

    public record Link(String href, String text) {}

    /// A part of the footer.
    ///
    /// @param title null for none
    public record Column(@Nullable String title, List<Link> links) {}

    /// A section in the navigation; `here` marks the current one and those above it, `page` the
    /// page itself.
    public record Nav(
            String href,
            String name,
            @Nullable String hue,
            boolean here,
            boolean page,
            List<Nav> under) {}

    /// Inline style and script, and the addresses of the rest.
    public record Resources(
            Assets.Inline style,
            Assets.Inline script,
            String module,
            String icon,
            List<String> preloadedFonts) {}
}

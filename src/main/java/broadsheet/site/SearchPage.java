package broadsheet.site;

import broadsheet.page.Layout;
import broadsheet.text.SafeHtml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reader asked and what was found, ready for the template.
///
/// @param question as typed; empty where nothing was
/// @param kept parameters that the form carries on
/// @param count how much was found, in words; null where nothing was asked
/// @param didYouMean the question in another spelling; null where it is as good as it is
/// @param notes what was not understood
/// @param orders by which the results can be put
/// @param chosen what the question is narrowed to, each with the way to take it off
/// @param help what is shown where there are no results; null beside results
public record SearchPage(
        Layout layout,
        String question,
        List<Kept> kept,
        @Nullable String count,
        Layout.@Nullable Link didYouMean,
        List<String> notes,
        List<Choice> orders,
        Layout.@Nullable Link freshness,
        List<Chosen> chosen,
        List<Narrowing> narrowings,
        List<FoundStory> found,
        @Nullable String previous,
        @Nullable String next,
        @Nullable SearchHelp help) {

    /// A parameter of the form that is not shown.
    public record Kept(String name, String value) {}

    /// One of several ways; `here` marks the one taken.
    public record Choice(String href, String text, boolean here) {}

    /// A part of the question that narrows it, and the question without it.
    public record Chosen(String href, String text, String label) {}

    /// A heading with ways to narrow the question, each with how many stories are left.
    public record Narrowing(String title, List<Way> ways) {}

    public record Way(String href, String text, String count) {}

    /// A story that was found.
    ///
    /// @param headline and `context` in pieces, the words that were asked for marked
    /// @param byline null where it has none
    /// @param section null where it stands in none
    /// @param language where it is not the site's own, with its `direction`
    /// @param picture the whole `<picture>`; empty where there is none
    public record FoundStory(
            String href,
            @Nullable String kicker,
            List<Piece> headline,
            List<Piece> context,
            @Nullable String byline,
            Layout.Moment time,
            Layout.@Nullable Link section,
            @Nullable String hue,
            @Nullable String language,
            String direction,
            SafeHtml picture) {}

    public record Piece(String text, boolean marked) {}
}

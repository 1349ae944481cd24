package broadsheet.desk;

import broadsheet.page.Layout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The desk's search, and what it found.
///
/// @param question as typed; empty where nothing was asked yet
/// @param order the word of the order that is not the usual one; null for that
/// @param count how many stories there are; null where nothing was asked
/// @param didYouMean the question as the paper spells it; null where there is nothing better
/// @param states words that `state:` takes, each with what it means
public record DeskSearchPage(
        Frame frame,
        String question,
        @Nullable String order,
        @Nullable String count,
        @Nullable Way didYouMean,
        List<String> notes,
        List<Way> orders,
        List<Narrowing> narrowings,
        List<Found> found,
        @Nullable String previous,
        @Nullable String next,
        List<Choice> states) {

    /// A link to another question.
    ///
    /// @param count of the stories that it finds; empty where that is not said
    /// @param chosen whether the question asks for it already: the link then takes it off
    public record Way(String href, String text, String count, boolean chosen) {}

    /// Ways to narrow the question by one thing.
    public record Narrowing(String title, List<Way> ways) {}

    /// A story that was found.
    ///
    /// @param passages of its text, with gaps between them
    /// @param state the word of its state, which colours it
    public record Found(
            long id,
            List<Piece> headline,
            List<Piece> passages,
            String state,
            String stateName,
            boolean working,
            String section,
            Layout.Moment saved,
            String by) {}

    /// Text, marked where it is what was looked for.
    public record Piece(String text, boolean marked) {}
}

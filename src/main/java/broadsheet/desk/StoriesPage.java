package broadsheet.desk;

import broadsheet.page.Layout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newsroom's list of stories.
///
/// @param words that narrow it, as typed; or empty
/// @param search the address of the search for the same words, in every story; null where there are
///   none
/// @param cut that more stories have the words than are looked at here; how many those are
/// @param tag the name of the tag that narrows it, as typed where there is none such; or empty
/// @param from a day as `2026-11-25`, or empty
/// @param narrow whether anything narrows it
/// @param older the address of what was saved before these; null at the end
public record StoriesPage(
        Frame frame,
        String words,
        @Nullable String search,
        @Nullable String cut,
        List<Choice> states,
        List<Choice> sections,
        List<Choice> people,
        String tag,
        String from,
        String to,
        boolean narrow,
        List<Row> rows,
        @Nullable String older) {

    /// One story.
    ///
    /// @param state the word of its state, which colours it
    /// @param due when it comes out by itself; null where nothing is set
    public record Row(
            long id,
            String headline,
            String state,
            String stateName,
            boolean working,
            Layout.@Nullable Moment due,
            String section,
            Layout.Moment saved,
            String by) {}
}

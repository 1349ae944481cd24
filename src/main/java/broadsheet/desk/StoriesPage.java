package broadsheet.desk;

import broadsheet.page.Layout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newsroom's list of stories.
///
/// @param tag the name of the tag that narrows it, as typed where there is none such; or empty
/// @param from a day as `2026-11-25`, or empty
/// @param narrow whether anything narrows it
/// @param older the address of what was saved before these; null at the end
public record StoriesPage(
        Frame frame,
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

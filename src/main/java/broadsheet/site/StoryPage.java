package broadsheet.site;

import broadsheet.page.Layout;
import broadsheet.text.SafeHtml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A story with everything around it.
///
/// @param language the story's own, where it is not the site's; with its `direction`
/// @param age says that the story is old; null where it is not
/// @param label what sort of journalism it is where it is not plain news ("Opinion", "Review")
/// @param picture the lead picture's whole `<picture>`; empty where there is none
/// @param updated null where it was never updated
/// @param body with the dateline before its first words
/// @param longRead true where it opens as a long read, with its picture from edge to edge
/// @param number of the story, which the page tells when it is read; 0 for one not to be counted
/// @param mostRead where the list of what is read most can be fetched
/// @param opinion true where the columnist's name stands first
public record StoryPage(
        Layout layout,
        @Nullable String language,
        String direction,
        boolean opinion,
        boolean longRead,
        List<Layout.Link> trail,
        @Nullable String age,
        @Nullable String label,
        @Nullable String kicker,
        String headline,
        @Nullable String standfirst,
        SafeHtml picture,
        SafeHtml pictureCaption,
        String pictureCredit,
        boolean tallPicture,
        List<By> byline,
        Layout.Moment published,
        Layout.@Nullable Moment updated,
        @Nullable String sensitive,
        @Nullable Note updateNote,
        List<Note> corrections,
        SafeHtml body,
        @Nullable String rights,
        String address,
        String mailto,
        List<Layout.Link> tags,
        List<Layout.Link> requests,
        @Nullable Beside older,
        @Nullable Beside newer,
        List<CardView> also,
        long number,
        String mostRead) {

    /// One name of the byline; `href` is null where it is no contributor of ours.
    public record By(
            @Nullable String href, String name, @Nullable String role, SafeHtml portrait) {}

    /// A note to the reader with its time.
    public record Note(String text, Layout.Moment at) {}

    /// The story before or after this one in its section.
    public record Beside(String href, String label, String headline) {}
}

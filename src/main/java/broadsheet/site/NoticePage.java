package broadsheet.site;

import broadsheet.page.Layout;
import broadsheet.text.SafeHtml;
import org.jspecify.annotations.Nullable;

/// A page that says why there is nothing here, and what to do: 404, 410 and their like.
///
/// @param code the status and its name in words; `body` paragraphs with links
/// @param words to begin a search with; null where searching is no help
/// @param latest stories to go on with; null where there are none
public record NoticePage(
        Layout layout,
        String code,
        String title,
        SafeHtml body,
        @Nullable String words,
        @Nullable Container latest) {}

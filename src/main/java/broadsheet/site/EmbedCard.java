package broadsheet.site;

import broadsheet.page.Assets;
import broadsheet.text.SafeHtml;
import org.jspecify.annotations.Nullable;

/// A story as others show it in a frame.
///
/// @param home the whole address of the paper
/// @param address the whole address of the story
/// @param picture a whole `<picture>`; empty where there is none
public record EmbedCard(
        String language,
        String direction,
        Assets.Inline style,
        String siteName,
        String home,
        String address,
        @Nullable String kicker,
        String headline,
        @Nullable String standfirst,
        SafeHtml picture) {}

package broadsheet.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a list shows of a public story.
///
/// @param front what a card says in the place of the headline; null where it says that
public record Card(
        StoryId story,
        String path,
        StoryType type,
        String language,
        @Nullable String kicker,
        String headline,
        @Nullable String front,
        @Nullable String standfirst,
        Byline byline,
        @Nullable SectionId section,
        @Nullable PictureUse lead,
        int prominence,
        boolean sensitive,
        Instant firstPublished,
        Instant updated) {}

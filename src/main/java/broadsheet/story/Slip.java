package broadsheet.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line of the newsroom's story list.
///
/// @param headline the newest one; may be empty
/// @param working whether a public story has words that readers have not seen
/// @param section its own; null where it has none yet
/// @param due when it comes out by itself, or may; null where nothing is set
public record Slip(
        StoryId id,
        StoryKind kind,
        int number,
        State state,
        String path,
        String headline,
        boolean working,
        @Nullable SectionId section,
        @Nullable Instant due,
        Instant saved,
        String by) {}

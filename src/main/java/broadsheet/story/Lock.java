package broadsheet.story;

import broadsheet.identity.PersonId;
import java.time.Duration;
import java.time.Instant;

/// Who writes in a story. It keeps two people from typing past each other; it never lets a save
/// win: that is decided by the revision that a save is made from.
///
/// @param renewed when the holder was last heard of
public record Lock(StoryId story, PersonId holder, Instant since, Instant renewed) {
    /// Unheard of for so long, a holder has it no longer.
    public static final Duration LAPSES = Duration.ofMinutes(2);

    /// Whether the holder still has it.
    public boolean live(Instant now) {
        return now.isBefore(renewed.plus(LAPSES));
    }
}

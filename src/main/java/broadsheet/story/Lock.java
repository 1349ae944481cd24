package broadsheet.story;

import broadsheet.identity.PersonId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who writes in a story. It keeps two people from typing past each other; it never lets a save
/// win: that is decided by the revision that a save is made from.
///
/// @param renewed when the holder was last heard of
/// @param room where the holder writes together with others, whom it holds up no more; null where
///   they write alone
public record Lock(
        StoryId story, PersonId holder, Instant since, Instant renewed, @Nullable Long room) {
    /// Unheard of for so long, a holder has it no longer.
    public static final Duration LAPSES = Duration.ofMinutes(2);

    /// Whether the holder still has it.
    public boolean live(Instant now) {
        return now.isBefore(renewed.plus(LAPSES));
    }

    /// Whether it is theirs to write: who holds it, or is in one room with them.
    public boolean admits(PersonId person, @Nullable InRoom in) {
        return holder.equals(person) || in != null && room != null && room == in.room();
    }
}

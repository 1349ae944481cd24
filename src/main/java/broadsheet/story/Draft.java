package broadsheet.story;

import broadsheet.db.Row;
import broadsheet.identity.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Words that somebody has typed in a story, in one window, and not saved.
///
/// @param client the window
/// @param onto the revision that the words were made from
/// @param step the newest state of them
/// @param since when they began to differ from what is saved
/// @param at when the newest came
/// @param takenBy who took the story over from them meanwhile, so that this is a branch; null where
///   nobody did
/// @param room where they were typed together with others; null where they were not
/// @param ending why there is nothing to be done about it any more; null while there is
public record Draft(
        long id,
        StoryId story,
        PersonId person,
        String client,
        int onto,
        long step,
        Instant since,
        Instant at,
        @Nullable PersonId takenBy,
        @Nullable InRoom room,
        @Nullable Ending ending) {

    /// What became of words that were not saved.
    public enum Ending {
        /// They are a revision.
        SAVED,
        /// They are in a revision, with somebody else's.
        MERGED,
        /// Their owner, or who holds the story, did not want them. They can be read all the same.
        DROPPED,
        /// They are in another window's draft.
        CONTINUED
    }

    static Draft read(Row row) {
        Long takenBy = row.numberOrNull("taken_by");
        String ending = row.textOrNull("ending");
        Long room = row.numberOrNull("room_id");
        return new Draft(
                row.number("id"),
                new StoryId(row.number("story_id")),
                new PersonId(row.number("person_id")),
                row.text("client"),
                row.integer("onto"),
                row.number("step"),
                row.instant("since"),
                row.instant("at"),
                takenBy == null ? null : new PersonId(takenBy),
                room == null
                        ? null
                        : new InRoom(
                                room,
                                row.number("room_version"),
                                row.number("room_seq"),
                                row.flag("loose"),
                                false),
                ending == null ? null : Ending.valueOf(ending.toUpperCase(java.util.Locale.ROOT)));
    }
}

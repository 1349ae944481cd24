package broadsheet.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that has happened to a story in the eyes of the public.
///
/// @param at its place in the log
/// @param number the revision that did it
/// @param notice why it was withdrawn, where the public is told; else null
/// @param path where the story stands now; null where it is not public any more, whatever it was
///   then
public record PublicChange(
        Place at,
        StoryId story,
        StoryKind kind,
        What what,
        int number,
        Instant when,
        @Nullable String notice,
        @Nullable String path) {

    /// What has happened.
    public enum What {
        /// It came out, or came back.
        PUBLISHED,
        /// A slip was put right that misled nobody.
        MINOR,
        UPDATED,
        CORRECTED,
        /// It has another address.
        MOVED,
        /// Taken off without a notice, perhaps to come back.
        WITHDRAWN,
        /// Wrong at the root: whoever has it must stop using it.
        CANCELED,
        /// Taken down for legal reasons.
        RECALLED
    }

    /// A place in the event log's order: the transaction's number and the event's.
    public record Place(long transaction, long event) {
        public static final Place START = new Place(0, 0);
    }
}

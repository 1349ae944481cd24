package broadsheet.story;

import broadsheet.db.Row;
import java.time.Instant;

/// Where people write in one story together. Its words are those of a revision with the steps
/// since, in the order in which the database numbered them. The steps are the editor's: nothing
/// here reads them.
///
/// @param base the revision whose words the steps are made on
/// @param baseVersion the number of the step that the base has the words of
/// @param onto the newest revision that came out of the room, or whose words were put into it
/// @param ontoVersion whoever has this step has the words of that revision
/// @param ontoSeq whoever has this change of a field has its fields
/// @param version the newest step
/// @param seq the newest change of a field beside the text
/// @param drafted up to this step the words are also in a draft or a revision
/// @param size bytes of the steps since the base
/// @param seen when somebody was in it
public record Room(
        long id,
        StoryId story,
        int base,
        long baseVersion,
        int onto,
        long ontoVersion,
        long ontoSeq,
        long version,
        long seq,
        long drafted,
        long size,
        Instant seen,
        boolean ended) {

    /// Whether words that have this much of the room have all of its newest revision.
    public boolean covers(InRoom words) {
        return words.version() >= ontoVersion && words.seq() >= ontoSeq;
    }

    /// Whether words have all of the room, and nothing besides.
    public boolean isExactly(InRoom words) {
        return !ended && !words.loose() && words.version() == version && words.seq() == seq;
    }

    static Room read(Row row) {
        return new Room(
                row.number("id"),
                new StoryId(row.number("story_id")),
                row.integer("base"),
                row.number("base_version"),
                row.integer("onto"),
                row.number("onto_version"),
                row.number("onto_seq"),
                row.number("version"),
                row.number("seq"),
                row.number("drafted"),
                row.number("size"),
                row.instant("seen"),
                row.instantOrNull("ended") != null);
    }

    /// A step as it was sent.
    ///
    /// @param version of the words with it
    /// @param client the window that it is from
    /// @param step the editor's JSON
    public record Step(long version, String client, String step) {
        static Step read(Row row) {
            return new Step(row.number("version"), row.text("client"), row.text("step"));
        }
    }

    /// A revision that has the words of a version.
    public record Base(int number, long version) {}

    /// The value of a field beside the text that differs from the newest revision, or did.
    public record Field(String name, String value, long seq, String client) {
        static Field read(Row row) {
            return new Field(
                    row.text("name"), row.text("value"), row.number("seq"), row.text("client"));
        }
    }

    /// What became of steps that were sent.
    public sealed interface Sent {
        /// They are the newest, durable, and others are told.
        record Taken(long version, long seq) implements Sent {}

        /// Others were first; fields that came with the steps are taken, unless they were to bring
        /// a revision into the room.
        record Behind(long version, long seq) implements Sent {}

        /// The room has ended, or is another story's.
        record Ended() implements Sent {}

        /// There are more steps since the last save than anybody should have to read.
        record Full() implements Sent {}
    }
}

package broadsheet.story;

import broadsheet.text.Json;
import org.jspecify.annotations.Nullable;

/// What words that somebody sends have of a [Room], as their window says.
///
/// @param version the newest of the room's steps that is in them
/// @param seq the newest of its fields that is in them
/// @param loose whether they have anything that the room did not have yet
/// @param whole whether their body, written as blocks and read again, is the same document, so that
///   steps can be counted from it
public record InRoom(long room, long version, long seq, boolean loose, boolean whole) {
    /// The field in which it comes, beside those of the story.
    public static final String FIELD = "room";

    /// Null where it says nothing that could be understood: the words are taken all the same.
    public static @Nullable InRoom of(@Nullable String said) {
        if (said == null || said.isEmpty()) return null;
        try {
            Json.Obj json = Json.read(said).obj();
            InRoom in =
                    new InRoom(
                            json.number("room"),
                            json.number("version"),
                            json.number("seq"),
                            !json.items("loose").isEmpty() || !json.items("dirty").isEmpty(),
                            json.flag("whole"));
            return in.room > 0 && in.version >= 0 && in.seq >= 0 ? in : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// The same, whole only where the server has found it so too.
    public InRoom with(boolean same) {
        return new InRoom(room, version, seq, loose, whole && same);
    }

    static @Nullable InRoom of(Typed typed) {
        return of(typed.fields().get(FIELD));
    }
}

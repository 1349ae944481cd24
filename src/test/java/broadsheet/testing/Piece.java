package broadsheet.testing;

import broadsheet.story.Copy;
import broadsheet.story.StoryId;

/// A story in an editor's hands: what it says, and the revision the editor last saved.
public final class Piece {
    final StoryId id;
    final String path;
    Copy copy;
    int number;

    Piece(StoryId id, int number, String path, Copy copy) {
        this.id = id;
        this.number = number;
        this.path = path;
        this.copy = copy;
    }

    /// The newest revision.
    public int number() {
        return number;
    }

    public StoryId id() {
        return id;
    }

    /// The public address, not encoded.
    public String path() {
        return path;
    }

    public Copy copy() {
        return copy;
    }
}

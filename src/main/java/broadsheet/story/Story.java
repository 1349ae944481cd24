package broadsheet.story;

import broadsheet.ledger.Hash;
import java.time.Instant;

/// A story as readers see it: the public revision's copy with the story's own address and times.
/// `updated` is what the reader is told; `modified` is when the public revision was saved.
public record Story(
        StoryId id,
        StoryKind kind,
        int number,
        Hash hash,
        String path,
        FairCopy fair,
        Instant firstPublished,
        Instant updated,
        Instant modified) {

    public Copy copy() {
        return fair.copy();
    }

    /// The headline, or where an old story has none its first words; empty where it has neither.
    public String headline() {
        return CardJson.headline(copy());
    }
}

package broadsheet.story;

import java.time.Instant;

/// A place in a [Listing], between stories: lists are read on from here, towards the older.
public record Position(Instant at, StoryId story) {
    public static Position of(Card card) {
        return new Position(card.firstPublished(), card.story());
    }
}

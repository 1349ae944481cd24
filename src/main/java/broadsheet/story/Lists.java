package broadsheet.story;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/// Which lists a public story stands in.
final class Lists {
    private Lists() {}

    static Set<Listing> of(StoryKind kind, Copy copy, Shelves shelves) {
        Set<Listing> lists = new LinkedHashSet<>();
        if (kind == StoryKind.PAGE) return lists;
        lists.add(new Listing.All());
        shelves.trail(copy.filing().section())
                .forEach(section -> lists.add(new Listing.InSection(section.id())));
        for (SectionId also : copy.filing().alsoIn())
            shelves.trail(also).forEach(section -> lists.add(new Listing.InSection(section.id())));
        copy.filing().tags().forEach(tag -> lists.add(new Listing.WithTag(shelves.tag(tag))));
        copy.byline().credits().forEach(credit -> lists.add(new Listing.By(credit.contributor())));
        if (!copy.corrections().isEmpty()) lists.add(new Listing.Corrected());
        return lists;
    }

    /// The time by which a list orders the story.
    static Instant at(Listing listing, Copy copy, Instant firstPublished) {
        return switch (listing) {
            case Listing.Corrected _ -> copy.corrections().getLast().at();
            case Listing.All _, Listing.InSection _, Listing.WithTag _, Listing.By _ ->
                    firstPublished;
        };
    }
}

package broadsheet.story;

import java.util.LinkedHashSet;
import java.util.Set;

/// Which lists a public story stands in.
final class Lists {
    private Lists() {}

    static Set<Listing> of(StoryKind kind, Copy copy, SectionTree sections) {
        Set<Listing> lists = new LinkedHashSet<>();
        if (kind == StoryKind.PAGE) return lists;
        lists.add(new Listing.All());
        sections.trail(copy.filing().section())
                .forEach(section -> lists.add(new Listing.InSection(section.id())));
        for (SectionId also : copy.filing().alsoIn())
            sections.trail(also).forEach(section -> lists.add(new Listing.InSection(section.id())));
        copy.filing().tags().forEach(tag -> lists.add(new Listing.WithTag(tag)));
        copy.byline().credits().forEach(credit -> lists.add(new Listing.By(credit.contributor())));
        return lists;
    }
}

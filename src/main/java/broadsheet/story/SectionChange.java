package broadsheet.story;

import broadsheet.db.Tx;
import broadsheet.events.Appender;
import broadsheet.events.Event;
import broadsheet.text.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What follows from a section that is called otherwise or stands elsewhere: addresses, lists, and
/// the events that tell of them.
final class SectionChange {
    private final Tx tx;
    private final SectionTree tree;
    private final Section was;
    private final SectionRegister.Words words;
    private final String path;
    private final String subject;

    /// @param tree as it was
    SectionChange(Tx tx, SectionTree tree, Section was, SectionRegister.Words words) {
        this.tx = tx;
        this.tree = tree;
        this.was = was;
        this.words = words;
        this.path = words.path(tree);
        this.subject = "section:" + was.id().value();
    }

    private boolean moves() {
        return !was.path().equals(path);
    }

    private boolean changesParent() {
        return !Objects.equals(was.parent(), words.parent());
    }

    void carryOut(Appender events) {
        Set<String> sources = new HashSet<>(Set.of(Subjects.SECTIONS));
        sources.add(new Listing.InSection(was.id()).subject());
        List<AddressSpace.Moved> moved = moves() ? moved(sources) : List.of();
        if (changesParent()) {
            sources.add(Subjects.ANY_NEIGHBOURS);
            Refiling.move(tx, was.id(), tree.trail(was.parent()), tree.trail(words.parent()))
                    .forEach(section -> sources.add(new Listing.InSection(section).subject()));
        }
        Renaming.tell(events, "section-changed", subject, sources, path);
        tellOfStories(events, moved);
    }

    private List<AddressSpace.Moved> moved(Set<String> sources) {
        AddressSpace space = new AddressSpace(tx, was.path(), path);
        List<AddressSpace.Moved> moved = space.moveStories();
        for (AddressSpace.Moved story : moved)
            sources.addAll(Months.subjects(story.kind(), story.firstPublished()));
        space.moveSections().forEach(address -> sources.add(Subjects.path(address)));
        return moved;
    }

    /// Whoever has a public story's old address is told of its new one, story by story; the others
    /// are found by other words now.
    private void tellOfStories(Appender events, List<AddressSpace.Moved> moved) {
        Set<StoryId> told = new HashSet<>();
        Set<StoryId> rest = new HashSet<>();
        for (AddressSpace.Moved story : moved) {
            if (story.publicNumber() == null) {
                rest.add(story.story());
                continue;
            }
            told.add(story.story());
            events.append(moved(story, story.publicNumber()));
        }
        if (moves() || changesParent() || !was.name().equals(words.name()))
            rest.addAll(Renaming.stories(tx, new Listing.InSection(was.id())));
        rest.removeAll(told);
        Renaming.tellOf(events, subject, new ArrayList<>(rest));
    }

    private static Event moved(AddressSpace.Moved story, int number) {
        return new Event(
                PublicChanges.MOVED_WITH_SECTION,
                Subjects.story(story.story()),
                Set.of(
                        Subjects.story(story.story()),
                        Subjects.path(story.was()),
                        Subjects.path(story.path())),
                Json.object()
                        .put("number", number)
                        .put("change", "state")
                        .put("state", "published")
                        .put("path", story.path())
                        .put("was", "published")
                        .put("archive", false)
                        .build());
    }
}

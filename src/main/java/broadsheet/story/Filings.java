package broadsheet.story;

import broadsheet.db.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides what becomes of a batch of an archive: what is new gets a number and an address, what
/// came before is written anew where no editor has changed it since.
final class Filings {
    private Filings() {}

    /// In the order of the arrivals; what is to be written is added to `saves`.
    static List<Filed> of(Tx tx, List<Arrival> arrivals, List<Save> saves) {
        Map<StoryId, Head> heads =
                Head.lock(
                        tx,
                        arrivals.stream()
                                .map(Arrival::onto)
                                .filter(Objects::nonNull)
                                .map(Arrival.Onto::story)
                                .toList());
        List<Filed> filed =
                new ArrayList<>(
                        Collections.nCopies(arrivals.size(), new Filed.Stale(new StoryId(1), 0)));
        List<Integer> added = new ArrayList<>();
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival.@Nullable Onto onto = arrivals.get(i).onto();
            if (onto == null) added.add(i);
            else
                filed.set(
                        i, rewrite(arrivals.get(i).story(), onto, heads.get(onto.story()), saves));
        }
        add(tx, arrivals, added, saves, filed);
        return filed;
    }

    private static Filed rewrite(
            NewStory story, Arrival.Onto onto, @Nullable Head was, List<Save> saves) {
        if (was == null || was.number() != onto.number())
            return new Filed.Stale(onto.story(), was == null ? 0 : was.number());
        Instant first =
                was.firstPublished() != null ? was.firstPublished() : story.firstPublished();
        saves.add(
                new Save(
                        was,
                        was.id(),
                        was.kind(),
                        was.path(),
                        story.oldPaths(),
                        Change.UPDATE,
                        story.state(),
                        story.copy(),
                        first,
                        story.updated() == null ? first : story.updated()));
        return new Filed.Rewritten(was.id(), was.number() + 1, was.path());
    }

    /// A story that cannot stand where it did is led to from there, if anything can be.
    private static List<String> oldPaths(NewStory story) {
        String path = story.path();
        if (path == null || !Reserved.is(path)) return story.oldPaths();
        List<String> old = new ArrayList<>(story.oldPaths());
        old.add(path);
        return old;
    }

    private static String wish(NewStory story, @Nullable Section section, StoryId id) {
        String wish = Paths.wish(section, story.copy(), id);
        return story.kind() == StoryKind.PAGE ? wish : Reserved.besidePages(wish);
    }

    private static void add(
            Tx tx,
            List<Arrival> arrivals,
            List<Integer> added,
            List<Save> saves,
            List<Filed> filed) {
        if (added.isEmpty()) return;
        SectionTree sections = Sections.tree(tx);
        List<Long> ids =
                tx.sql(
                                """
                                select nextval(pg_get_serial_sequence('story', 'id')) as id from generate_series(1, :count)
                                """)
                        .bind("count", added.size())
                        .list(row -> row.number("id"));
        List<String> wishes = new ArrayList<>();
        for (int k = 0; k < added.size(); k++) {
            NewStory story = arrivals.get(added.get(k)).story();
            @Nullable String path = story.path();
            Section section = sections.find(story.copy().filing().section()).orElse(null);
            wishes.add(path != null ? path : wish(story, section, new StoryId(ids.get(k))));
        }
        List<String> paths = Paths.take(tx, wishes);
        for (int k = 0; k < added.size(); k++) {
            NewStory story = arrivals.get(added.get(k)).story();
            StoryId id = new StoryId(ids.get(k));
            saves.add(
                    new Save(
                            null,
                            id,
                            story.kind(),
                            paths.get(k),
                            oldPaths(story),
                            Change.CREATED,
                            story.state(),
                            story.copy(),
                            story.firstPublished(),
                            story.updated() == null ? story.firstPublished() : story.updated()));
            filed.set(added.get(k), new Filed.Added(id, 1, paths.get(k)));
        }
    }
}

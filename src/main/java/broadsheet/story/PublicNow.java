package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.press.Sources;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Says of stories that somebody knows by number or path which are public at this moment.
public final class PublicNow {
    private final Db db;

    PublicNow(Db db) {
        this.db = db;
    }

    /// The cards of these stories; one that is not public is left out.
    public Map<StoryId, Card> cards(Collection<StoryId> ids) {
        if (ids.isEmpty()) return Map.of();
        ids.forEach(id -> Sources.note(Subjects.story(id)));
        return db
                .read(tx ->
                        tx.sql(
                                        """
                                        select id, path, card, first_published, updated from story
                                        where id = any(:stories) and state = 'published'
                                        """)
                                .numbers("stories", ids.stream().map(StoryId::value).toList())
                                .list(CardJson::read))
                .stream()
                .collect(Collectors.toMap(Card::story, card -> card));
    }

    /// Those of these paths at which a public story stands.
    public Set<String> at(Collection<String> paths) {
        if (paths.isEmpty()) return Set.of();
        paths.forEach(path -> Sources.note(Subjects.path(path)));
        return Set.copyOf(
                db.read(tx ->
                        tx.sql(
                                        """
                                        select path from story where path = any(:paths) and state = 'published'
                                        """)
                                .texts("paths", List.copyOf(paths))
                                .list(row -> row.text("path"))));
    }
}

package broadsheet.story;

import broadsheet.db.Tx;
import java.util.ArrayList;
import java.util.List;

/// Puts the stories of a whole list elsewhere, without touching the stories.
final class Refiling {
    private Refiling() {}

    /// A section stands under others now: its stories leave the lists of those it was under, unless
    /// they stand there for another reason too, and come into the lists of those it is under.
    ///
    /// @param before what it was under, from the top
    /// @param after what it is under now
    /// @return the sections whose lists have changed
    static List<SectionId> move(Tx tx, SectionId moved, List<Section> before, List<Section> after) {
        List<SectionId> changed = new ArrayList<>();
        for (Section left : before.reversed())
            if (after.stream().noneMatch(each -> each.id().equals(left.id()))) {
                leave(tx, moved, left.id());
                changed.add(left.id());
            }
        for (Section entered : after)
            if (before.stream().noneMatch(each -> each.id().equals(entered.id()))) {
                enter(tx, moved, entered.id());
                changed.add(entered.id());
            }
        return changed;
    }

    /// From the lowest up, so that what is still in a section below keeps the story above it.
    private static void leave(Tx tx, SectionId moved, SectionId from) {
        tx.sql(
                        """
                        delete from listing l using listing m, story s, revision r
                        where m.kind = 's' and m."of" = :moved
                          and l.kind = 's' and l."of" = :from and l.at = m.at and l.story_id = m.story_id
                          and s.id = l.story_id and r.story_id = s.id and r.number = s.public_number
                          and s.section_id is distinct from :from
                          and not coalesce(r.copy::jsonb->'alsoIn' @> to_jsonb(:from::bigint), false)
                          and not exists (select from section x join listing c on c.kind = 's' and c."of" = x.id
                              where x.parent_id = :from and c.at = l.at and c.story_id = l.story_id)
                        """)
                .bind("moved", moved.value())
                .bind("from", from.value())
                .update();
    }

    private static void enter(Tx tx, SectionId moved, SectionId into) {
        tx.sql(
                        """
                        insert into listing (kind, "of", at, story_id)
                        select 's', :into, at, story_id from listing where kind = 's' and "of" = :moved
                        on conflict do nothing
                        """)
                .bind("moved", moved.value())
                .bind("into", into.value())
                .update();
    }

    /// A tag is another one from now on: so are its places in lists, and what the newsroom's own
    /// lists know of stories.
    static void merge(Tx tx, TagId tag, TagId into) {
        tx.sql(
                        """
                        insert into listing (kind, "of", at, story_id)
                        select 't', :into, at, story_id from listing where kind = 't' and "of" = :tag
                        on conflict do nothing
                        """)
                .bind("tag", tag.value())
                .bind("into", into.value())
                .update();
        tx.sql("delete from listing where kind = 't' and \"of\" = :tag")
                .bind("tag", tag.value())
                .update();
        tx.sql(
                        """
                        update story set tags = array(select distinct unnest(array_replace(tags, :tag, :into)))
                        where tags @> array[:tag]::bigint[]
                        """)
                .bind("tag", tag.value())
                .bind("into", into.value())
                .update();
    }
}

package broadsheet.story;

import broadsheet.db.Tx;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where stories are put: the sections, and which tags have become another.
///
/// Whoever writes a story holds them as they stand, before anything else is locked; whoever moves a
/// section or merges tags closes them, and so waits for all who hold them. Neither can then be in
/// the middle of the other's work, nor wait for a row that the other has.
///
/// @param merged each tag that was merged with the one that it became, which became none itself; at
///   least those that the stories at hand name, and all that became the same
record Shelves(SectionTree sections, Map<TagId, TagId> merged) {
    private static final long LOCK = 0x53484c56L;

    Shelves {
        merged = Map.copyOf(merged);
    }

    /// Nobody moves a section or merges a tag until the transaction ends.
    static void hold(Tx tx) {
        tx.sql("select pg_advisory_xact_lock_shared(:lock)").bind("lock", LOCK).list(_ -> true);
    }

    /// Nobody writes a story or gives out an address until the transaction ends.
    static void close(Tx tx) {
        tx.sql("select pg_advisory_xact_lock(:lock)").bind("lock", LOCK).list(_ -> true);
    }

    /// As they stand for stories with these tags. To be asked once they are held or closed.
    static Shelves of(Tx tx, Collection<TagId> tags) {
        return new Shelves(Sections.tree(tx), tags.isEmpty() ? Map.of() : merged(tx, tags));
    }

    private static Map<TagId, TagId> merged(Tx tx, Collection<TagId> tags) {
        return tx
                .sql(
                        """
                        select o.id, o.merged_into
                        from (select distinct coalesce(merged_into, id) as id from tag where id = any(:tags)) t
                        join tag o on o.merged_into = t.id
                        """)
                .numbers("tags", tags.stream().map(TagId::value).distinct().toList())
                .list(row ->
                        Map.entry(
                                new TagId(row.number("id")), new TagId(row.number("merged_into"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<Section> trail(@Nullable SectionId section) {
        return sections.trail(section);
    }

    /// The tag itself, or the one that it became.
    TagId tag(TagId named) {
        return merged.getOrDefault(named, named);
    }

    /// The tag with all that became it.
    Set<TagId> all(TagId tag) {
        Set<TagId> all = new HashSet<>(Set.of(tag));
        merged.forEach((old, into) -> {
            if (into.equals(tag)) all.add(old);
        });
        return all;
    }

    /// The names under which pages note a list: of a tag also those of the tags that became it,
    /// which the words of stories go on naming.
    Set<String> subjects(Listing listing) {
        return listing instanceof Listing.WithTag(var tag)
                ? all(tag).stream()
                        .map(each -> new Listing.WithTag(each).subject())
                        .collect(Collectors.toSet())
                : Set.of(listing.subject());
    }
}

package broadsheet.story;

import broadsheet.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where stories are put: the sections, and which tags have become another.
///
/// @param merged each such tag with the one that it was merged into, which is none of them
record Shelves(SectionTree sections, Map<TagId, TagId> merged) {
    private static final long LOCK = 0x53484c56L;

    Shelves {
        merged = Map.copyOf(merged);
    }

    /// As they stand until the transaction ends: nobody moves a section or merges a tag meanwhile.
    static Shelves steady(Tx tx) {
        tx.sql("select pg_advisory_xact_lock_shared(:lock)").bind("lock", LOCK).list(_ -> true);
        return read(tx);
    }

    /// As they stand for whoever moves or merges: nobody puts a story anywhere meanwhile. To be
    /// asked after the lock of [Paths], where that is taken too.
    static Shelves own(Tx tx) {
        tx.sql("select pg_advisory_xact_lock(:lock)").bind("lock", LOCK).list(_ -> true);
        return read(tx);
    }

    private static Shelves read(Tx tx) {
        Map<TagId, TagId> merged =
                tx
                        .sql("select id, merged_into from tag where merged_into is not null")
                        .list(row ->
                                Map.entry(
                                        new TagId(row.number("id")),
                                        new TagId(row.number("merged_into"))))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Shelves(Sections.tree(tx), merged);
    }

    List<Section> trail(@Nullable SectionId section) {
        return sections.trail(section);
    }

    /// The tag itself, or the one it was merged into.
    TagId tag(TagId named) {
        return merged.getOrDefault(named, named);
    }

    /// The tags that were merged into one.
    Set<TagId> mergedInto(TagId tag) {
        return merged.entrySet().stream()
                .filter(each -> each.getValue().equals(tag))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// The names under which pages note a list: of a tag also those of the tags merged into it,
    /// which the words of stories may go on naming.
    Set<String> subjects(Listing listing) {
        Set<String> subjects = new java.util.HashSet<>(Set.of(listing.subject()));
        if (listing instanceof Listing.WithTag(var tag))
            for (TagId old : mergedInto(tag)) subjects.add(new Listing.WithTag(old).subject());
        return subjects;
    }
}

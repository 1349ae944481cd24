package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.db.Tx;
import broadsheet.press.Sources;
import broadsheet.press.TypeCase;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The paper's tags.
public final class Tags {
    private final Db db;
    private final TypeCase<TagId, Tag> kept;

    public Tags(Db db) {
        this(db, new TypeCase<>(Subjects::tag, 0));
    }

    private Tags(Db db, TypeCase<TagId, Tag> kept) {
        this.db = db;
        this.kept = kept;
    }

    /// The same tags; what [#find] reads is kept here until it is dropped.
    public Tags keptIn(TypeCase<TagId, Tag> there) {
        return new Tags(db, there);
    }

    /// Finds each tag by its slug, or by one that it had, or makes it; one that is there is left as
    /// it is. By the slugs that were asked for.
    public Map<String, TagId> put(Collection<NewTag> tags) {
        return db.write(tx -> {
            Shelves.hold(tx);
            Map<String, String> slugs =
                    Relocations.slugs(tx, TagRegister.ADDRESS, tags, NewTag::slug);
            tx.sql(
                            """
                            insert into tag (slug, name, description) values (:slug, :name, :description)
                            on conflict (slug) do nothing
                            """)
                    .batch(
                            tags.stream()
                                    .filter(tag -> tag.slug().equals(slugs.get(tag.slug())))
                                    .sorted(Comparator.comparing(NewTag::slug))
                                    .toList(),
                            (row, tag) ->
                                    row.bind("slug", tag.slug())
                                            .bind("name", tag.name())
                                            .bind("description", tag.description()));
            Map<String, TagId> found =
                    tx
                            .sql("select * from tag where slug = any(:slugs)")
                            .texts("slugs", slugs.values())
                            .list(Tags::tag)
                            .stream()
                            .collect(Collectors.toMap(Tag::slug, Tag::id));
            return Relocations.by(slugs, found);
        });
    }

    /// The tags that are called so, by their names; of several of a name whichever came first.
    public Map<String, TagId> named(Collection<String> names) {
        return db
                .read(tx ->
                        tx.sql(
                                        """
                                        select * from tag where name = any(:names) and merged_into is null order by id
                                        """)
                                .texts("names", names)
                                .list(Tags::tag))
                .stream()
                .collect(Collectors.toMap(Tag::name, Tag::id, (first, _) -> first));
    }

    /// The tag of this number, as it stands; empty for one that was merged into another.
    static Optional<Tag> own(Tx tx, TagId id) {
        return tx.sql("select * from tag where id = :id and merged_into is null")
                .bind("id", id.value())
                .one(Tags::tag);
    }

    /// The tags after a slug whose slugs begin so, in their order, whether stories have them or
    /// not. For the newsroom: no source is noted.
    public List<Tag> list(String start, String after, int limit) {
        return db.read(tx ->
                tx.sql(
                                """
                                select * from tag where slug > :after and starts_with(slug, :start) and slug >= :start
                                  and merged_into is null order by slug limit :limit
                                """)
                        .bind("after", after)
                        .bind("start", start)
                        .bind("limit", limit)
                        .list(Tags::tag));
    }

    /// Those of these slugs that are there, for the newsroom: no source is noted.
    public Map<String, TagId> withSlugs(Collection<String> slugs) {
        return db.read(tx ->
                tx
                        .sql("select * from tag where slug = any(:slugs)")
                        .texts("slugs", slugs)
                        .list(Tags::tag)
                        .stream()
                        .collect(Collectors.toMap(Tag::slug, Tag::id)));
    }

    public Optional<Tag> at(String slug) {
        Optional<Tag> tag =
                db.read(tx ->
                        tx.sql("select * from tag where slug = :slug and merged_into is null")
                                .bind("slug", slug)
                                .one(Tags::tag));
        tag.ifPresent(found -> Sources.note(Subjects.tag(found.id())));
        return tag;
    }

    /// The tags of these numbers; one that is not there is left out, one that was merged into
    /// another is that other.
    public Map<TagId, Tag> find(Collection<TagId> ids) {
        return kept.find(ids, this::read);
    }

    /// One that was merged into another is that other.
    private Map<TagId, Tag> read(List<TagId> ids) {
        return db
                .read(tx ->
                        tx.sql(
                                        """
                                        select o.id as asked, t.* from tag o join tag t on t.id = coalesce(o.merged_into, o.id)
                                        where o.id = any(:ids)
                                        """)
                                .numbers("ids", ids.stream().map(TagId::value).toList())
                                .list(row -> Map.entry(new TagId(row.number("asked")), tag(row))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The tags that these words are filed under.
    public Map<TagId, Tag> of(Collection<Copy> copies) {
        return find(
                copies.stream()
                        .flatMap(copy -> copy.filing().tags().stream())
                        .collect(Collectors.toSet()));
    }

    /// The tags that public stories have, after a slug; one of drafts only would tell of them.
    /// Changes only when the list of all stories does.
    public SlugPage<Tag> inUse(String after, int limit) {
        Sources.note(new Listing.All().subject());
        List<SlugPage.Looked<Tag>> looked =
                db.read(tx ->
                        tx.sql(
                                        """
                                        select t.*, exists (select from listing l where l.kind = 't' and l."of" = t.id) as used
                                        from tag t where t.slug > :after order by t.slug limit :look
                                        """)
                                .bind("after", after)
                                .bind("look", SlugPage.LOOK)
                                .list(row -> new SlugPage.Looked<>(tag(row), row.flag("used"))));
        looked.stream()
                .filter(SlugPage.Looked::used)
                .limit(limit)
                .forEach(each -> Sources.note(Subjects.tag(each.item().id())));
        return SlugPage.of(looked, limit, Tag::slug);
    }

    private static Tag tag(Row row) {
        return new Tag(
                new TagId(row.number("id")),
                row.text("slug"),
                row.text("name"),
                row.textOrNull("description"));
    }
}

package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.press.Sources;
import broadsheet.press.TypeCase;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    /// Finds each tag by its slug or makes it; one that is there is left as it is.
    public Map<String, TagId> put(Collection<NewTag> tags) {
        return db.write(tx -> {
            tx.sql(
                            """
                            insert into tag (slug, name, description) values (:slug, :name, :description)
                            on conflict (slug) do nothing
                            """)
                    .batch(
                            tags.stream().sorted(Comparator.comparing(NewTag::slug)).toList(),
                            (row, tag) ->
                                    row.bind("slug", tag.slug())
                                            .bind("name", tag.name())
                                            .bind("description", tag.description()));
            return tx
                    .sql("select * from tag where slug = any(:slugs)")
                    .texts("slugs", tags.stream().map(NewTag::slug).toList())
                    .list(Tags::tag)
                    .stream()
                    .collect(Collectors.toMap(Tag::slug, Tag::id));
        });
    }

    /// Those of these slugs that are there, for the newsroom: no source is noted.
    public Map<String, TagId> named(Collection<String> slugs) {
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
                        tx.sql("select * from tag where slug = :slug")
                                .bind("slug", slug)
                                .one(Tags::tag));
        tag.ifPresent(found -> Sources.note(Subjects.tag(found.id())));
        return tag;
    }

    /// The tags of these names; one that is not there is left out.
    public Map<TagId, Tag> find(Collection<TagId> ids) {
        return kept.find(ids, this::read);
    }

    private Map<TagId, Tag> read(List<TagId> ids) {
        List<Tag> found =
                db.read(tx ->
                        tx.sql("select * from tag where id = any(:ids)")
                                .numbers("ids", ids.stream().map(TagId::value).toList())
                                .list(Tags::tag));
        return found.stream().collect(Collectors.toMap(Tag::id, Function.identity()));
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

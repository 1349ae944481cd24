package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.db.Tx;
import broadsheet.press.Sources;
import broadsheet.press.TypeCase;
import broadsheet.text.Json;
import broadsheet.text.Slugs;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The people readers know by name.
public final class Contributors {
    private final Db db;
    private final TypeCase<ContributorId, Contributor> kept;

    public Contributors(Db db) {
        this(db, new TypeCase<>(Subjects::contributor, 0));
    }

    private Contributors(Db db, TypeCase<ContributorId, Contributor> kept) {
        this.db = db;
        this.kept = kept;
    }

    /// The same people; whom [#find] reads is kept here until dropped.
    public Contributors keptIn(TypeCase<ContributorId, Contributor> there) {
        return new Contributors(db, there);
    }

    /// Finds each contributor by slug, or by one that they had, or makes them; one who is there is
    /// left as they are. By the slugs that were asked for.
    public Map<String, ContributorId> put(Collection<NewContributor> contributors) {
        return db.write(tx -> {
            Shelves.hold(tx);
            Map<String, String> slugs =
                    Relocations.slugs(
                            tx, ContributorRegister.ADDRESS, contributors, NewContributor::slug);
            tx.sql(
                            """
                            insert into contributor (slug, name, role, bio, email, picture)
                            values (:slug, :name, :role, :bio, :email, :picture) on conflict (slug) do nothing
                            """)
                    .batch(
                            contributors.stream()
                                    .filter(person ->
                                            person.slug().equals(slugs.get(person.slug())))
                                    .sorted(Comparator.comparing(NewContributor::slug))
                                    .toList(),
                            (row, person) ->
                                    row.bind("slug", person.slug())
                                            .bind("name", person.name())
                                            .bind("role", person.role())
                                            .bind("bio", person.bio())
                                            .bind("email", person.email())
                                            .bind("picture", picture(person.picture())));
            Map<String, ContributorId> found =
                    tx
                            .sql("select * from contributor where slug = any(:slugs)")
                            .texts("slugs", slugs.values())
                            .list(Contributors::contributor)
                            .stream()
                            .collect(Collectors.toMap(Contributor::slug, Contributor::id));
            return Relocations.by(slugs, found);
        });
    }

    public Optional<Contributor> at(String slug) {
        Optional<Contributor> person =
                db.read(tx ->
                        tx.sql("select * from contributor where slug = :slug")
                                .bind("slug", slug)
                                .one(Contributors::contributor));
        person.ifPresent(found -> Sources.note(Subjects.contributor(found.id())));
        return person;
    }

    /// The contributor of this name as it is written, or else in other letters of the same kind
    /// (capitals, accents): of several whoever came first. No source is noted.
    public Optional<Contributor> named(String name) {
        return db.read(tx ->
                tx.sql(
                                """
                                select * from contributor where name = :name or slug = :slug
                                order by (name = :name) desc, id limit 1
                                """)
                        .bind("name", name)
                        .bind("slug", Slugs.slug(name))
                        .one(Contributors::contributor));
    }

    /// The contributor of this number, as they stand.
    static Optional<Contributor> own(Tx tx, ContributorId id) {
        return tx.sql("select * from contributor where id = :id")
                .bind("id", id.value())
                .one(Contributors::contributor);
    }

    /// The contributors after a slug whose slugs begin so, in their order, whether stories are by
    /// them or not. For the newsroom: no source is noted.
    public List<Contributor> list(String start, String after, int limit) {
        return db.read(tx ->
                tx.sql(
                                """
                                select * from contributor
                                where slug > :after and starts_with(slug, :start) and slug >= :start
                                order by slug limit :limit
                                """)
                        .bind("after", after)
                        .bind("start", start)
                        .bind("limit", limit)
                        .list(Contributors::contributor));
    }

    /// The contributors of these names; one who is not there is left out.
    public Map<ContributorId, Contributor> find(Collection<ContributorId> ids) {
        return kept.find(ids, this::read);
    }

    private Map<ContributorId, Contributor> read(List<ContributorId> ids) {
        List<Contributor> found =
                db.read(tx ->
                        tx.sql("select * from contributor where id = any(:ids)")
                                .numbers("ids", ids.stream().map(ContributorId::value).toList())
                                .list(Contributors::contributor));
        return found.stream().collect(Collectors.toMap(Contributor::id, Function.identity()));
    }

    private static @Nullable String picture(@Nullable PictureUse use) {
        return use == null ? null : BlockJson.write(use).write();
    }

    /// The contributors whom these bylines name.
    public Map<ContributorId, Contributor> of(Collection<Byline> bylines) {
        return find(
                bylines.stream()
                        .flatMap(byline -> byline.credits().stream())
                        .map(Byline.Credit::contributor)
                        .collect(Collectors.toSet()));
    }

    /// The contributors whom public stories are by, after a slug; one of drafts only would tell of
    /// them. Changes only when the list of all stories does.
    public SlugPage<Contributor> inUse(String after, int limit) {
        Sources.note(new Listing.All().subject());
        List<SlugPage.Looked<Contributor>> looked =
                db.read(tx ->
                        tx.sql(
                                        """
                                        select t.*, exists (select from listing l where l.kind = 'c' and l."of" = t.id) as used
                                        from contributor t where t.slug > :after order by t.slug limit :look
                                        """)
                                .bind("after", after)
                                .bind("look", SlugPage.LOOK)
                                .list(row ->
                                        new SlugPage.Looked<>(contributor(row), row.flag("used"))));
        looked.stream()
                .filter(SlugPage.Looked::used)
                .limit(limit)
                .forEach(each -> Sources.note(Subjects.contributor(each.item().id())));
        return SlugPage.of(looked, limit, Contributor::slug);
    }

    private static Contributor contributor(Row row) {
        @Nullable String picture = row.textOrNull("picture");
        return new Contributor(
                new ContributorId(row.number("id")),
                row.text("slug"),
                row.text("name"),
                row.textOrNull("role"),
                row.textOrNull("bio"),
                row.textOrNull("email"),
                picture == null ? null : BlockJson.use(Json.read(picture).obj()),
                row.texts("links"));
    }
}

package broadsheet.story;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.config.Settings;
import broadsheet.config.StoryRule;
import broadsheet.db.Db;
import broadsheet.events.EventLog;
import broadsheet.identity.Actor;
import broadsheet.identity.Audit;
import broadsheet.identity.Identity;
import broadsheet.testing.TestDb;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A small paper on a database of its own: three sections, two tags, two contributors.
final class TestPaper implements AutoCloseable {
    static final Actor MARA = new Actor("person:1");

    final Db db = TestDb.fresh();
    final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-05T08:00:00Z"));
    final List<Set<String>> told = new CopyOnWriteArrayList<>();
    final EventLog log;
    final Stories stories = new Stories(db);
    final Publishing publishing;
    final Sections sections;
    final SectionRegister register;
    final TagRegister tags;
    final ContributorRegister people;
    final Section world;
    final Section asia;
    final Section sport;
    final TagId harbour;
    final TagId ferry;
    final ContributorId ines;
    final ContributorId tomas;

    TestPaper() {
        this(_ -> {});
    }

    TestPaper(Consumer<Set<String>> listener) {
        this(listener, List.of());
    }

    private TestPaper(Consumer<Set<String>> listener, List<StoryRule> rules) {
        log = new EventLog(db, List.of(told::add, listener));
        publishing = new Publishing(log, now::get, rules);
        sections = new Sections(db, log);
        Audit audit = new Identity(db, now::get).audit();
        register = new SectionRegister(log, audit);
        tags = new TagRegister(log, audit);
        people = new ContributorRegister(log, audit);
        world = sections.put(new NewSection(null, "world", "World", null, null, 1));
        asia = sections.put(new NewSection("/world", "asia", "Asia", null, null, 2));
        sport = sections.put(new NewSection(null, "sport", "Sport", null, null, 3));
        Map<String, TagId> made =
                new Tags(db)
                        .put(
                                List.of(
                                        new NewTag("harbour", "Harbour", null),
                                        new NewTag("ferry", "Ferry", null)));
        harbour = java.util.Objects.requireNonNull(made.get("harbour"));
        ferry = java.util.Objects.requireNonNull(made.get("ferry"));
        Map<String, ContributorId> named =
                new Contributors(db)
                        .put(
                                List.of(
                                        new NewContributor("ines", "Ines", null, null, null, null),
                                        new NewContributor(
                                                "tomas", "Tomas", null, null, null, null)));
        ines = java.util.Objects.requireNonNull(named.get("ines"));
        tomas = java.util.Objects.requireNonNull(named.get("tomas"));
    }

    /// A paper with rules of its own, as its settings would have them.
    static TestPaper asking(String rules) {
        return new TestPaper(
                _ -> {},
                Settings.read(null, Map.of(), Map.of("stories.rules", rules)).stories().rules());
    }

    void later() {
        now.updateAndGet(at -> at.plus(Duration.ofMinutes(1)));
    }

    Copy copy(String headline, Section section) {
        return Copy.of("en", headline, List.of(new Block.Paragraph(Inline.text("Words."))))
                .filing(new Copy.Filing(section.id(), List.of(), List.of(harbour), 0))
                .byline(Byline.of(ines))
                .build();
    }

    Outcome.Done drafted(Copy copy) {
        return done(publishing.draft(StoryKind.ARTICLE, copy, MARA));
    }

    Outcome.Done published(String headline, Section section) {
        Outcome.Done draft = drafted(copy(headline, section));
        return done(
                publishing.publish(draft.story(), 1, copy(headline, section), Change.UPDATE, MARA));
    }

    /// A section that is called so and has its address by it.
    static SectionRegister.Words words(@Nullable SectionId parent, String name) {
        return new SectionRegister.Words(parent, "", name, null, null, false);
    }

    Amended renames(Section section, SectionRegister.Words words) {
        return register.change(section.id(), words, Seen.NOW, MARA);
    }

    /// Many stories in a section, `/sport/s-1` and so on, with a revision each.
    void fill(Section section, int many) {
        String copy = CopyJson.write(copy("Filled", section)).write();
        db.write(tx -> {
            tx.sql(
                            """
                            insert into story (kind, number, hash, state, state_data, public_number, path, section_id,
                                first_published, updated, modified, card)
                            select 'article', 1, sha256(n::text::bytea), 'published', '{"state":"published"}', 1,
                              :path || '/s-' || n, :section, :at, :at, :at, '{"headline":"Filled"}'
                            from generate_series(1, :many) n
                            """)
                    .bind("path", section.path())
                    .bind("section", section.id().value())
                    .bind("at", now.get())
                    .bind("many", many)
                    .update();
            tx.sql(
                            """
                            insert into revision (story_id, number, at, actor, change, state, copy, previous, hash)
                            select id, 1, modified, 'import:test', 'created', state_data, :copy, hash, hash from story
                            where path like '%/s-%'
                            """)
                    .bind("copy", copy)
                    .update();
            return tx.sql(
                            """
                            insert into listing (kind, "of", at, story_id)
                            select k.kind, k.number, first_published, id from story,
                              (values ('a'::"char", 0), ('s', :section)) as k(kind, number)
                            where path like '%/s-%'
                            """)
                    .bind("section", section.id().value())
                    .update();
        });
    }

    long count(Listing listing) {
        return new Sizes(db).of(List.of(listing), each -> each).getOrDefault(listing, 0L);
    }

    static Outcome.Done done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    List<String> headlines(Listing listing) {
        return stories.cards(listing, null, 100).stream().map(Card::headline).toList();
    }

    Story at(String path) {
        AtPath found = stories.at(path);
        assertThat(found).as(path).isInstanceOf(AtPath.Found.class);
        return ((AtPath.Found) found).story();
    }

    /// What the lists must hold, worked out from the stories' public revisions alone.
    void assertListsExact(Collection<StoryId> ids) {
        Set<String> wanted = new java.util.TreeSet<>();
        for (StoryId id : ids) {
            Revision last = stories.revisions(id).getLast();
            if (last.state() instanceof State.Published)
                Lists.of(StoryKind.ARTICLE, last.copy(), shelves(last.copy()))
                        .forEach(list -> wanted.add(list.kind() + list.of() + "/" + id.value()));
        }
        List<String> held =
                db.read(tx ->
                        tx.sql("select kind, \"of\", story_id from listing")
                                .list(row ->
                                        row.text("kind")
                                                + row.number("of")
                                                + "/"
                                                + row.number("story_id")));
        assertThat(held).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private Shelves shelves(Copy copy) {
        return db.read(tx -> Shelves.of(tx, copy.filing().tags()));
    }

    void assertChainIntact(StoryId id) {
        List<Revision> chain = stories.revisions(id);
        broadsheet.ledger.Hash previous = broadsheet.ledger.Hash.START;
        for (int i = 0; i < chain.size(); i++) {
            Revision revision = chain.get(i);
            assertThat(revision.number()).isEqualTo(i + 1);
            assertThat(revision.previous()).isEqualTo(previous);
            assertThat(revision.intact()).as("revision %s", revision.number()).isTrue();
            previous = revision.hash();
        }
    }

    @Override
    public void close() {
        db.close();
    }
}

package broadsheet.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.db.Db;
import broadsheet.events.Bell;
import broadsheet.events.EventLog;
import broadsheet.events.Follow;
import broadsheet.fetch.FetchLimits;
import broadsheet.identity.Actor;
import broadsheet.identity.Identity;
import broadsheet.metrics.Metrics;
import broadsheet.paper.Imprint;
import broadsheet.paper.Paper;
import broadsheet.story.Amended;
import broadsheet.story.Block;
import broadsheet.story.Change;
import broadsheet.story.Copy;
import broadsheet.story.Correction;
import broadsheet.story.Inline;
import broadsheet.story.NewSection;
import broadsheet.story.Outcome;
import broadsheet.story.Publishing;
import broadsheet.story.SectionId;
import broadsheet.story.SectionRegister;
import broadsheet.story.Sections;
import broadsheet.story.Seen;
import broadsheet.story.Stories;
import broadsheet.story.StoryId;
import broadsheet.story.StoryKind;
import broadsheet.testing.TestDb;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A newsroom without a server: Mara's stories, the outbox and couriers, each moved by hand.
final class TestDesk implements AutoCloseable {
    static final Actor MARA = new Actor("person:mara");
    static final Duration SHORT = Duration.ofSeconds(1);

    final Db db = TestDb.fresh();
    final EventLog log = new EventLog(db, List.of());
    final Publishing publishing = new Publishing(log, InstantSource.system(), List.of());
    final Stories stories = new Stories(db);
    final Hooks hooks = new Hooks(db);
    final DeliveryLog deliveries = new DeliveryLog(db);
    final Deliveries due = new Deliveries(db);
    final Bell bell = new Bell();
    final Metrics metrics = new Metrics();
    final Tally tally = Tally.in(metrics);
    final Secret secret = Secret.random();
    final SectionId world;
    final SectionId asia;
    final SectionId sport;
    final Paper paper =
            new Paper(
                    URI.create("https://paper.example"),
                    "en",
                    ZoneId.of("UTC"),
                    new Imprint(
                            "The Harbour Post",
                            null,
                            "Harbour Press",
                            "desk@paper.example",
                            null,
                            Duration.ofDays(365),
                            List.of()),
                    _ -> Optional.empty());

    TestDesk() {
        Sections sections = new Sections(db, log);
        world = sections.put(new NewSection(null, "world", "World", null, null, 1)).id();
        asia = sections.put(new NewSection("/world", "asia", "Asia", null, null, 2)).id();
        sport = sections.put(new NewSection(null, "sport", "Sport", null, null, 3)).id();
    }

    /// A story as Mara has it in hand.
    final class Piece {
        final StoryId id;
        int number;
        String path;
        Copy copy;

        Piece(StoryId id, int number, String path, Copy copy) {
            this.id = id;
            this.number = number;
            this.path = path;
            this.copy = copy;
        }

        private Piece now(Outcome outcome) {
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            if (outcome instanceof Outcome.Done(_, int next, String at)) {
                number = next;
                path = at;
            }
            return this;
        }

        private Piece now(Copy next, Change change) {
            copy = next;
            return now(publishing.publish(id, number, copy, change, MARA));
        }

        Piece published() {
            return now(copy, Change.STATE);
        }

        Piece touchedUp(String headline) {
            return now(copy.with().headline(headline).build(), Change.MINOR);
        }

        Piece updated(String headline) {
            return now(
                    copy.with().headline(headline).updateNote("New: " + headline).build(),
                    Change.UPDATE);
        }

        Piece corrected(String headline) {
            List<Correction> all = new ArrayList<>(copy.corrections());
            all.add(new Correction(Instant.now(), "It was otherwise."));
            return now(copy.with().headline(headline).corrections(all).build(), Change.CORRECTION);
        }

        Piece moved(String to) {
            return now(publishing.move(id, number, to, MARA));
        }

        Piece held() {
            return now(publishing.hold(id, number, "a source called back", MARA));
        }

        Piece unpublished() {
            return now(publishing.unpublish(id, number, MARA));
        }

        Piece killed(String notice) {
            return now(publishing.kill(id, number, notice, MARA));
        }

        Piece takenDown(String notice) {
            return now(publishing.takeDown(id, number, notice, MARA));
        }
    }

    Piece draft(String headline, SectionId section) {
        Copy copy =
                Copy.of("en", headline, List.of(new Block.Paragraph(Inline.text("Words."))))
                        .filing(new Copy.Filing(section, List.of(), List.of(), 0))
                        .build();
        if (publishing.draft(StoryKind.ARTICLE, copy, MARA)
                instanceof Outcome.Done(var id, int number, var path))
            return new Piece(id, number, path, copy);
        throw new AssertionError("no draft");
    }

    Piece publishes(String headline) {
        return draft(headline, world).published();
    }

    void renames(SectionId section, String name) {
        SectionRegister register =
                new SectionRegister(log, new Identity(db, InstantSource.system()).audit());
        SectionRegister.Words words = new SectionRegister.Words(null, "", name, null, null, false);
        assertThat(register.change(section, words, Seen.NOW, MARA))
                .isInstanceOf(Amended.Done.class);
    }

    long hook(URI url, String... kinds) {
        return hooks.add(new NewHook(url, secret, List.of(kinds), null));
    }

    long hookIn(String section, URI url) {
        return hooks.add(new NewHook(url, secret, List.of(), section));
    }

    Outbox outbox() {
        return outbox(ChangedFeeds.NONE);
    }

    Outbox outbox(ChangedFeeds feeds) {
        return new Outbox(db, feeds, true, bell);
    }

    /// Writes everything down that is to be sent.
    void catchUp() {
        catchUp(outbox());
    }

    /// Also past transactions of other tests on this server, which hold a follower up.
    void catchUp(Follow outbox) {
        Instant end = Instant.now().plusSeconds(30);
        while (outbox.step() != Follow.Progress.IDLE)
            if (Instant.now().isAfter(end)) throw new AssertionError("held up for too long");
    }

    Courier courier() {
        return courier(Backoff.DEFAULT, null, true);
    }

    Courier courier(Backoff backoff, URI hub, boolean privateAddresses) {
        return new Courier(
                db,
                stories,
                paper,
                hub,
                new FetchLimits(4_096, SHORT, 0, 8, privateAddresses),
                backoff,
                tally);
    }

    /// Sends what is due, one after the other; how each ended.
    List<Optional<Deliveries.End>> sendAll(Courier courier) {
        List<Optional<Deliveries.End>> ends = new ArrayList<>();
        for (var next = due.take(); next.isPresent(); next = due.take())
            ends.add(courier.carry(next.get()));
        return ends;
    }

    /// As if all that waits were due now.
    void later() {
        db.write(tx ->
                tx.sql("update delivery set due = now() where state in ('waiting', 'sending')")
                        .update());
    }

    List<String> rows() {
        return db.read(tx ->
                tx.sql("select kind || ' ' || state as line from delivery order by id")
                        .list(row -> row.text("line")));
    }

    List<String> kinds() {
        return db.read(tx ->
                tx.sql("select kind from delivery order by id").list(row -> row.text("kind")));
    }

    List<String> paths() {
        return db.read(tx ->
                tx.sql("select path from delivery order by id").list(row -> row.text("path")));
    }

    LoggedDelivery last() {
        return deliveries.newest(null, null, 1).getFirst();
    }

    @Override
    public void close() {
        metrics.close();
        db.close();
    }
}

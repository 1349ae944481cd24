package broadsheet.identity;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.db.Tx;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Passkeys: made by whoever is signed in, shown by whoever comes in. Each has asked for a finger,
/// a face or a number, so it is two factors in one, and no code is asked for besides. What is to be
/// signed follows from a ticket that only the browser which began holds.
public final class Passkeys {
    /// What keys are asked to sign with, as COSE numbers it.
    public static final List<Integer> ALGORITHMS = WebAuthn.ALGORITHMS;

    private static final int MOST_EACH = 20;

    private final Db db;
    private final Tickets tickets;
    private final Sessions sessions;
    private final Delays delays;
    private final Audit audit;
    private final InstantSource clock;
    private final WebAuthn webAuthn = new WebAuthn();

    Passkeys(
            Db db,
            Tickets tickets,
            Sessions sessions,
            Delays delays,
            Audit audit,
            InstantSource clock) {
        this.db = db;
        this.tickets = tickets;
        this.sessions = sessions;
        this.delays = delays;
        this.audit = audit;
        this.clock = clock;
    }

    /// What came of a wish for something to sign.
    public sealed interface Asked {
        /// What the browser keeps to show again, and what the key is to sign.
        record Sign(Token ticket, Token challenge) implements Asked {}

        /// Too many were asked for from this address.
        record Later(Duration left) implements Asked {}
    }

    /// What came of a new key.
    public enum Added {
        DONE,
        /// What the browser sent is not right, comes too late or a second time.
        WRONG,
        /// They have as many as anybody can have.
        TOO_MANY
    }

    /// The number of somebody as their keys keep it, in Base64.
    public static String handle(PersonId person) {
        return base64(handleBytes(person));
    }

    private static byte[] handleBytes(PersonId person) {
        return ByteBuffer.allocate(Long.BYTES).putLong(person.value()).array();
    }

    /// Somebody's keys, the oldest first.
    public List<Passkey> of(PersonId person) {
        return db.read(tx ->
                tx.sql(
                                """
                                select id, name, created, last_used from passkey
                                where person_id = :person order by id
                                """)
                        .bind("person", person.value())
                        .list(row ->
                                new Passkey(
                                        row.number("id"),
                                        row.text("name"),
                                        row.instant("created"),
                                        row.instantOrNull("last_used"))));
    }

    /// The numbers of somebody's keys in Base64, so that no device makes a second one.
    public List<String> credentials(PersonId person) {
        return db.read(tx ->
                tx.sql("select credential from passkey where person_id = :person order by id")
                        .bind("person", person.value())
                        .list(row -> base64(row.bytes("credential"))));
    }

    /// Something for a new key to sign. Whoever calls has made sure that it is its owner who asks.
    public Asked.Sign toMake(SignedIn who) {
        return sign(tickets.issue(Tickets.Errand.PASSKEY_MADE, who.session()));
    }

    private static Asked.Sign sign(Token ticket) {
        return new Asked.Sign(ticket, challenge(ticket));
    }

    private static Token challenge(Token ticket) {
        return ticket.derived("passkey");
    }

    /// Keeps a new key.
    ///
    /// @param ticket what the browser shows of [#toMake]
    /// @param response as `PublicKeyCredential.toJSON` gives it
    /// @param name what its owner calls it; empty for what their browser is
    public Added add(
            SignedIn who,
            Token ticket,
            String response,
            RelyingParty party,
            String name,
            String device) {
        if (!tickets.take(ticket, Tickets.Errand.PASSKEY_MADE, who.session())) return Added.WRONG;
        return webAuthn.made(response, challenge(ticket), party)
                .map(made -> db.write(tx -> keep(tx, who, made, Passkey.named(name, device))))
                .orElse(Added.WRONG);
    }

    private Added keep(Tx tx, SignedIn who, WebAuthn.Made made, String name) {
        PersonId person = who.person().id();
        tx.sql("select id from person where id = :id for update")
                .bind("id", person.value())
                .list(_ -> true);
        int there =
                tx.sql("select count(*) as n from passkey where person_id = :person")
                        .bind("person", person.value())
                        .list(row -> row.integer("n"))
                        .getFirst();
        if (there >= MOST_EACH) return Added.TOO_MANY;
        int kept =
                tx.sql(
                                """
                                insert into passkey (person_id, name, credential, data, counter, eligible, created)
                                values (:person, :name, :credential, :data, :counter, :eligible, :now)
                                on conflict (credential) do nothing
                                """)
                        .bind("person", person.value())
                        .bind("name", name)
                        .bind("credential", made.credential())
                        .bind("data", made.data())
                        .bind("counter", made.counter())
                        .bind("eligible", made.eligible())
                        .bind("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .update();
        if (kept == 0) return Added.WRONG;
        audit.write(tx, who.actor(), Act.PASSKEY_ADDED, person.actor().name(), name);
        return Added.DONE;
    }

    /// Removes a key of one's own; false where one has no such.
    public boolean remove(SignedIn who, long id) {
        return db.write(tx -> {
            Optional<String> name =
                    tx.sql(
                                    """
                                    delete from passkey where id = :id and person_id = :person
                                    returning name
                                    """)
                            .bind("id", id)
                            .bind("person", who.person().id().value())
                            .one(row -> row.text("name"));
            name.ifPresent(it ->
                    audit.write(tx, who.actor(), Act.PASSKEY_REMOVED, who.actor().name(), it));
            return name.isPresent();
        });
    }

    /// Removes all of somebody's keys: their devices are lost, or not theirs.
    public void removeAll(PersonId person, Actor by) {
        db.write(tx -> {
            List<String> names =
                    tx.sql("delete from passkey where person_id = :person returning name")
                            .bind("person", person.value())
                            .list(row -> row.text("name"));
            for (String name : names)
                audit.write(tx, by, Act.PASSKEY_REMOVED, person.actor().name(), name);
            return names.size();
        });
    }

    /// Something to sign for whoever comes in. It counts as an attempt from this address until
    /// somebody is in.
    ///
    /// @param network where it was asked for: an address, or the network one subscriber has
    public Asked toSignIn(String network) {
        Duration wait = delays.take(List.of(Delays.Subject.address(network)));
        return wait.isZero()
                ? sign(tickets.issue(Tickets.Errand.PASSKEY_SHOWN, null))
                : new Asked.Later(wait);
    }

    /// @param key as it was when it signed last
    private record Kept(long id, PersonId person, WebAuthn.Made key) {
        static Kept of(Row row) {
            return new Kept(
                    row.number("id"),
                    new PersonId(row.number("person_id")),
                    new WebAuthn.Made(
                            row.bytes("credential"),
                            row.bytes("data"),
                            row.number("counter"),
                            row.flag("eligible")));
        }
    }

    /// Lets in whoever's key has signed.
    ///
    /// @param ticket what the browser shows of [#toSignIn]
    /// @param response as `PublicKeyCredential.toJSON` gives it
    public Attempt signIn(
            Token ticket, String response, RelyingParty party, String network, String device) {
        if (!tickets.take(ticket, Tickets.Errand.PASSKEY_SHOWN, null)) return new Attempt.Refused();
        WebAuthn.Shown shown = webAuthn.shown(response).orElse(null);
        if (shown == null) return new Attempt.Refused();
        Kept kept = kept(shown.credential()).orElse(null);
        if (kept == null || !Arrays.equals(shown.handle(), handleBytes(kept.person())))
            return new Attempt.Refused();
        return switch (webAuthn.checked(shown, kept.key(), challenge(ticket), party)) {
            case WebAuthn.Checked.Right(long counter) ->
                    db.write(tx -> in(tx, kept, counter, network, device));
            case WebAuthn.Checked.Copied() -> copied(kept);
            case WebAuthn.Checked.Wrong() -> new Attempt.Refused();
        };
    }

    private Optional<Kept> kept(byte[] credential) {
        return db.read(tx ->
                tx.sql(
                                """
                                select id, person_id, credential, data, counter, eligible
                                from passkey where credential = :credential
                                """)
                        .bind("credential", credential)
                        .one(Kept::of));
    }

    private Attempt in(Tx tx, Kept kept, long counter, String network, String device) {
        boolean good =
                tx.sql(
                                        """
                                        select 1 as one from person
                                        where id = :id and deactivated is null for update
                                        """)
                                .bind("id", kept.person().value())
                                .one(_ -> true)
                                .isPresent()
                        && counted(tx, kept, counter);
        if (!good) return new Attempt.Refused();
        delays.giveBack(tx, Delays.Subject.address(network));
        return new Attempt.Granted(sessions.open(tx, kept.person(), device));
    }

    /// Notes that it has signed; false where it was removed meanwhile, or signed elsewhere.
    private boolean counted(Tx tx, Kept kept, long counter) {
        return tx.sql(
                                """
                                update passkey set counter = :counter, last_used = :now
                                where id = :id and (counter < :counter or counter = 0 and :counter = 0)
                                """)
                        .bind("counter", counter)
                        .bind("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .bind("id", kept.id())
                        .update()
                > 0;
    }

    private Attempt copied(Kept kept) {
        db.write(tx -> {
            String name =
                    tx.sql("select name from passkey where id = :id")
                            .bind("id", kept.id())
                            .one(row -> row.text("name"))
                            .orElse("");
            audit.write(tx, Actor.SYSTEM, Act.PASSKEY_COPIED, kept.person().actor().name(), name);
            return name;
        });
        return new Attempt.Refused();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

package broadsheet.identity;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way in: by password, and by one-time link. Whatever is wrong, the answer and the work done
/// for it are the same.
public final class SignIn {
    /// So long after coming in nobody is asked again who they are.
    private static final Duration LATELY = Duration.ofMinutes(10);

    private final Db db;
    private final Passwords passwords;
    private final Delays delays;
    private final People people;
    private final Sessions sessions;
    private final Links links;
    private final SecondFactor secondFactor;
    private final Post post;
    private final Audit audit;
    private final InstantSource clock;

    SignIn(
            Db db,
            Passwords passwords,
            Delays delays,
            People people,
            Sessions sessions,
            Links links,
            SecondFactor secondFactor,
            Post post,
            Audit audit,
            InstantSource clock) {
        this.db = db;
        this.passwords = passwords;
        this.delays = delays;
        this.people = people;
        this.sessions = sessions;
        this.links = links;
        this.secondFactor = secondFactor;
        this.post = post;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param password null where they have none
    private record Account(PersonId person, @Nullable String password) {}

    /// Tries a password.
    ///
    /// @param email as it was typed
    /// @param network where it was typed: an address, or the network one subscriber has
    /// @param device what the browser is, in a few words
    /// @throws HashingBusy where too many try at once
    public Attempt byPassword(String email, String password, String network, String device) {
        String key = Email.key(email);
        Delays.Subject account = Delays.Subject.account(key);
        Delays.Subject address = Delays.Subject.address(network);
        Duration wait = delays.take(List.of(account, address));
        if (!wait.isZero()) return new Attempt.Later(wait);
        Optional<Account> found = account(key);
        String kept = found.map(Account::password).orElse(null);
        if (!passwords.matches(password, kept) || found.isEmpty() || kept == null)
            return new Attempt.Refused();
        PersonId person = found.get().person();
        String anew = passwords.outdated(kept) ? passwords.hash(prepared(password)) : null;
        return db.write(tx -> {
            if (!stillGood(tx, person, kept)) return new Attempt.Refused();
            delays.succeeded(tx, account, address);
            if (anew != null) keep(tx, person, anew);
            return secondFactor.on(tx, person)
                    ? new Attempt.Halfway(secondFactor.halfway(tx, person))
                    : new Attempt.Granted(sessions.open(tx, person, device));
        });
    }

    /// Whether this is what the browser of somebody shows who is half in.
    public boolean halfway(Token token) {
        return secondFactor.halfway(token) != null;
    }

    /// Tries a code, of an authenticator or from paper, after the password.
    public Attempt byCode(Token halfway, String code, String network, String device) {
        PersonId person = secondFactor.halfway(halfway);
        if (person == null) return new Attempt.Refused();
        Delays.Subject codes = Delays.Subject.code(person);
        Delays.Subject address = Delays.Subject.address(network);
        Duration wait = delays.take(List.of(codes, address));
        if (!wait.isZero()) return new Attempt.Later(wait);
        return db.write(tx -> {
            if (!secondFactor.taken(tx, person, code) || !SecondFactor.through(tx, halfway))
                return new Attempt.Refused();
            delays.succeeded(tx, codes, address);
            return new Attempt.Granted(sessions.open(tx, person, device));
        });
    }

    /// Whether nobody changed the password, or kept its owner out, while it was being looked at.
    private static boolean stillGood(Tx tx, PersonId person, String kept) {
        return tx.sql(
                        """
                        select 1 as one from person
                        where id = :id and password = :kept and deactivated is null for update
                        """)
                .bind("id", person.value())
                .bind("kept", kept)
                .one(_ -> true)
                .isPresent();
    }

    private Optional<Account> account(String key) {
        return db.read(tx ->
                tx.sql(
                                """
                                select id, password from person
                                where email_key = :key and deactivated is null
                                """)
                        .bind("key", key)
                        .one(row ->
                                new Account(
                                        new PersonId(row.number("id")),
                                        row.textOrNull("password"))));
    }

    /// Notes that somebody has lost their password, and asks for a link by letter. All that is done
    /// here is the same for everybody, whether there is such a person or not.
    ///
    /// @param network where it was asked: an address, or the network one subscriber has
    /// @return how long to wait first, because too many were asked for; zero where it is noted
    public Duration lost(Email email, String network) {
        Duration wait =
                delays.take(
                        List.of(
                                Delays.Subject.letters(email.key()),
                                Delays.Subject.lettersFrom(network)));
        if (wait.isZero())
            db.write(tx -> {
                post.lost(tx, email);
                return true;
            });
        return wait;
    }

    /// Uses a link to make the first administrator, who is a desk head as well, so that a paper of
    /// one can be made at once.
    public Entry first(Token token, String name, Email email, String password, String device) {
        Optional<PasswordRules.Fault> fault =
                PasswordRules.fault(password, List.of(name, email.text()));
        if (fault.isPresent()) return new Entry.Unfit(fault.get());
        if (links.look(token).filter(link -> link.purpose() == Link.Purpose.FIRST).isEmpty())
            return new Entry.Void();
        String hash = passwords.hash(prepared(password));
        NewPerson person =
                new NewPerson(
                        name,
                        email,
                        List.of(Grant.of(Role.ADMINISTRATOR), Grant.of(Role.DESK_HEAD)));
        return db.write(tx -> {
            Optional<Link> link = links.use(tx, token);
            if (link.isEmpty() || link.get().purpose() != Link.Purpose.FIRST || !people.none())
                return new Entry.Void();
            PersonId id = people.add(tx, person, Actor.SYSTEM);
            set(tx, id, hash, id.actor());
            return new Entry.Granted(sessions.open(tx, id, device));
        });
    }

    /// Uses a link to choose a password. All other sessions end.
    public Entry choose(Token token, String password, String device) {
        Optional<Link> link = links.look(token);
        if (link.isEmpty() || link.get().person() == null) return new Entry.Void();
        Optional<PasswordRules.Fault> fault =
                PasswordRules.fault(password, personal(link.get().person()));
        if (fault.isPresent()) return new Entry.Unfit(fault.get());
        String hash = passwords.hash(prepared(password));
        return db.write(tx -> {
            Person person = links.use(tx, token).map(Link::person).orElse(null);
            if (person == null || person.deactivated() != null) return new Entry.Void();
            set(tx, person.id(), hash, person.id().actor());
            delays.forget(tx, Delays.Subject.letters(Email.key(person.email())));
            sessions.endAll(tx, person.id(), 0, person.id().actor());
            return secondFactor.on(tx, person.id())
                    ? new Entry.Halfway(secondFactor.halfway(tx, person.id()))
                    : new Entry.Granted(sessions.open(tx, person.id(), device));
        });
    }

    /// What came of changing a password.
    public sealed interface Changed {
        /// It is another now; all other sessions have ended.
        record Done() implements Changed {}

        /// The one that was to be replaced is another, or too many tries went before.
        record Wrong() implements Changed {}

        record Unfit(PasswordRules.Fault fault) implements Changed {}
    }

    /// Changes the password of somebody who is signed in and knows it. Guessing is as slow here as
    /// at the door: a browser left open is not enough.
    public Changed change(SignedIn who, String old, String password, String network) {
        Person person = who.person();
        String key = Email.key(person.email());
        Delays.Subject account = Delays.Subject.account(key);
        Delays.Subject address = Delays.Subject.address(network);
        if (!delays.take(List.of(account, address)).isZero()) return new Changed.Wrong();
        String kept = account(key).map(Account::password).orElse(null);
        if (!passwords.matches(old, kept)) return new Changed.Wrong();
        Optional<PasswordRules.Fault> fault = PasswordRules.fault(password, personal(person));
        if (fault.isPresent()) return new Changed.Unfit(fault.get());
        String hash = passwords.hash(prepared(password));
        return db.write(tx -> {
            if (kept == null || !stillGood(tx, person.id(), kept)) return new Changed.Wrong();
            delays.succeeded(tx, account, address);
            set(tx, person.id(), hash, who.actor());
            sessions.endAll(tx, person.id(), who.session().id(), who.actor());
            return new Changed.Done();
        });
    }

    /// Whether somebody came in so lately that it is still they who sit there.
    public boolean lately(SignedIn who) {
        return who.session().created().plus(LATELY).isAfter(clock.instant());
    }

    /// Whether somebody who is signed in knows their password, which is asked for before a second
    /// factor is changed. Guessing is as slow as at the door.
    public boolean knows(SignedIn who, String password, String network) {
        String key = Email.key(who.person().email());
        Delays.Subject account = Delays.Subject.account(key);
        Delays.Subject address = Delays.Subject.address(network);
        if (!delays.take(List.of(account, address)).isZero()) return false;
        if (!passwords.matches(password, account(key).map(Account::password).orElse(null)))
            return false;
        db.write(tx -> {
            delays.succeeded(tx, account, address);
            return true;
        });
        return true;
    }

    /// Links to choose another end: whoever has one may be the reason for this.
    private void set(Tx tx, PersonId person, String hash, Actor by) {
        keep(tx, person, hash);
        Links.end(tx, person);
        audit.write(tx, by, Act.PASSWORD_SET, person.actor().name(), "");
    }

    private static void keep(Tx tx, PersonId person, String hash) {
        tx.sql("update person set password = :hash where id = :id")
                .bind("hash", hash)
                .bind("id", person.value())
                .update();
    }

    private static List<String> personal(Person person) {
        return List.of(person.name(), person.email());
    }

    private static String prepared(String password) {
        String prepared = PasswordRules.prepared(password);
        if (prepared == null) throw new IllegalArgumentException("not a password that will do");
        return prepared;
    }
}

package broadsheet.identity;

import broadsheet.db.Db;
import broadsheet.mail.Letters;
import java.security.SecureRandom;
import java.time.InstantSource;

/// Everything about people in one: who there is, who is in, how to come in, and what was done.
public final class Identity {
    private final Post post;
    private final Audit audit;
    private final People people;
    private final Sessions sessions;
    private final Keys keys;
    private final Links links;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final SignIn signIn;
    private final Passkeys passkeys;
    private final KnownBrowsers browsers;

    /// For what runs beside the server, and writes to nobody.
    public Identity(Db db, InstantSource clock) {
        this(db, new Letters(db, false), clock);
    }

    public Identity(Db db, Letters letters, InstantSource clock) {
        SecureRandom random = new SecureRandom();
        post = new Post(letters);
        audit = new Audit(db, post, clock);
        people = new People(db, audit, clock);
        sessions = new Sessions(db, audit, random, clock);
        keys = new Keys(db, audit, random, clock);
        links = new Links(db, people, post, audit, random, clock);
        passwords = new Passwords(random);
        secondFactor = new SecondFactor(db, audit, random, clock);
        Delays delays = new Delays(db, clock);
        signIn =
                new SignIn(
                        db,
                        passwords,
                        delays,
                        people,
                        sessions,
                        links,
                        secondFactor,
                        post,
                        audit,
                        clock);
        Tickets tickets = new Tickets(db, random, clock);
        passkeys = new Passkeys(db, tickets, sessions, delays, audit, clock);
        browsers = new KnownBrowsers(db, post, random, clock);
    }

    /// Letters to people.
    public Post post() {
        return post;
    }

    public Audit audit() {
        return audit;
    }

    public People people() {
        return people;
    }

    public Sessions sessions() {
        return sessions;
    }

    /// The keys of programs.
    public Keys keys() {
        return keys;
    }

    public Links links() {
        return links;
    }

    public SecondFactor secondFactor() {
        return secondFactor;
    }

    public SignIn signIn() {
        return signIn;
    }

    public Passkeys passkeys() {
        return passkeys;
    }

    public KnownBrowsers browsers() {
        return browsers;
    }

    /// How many passwords were hashed since the start.
    public long hashed() {
        return passwords.hashed();
    }
}

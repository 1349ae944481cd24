package broadsheet.identity;

import broadsheet.db.Db;
import java.security.SecureRandom;
import java.time.InstantSource;

/// Everything about people in one: who there is, who is in, how to come in, and what was done.
public final class Identity {
    private final Audit audit;
    private final People people;
    private final Sessions sessions;
    private final Keys keys;
    private final Links links;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final SignIn signIn;
    private final Passkeys passkeys;

    public Identity(Db db, InstantSource clock) {
        SecureRandom random = new SecureRandom();
        audit = new Audit(db, clock);
        people = new People(db, audit, clock);
        sessions = new Sessions(db, audit, random, clock);
        keys = new Keys(db, audit, random, clock);
        links = new Links(db, people, audit, random, clock);
        passwords = new Passwords(random);
        secondFactor = new SecondFactor(db, audit, random, clock);
        Delays delays = new Delays(db, clock);
        signIn =
                new SignIn(
                        db, passwords, delays, people, sessions, links, secondFactor, audit, clock);
        Tickets tickets = new Tickets(db, random, clock);
        passkeys = new Passkeys(db, tickets, sessions, delays, audit, clock);
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

    /// How many passwords were hashed since the start.
    public long hashed() {
        return passwords.hashed();
    }
}

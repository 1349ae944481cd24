package broadsheet.identity;

import broadsheet.config.OidcSettings;
import broadsheet.db.Db;
import broadsheet.mail.Letters;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/// Everything about people in one: who there is, who is in, how to come in, and what was done.
public final class Identity implements AutoCloseable {
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
    private final Ties ties;
    private final Optional<ProviderSignIn> providerSignIn;

    /// For what runs beside the server: it writes to nobody, and knows no provider elsewhere.
    public Identity(Db db, InstantSource clock) {
        this(db, new Letters(db, false), OidcSettings.NONE, clock);
    }

    public Identity(Db db, Letters letters, OidcSettings elsewhere, InstantSource clock) {
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
        ties = new Ties(db, audit, clock);
        Arrivals arrivals = new Arrivals(db, ties, secondFactor, sessions, delays);
        providerSignIn = ProviderSignIn.of(elsewhere, tickets, delays, arrivals, clock);
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

    /// Whose account elsewhere is whose.
    public Ties ties() {
        return ties;
    }

    /// Signing in elsewhere; empty where no provider is set.
    public Optional<ProviderSignIn> providerSignIn() {
        return providerSignIn;
    }

    /// How many passwords were hashed since the start.
    public long hashed() {
        return passwords.hashed();
    }

    /// Asks nothing of the provider any more.
    @Override
    public void close() {
        providerSignIn.ifPresent(ProviderSignIn::close);
    }
}

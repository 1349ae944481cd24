package broadsheet.identity;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import java.util.Optional;

/// Lets in whom a provider vouches for: the first time by their address, where the provider says
/// that it is theirs; from then on by the account, since addresses are given to others in time.
final class Arrivals {
    private final Db db;
    private final Ties ties;
    private final SecondFactor secondFactor;
    private final Sessions sessions;
    private final Delays delays;

    Arrivals(Db db, Ties ties, SecondFactor secondFactor, Sessions sessions, Delays delays) {
        this.db = db;
        this.ties = ties;
        this.secondFactor = secondFactor;
        this.sessions = sessions;
        this.delays = delays;
    }

    /// Whether the account says nothing to us, and its address must.
    boolean isNew(Voucher voucher) {
        return !ties.known(voucher.issuer(), voucher.subject());
    }

    Came arrive(Voucher voucher, String next, String network, String device) {
        return db.write(tx -> {
            Optional<PersonId> known = ties.used(tx, voucher.issuer(), voucher.subject());
            if (known.isPresent())
                return active(tx, known.get())
                        ? in(tx, known.get(), next, network, device)
                        : out(Came.Reason.UNINVITED, voucher, next);
            if (!voucher.verified()) return out(Came.Reason.UNVERIFIED, voucher, next);
            Optional<PersonId> named = named(tx, voucher.email());
            if (named.isEmpty()) return out(Came.Reason.UNINVITED, voucher, next);
            return ties.tie(tx, named.get(), voucher.issuer(), voucher.subject())
                    ? in(tx, named.get(), next, network, device)
                    : out(Came.Reason.OTHER_ACCOUNT, voucher, next);
        });
    }

    private static Came out(Came.Reason reason, Voucher voucher, String next) {
        return new Came.Out(reason, voucher.email(), next);
    }

    private Came in(Tx tx, PersonId person, String next, String network, String device) {
        delays.giveBack(tx, Delays.Subject.address(network));
        return new Came.In(
                secondFactor.on(tx, person)
                        ? new Attempt.Halfway(secondFactor.halfway(tx, person))
                        : new Attempt.Granted(sessions.open(tx, person, device)),
                next);
    }

    private static boolean active(Tx tx, PersonId person) {
        return tx.sql(
                        """
                        select 1 as one from person
                        where id = :id and deactivated is null for update
                        """)
                .bind("id", person.value())
                .one(_ -> true)
                .isPresent();
    }

    private static Optional<PersonId> named(Tx tx, String email) {
        return Email.of(email)
                .flatMap(address ->
                        tx.sql(
                                        """
                                        select id from person
                                        where email_key = :key and deactivated is null for update
                                        """)
                                .bind("key", address.key())
                                .one(row -> new PersonId(row.number("id"))));
    }
}

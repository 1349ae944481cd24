package broadsheet.identity;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Whose account is whose: which account of a provider signs which person in. One account has one
/// person, and one person has one account of a provider, until that is untied.
public final class Ties {
    private final Db db;
    private final Audit audit;
    private final InstantSource clock;

    Ties(Db db, Audit audit, InstantSource clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /// Somebody's accounts elsewhere.
    public List<Tie> of(PersonId person) {
        return db.read(tx ->
                tx.sql(
                                """
                                select id, issuer, tied, last_used from provider_tie
                                where person_id = :person order by id
                                """)
                        .bind("person", person.value())
                        .list(row ->
                                new Tie(
                                        row.number("id"),
                                        row.text("issuer"),
                                        row.instant("tied"),
                                        row.instant("last_used"))));
    }

    /// Whom this account signs in; notes that it does.
    Optional<PersonId> used(Tx tx, String issuer, String subject) {
        return tx.sql(
                        """
                        update provider_tie set last_used = :now
                        where issuer = :issuer and subject = :subject returning person_id
                        """)
                .bind("now", now())
                .bind("issuer", issuer)
                .bind("subject", subject)
                .one(row -> new PersonId(row.number("person_id")));
    }

    /// Whether an account is somebody's, whoever that is.
    boolean known(String issuer, String subject) {
        return db.read(tx ->
                        tx.sql(
                                        """
                                        select 1 as one from provider_tie
                                        where issuer = :issuer and subject = :subject
                                        """)
                                .bind("issuer", issuer)
                                .bind("subject", subject)
                                .one(_ -> true))
                .isPresent();
    }

    /// Ties somebody to an account; false where they have another, or it has.
    boolean tie(Tx tx, PersonId person, String issuer, String subject) {
        int tied =
                tx.sql(
                                """
                                insert into provider_tie (person_id, issuer, subject, tied, last_used)
                                values (:person, :issuer, :subject, :now, :now) on conflict do nothing
                                """)
                        .bind("person", person.value())
                        .bind("issuer", issuer)
                        .bind("subject", subject)
                        .bind("now", now())
                        .update();
        audit.write(
                tx,
                person.actor(),
                tied > 0 ? Act.PROVIDER_TIED : Act.PROVIDER_REFUSED,
                person.actor().name(),
                issuer + " " + subject);
        return tied > 0;
    }

    /// Unties an account of one's own; false where one has no such.
    public boolean untie(SignedIn who, long id) {
        return db.write(tx -> {
            Optional<String> account =
                    tx.sql(
                                    """
                                    delete from provider_tie where id = :id and person_id = :person
                                    returning issuer || ' ' || subject as account
                                    """)
                            .bind("id", id)
                            .bind("person", who.person().id().value())
                            .one(row -> row.text("account"));
            account.ifPresent(it ->
                    audit.write(tx, who.actor(), Act.PROVIDER_UNTIED, who.actor().name(), it));
            return account.isPresent();
        });
    }

    /// Unties all of somebody's accounts.
    public void untieAll(PersonId person, Actor by) {
        db.write(tx -> {
            List<String> accounts =
                    tx.sql(
                                    """
                                    delete from provider_tie where person_id = :person
                                    returning issuer || ' ' || subject as account
                                    """)
                            .bind("person", person.value())
                            .list(row -> row.text("account"));
            for (String account : accounts)
                audit.write(tx, by, Act.PROVIDER_UNTIED, person.actor().name(), account);
            return accounts.size();
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

package broadsheet.identity;

import broadsheet.db.Db;
import broadsheet.db.DbException;
import broadsheet.db.Row;
import broadsheet.db.Tx;
import broadsheet.mail.Envelope;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everybody who works at the paper. Nobody is ever removed, since the record names them; who has
/// left is deactivated. One administrator at least stays.
public final class People {
    /// Serialises what could take the last administrator away.
    private static final long LOCK = 0x50454F50L;

    static final String COLUMNS =
            """
            p.id as person, p.name, p.email, p.password is null as invited, p.created as since, p.deactivated,
            coalesce((select array_agg(g.role || ':' || coalesce(g.section_id::text, '') order by g.role, g.section_id)
                from role_grant g where g.person_id = p.id), '{}') as grants
            """;

    private final Db db;
    private final Audit audit;
    private final InstantSource clock;

    People(Db db, Audit audit, InstantSource clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /// What came of a change.
    public enum Outcome {
        DONE,
        MISSING,
        LAST_ADMINISTRATOR
    }

    /// Whether there is nobody yet.
    public boolean none() {
        return db.read(tx -> tx.sql("select 1 as one from person limit 1").one(_ -> true))
                .isEmpty();
    }

    public Optional<Person> find(PersonId id) {
        return db.read(tx -> find(tx, id));
    }

    Optional<Person> find(Tx tx, PersonId id) {
        return tx.sql("select " + COLUMNS + " from person p where p.id = :id")
                .bind("id", id.value())
                .one(People::person);
    }

    /// Whoever signs in with this address.
    public Optional<Person> find(Email email) {
        return db.read(tx ->
                tx.sql("select " + COLUMNS + " from person p where p.email_key = :key")
                        .bind("key", email.key())
                        .one(People::person));
    }

    /// Who is to read a letter; empty where there is nobody, or they may not come in. It goes to
    /// the address that they were added with, however the one was spelt that was asked for.
    public Optional<Person> reader(LetterKind kind, Envelope envelope) {
        Optional<Person> person =
                kind == LetterKind.LOST_PASSWORD
                        ? Email.of(envelope.recipient()).flatMap(this::find)
                        : PersonId.of(new Actor(envelope.recipient())).flatMap(this::find);
        return person.filter(it -> it.deactivated() == null);
    }

    /// The names of these people.
    public Map<PersonId, String> names(Collection<PersonId> ids) {
        if (ids.isEmpty()) return Map.of();
        Map<PersonId, String> names = new HashMap<>();
        db.read(tx ->
                        tx.sql("select id, name from person where id = any(:ids)")
                                .numbers("ids", ids.stream().map(PersonId::value).toList())
                                .list(row ->
                                        Map.entry(
                                                new PersonId(row.number("id")), row.text("name"))))
                .forEach(person -> names.put(person.getKey(), person.getValue()));
        return names;
    }

    /// Everybody, who may come in first, then by name.
    public List<Person> all() {
        return db.read(tx ->
                tx.sql(
                                "select "
                                        + COLUMNS
                                        + " from person p order by p.deactivated is not null, lower(p.name), p.id")
                        .list(People::person));
    }

    /// Adds somebody, who has no password yet; empty where the address is somebody's already.
    public Optional<PersonId> add(NewPerson person, Actor by) {
        try {
            return Optional.of(db.write(tx -> add(tx, person, by)));
        } catch (DbException e) {
            if (e.duplicate()) return Optional.empty();
            throw e;
        }
    }

    PersonId add(Tx tx, NewPerson person, Actor by) {
        PersonId id =
                tx.sql(
                                """
                                insert into person (name, email, email_key, created)
                                values (:name, :email, :key, :now) returning id
                                """)
                        .bind("name", person.name())
                        .bind("email", person.email().text())
                        .bind("key", person.email().key())
                        .bind("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .list(row -> new PersonId(row.number("id")))
                        .getFirst();
        put(tx, id, person.grants());
        audit.write(tx, by, Act.PERSON_ADDED, id.actor().name(), Grant.words(person.grants()));
        return id;
    }

    /// Gives somebody a role they may not have yet.
    public Outcome give(PersonId id, Grant grant, Actor by) {
        return changed(
                id,
                tx -> {
                    if (put(tx, id, List.of(grant)) > 0)
                        audit.write(
                                tx,
                                by,
                                Act.ROLE_GIVEN,
                                id.actor().name(),
                                Grant.words(List.of(grant)));
                });
    }

    /// Takes a role from somebody who may have it.
    public Outcome take(PersonId id, Grant grant, Actor by) {
        return changed(
                id,
                tx -> {
                    int taken =
                            tx.sql(
                                            """
                                            delete from role_grant where person_id = :id and role = :role
                                              and section_id is not distinct from :section::bigint
                                            """)
                                    .bind("id", id.value())
                                    .bind("role", grant.role().word())
                                    .bind("section", grant.section())
                                    .update();
                    if (taken > 0)
                        audit.write(
                                tx,
                                by,
                                Act.ROLE_TAKEN,
                                id.actor().name(),
                                Grant.words(List.of(grant)));
                });
    }

    /// Keeps somebody out from now on: sessions and links end in the same transaction.
    public Outcome deactivate(PersonId id, Actor by) {
        return changed(
                id,
                tx -> {
                    int touched =
                            tx.sql(
                                            """
                                            update person set deactivated = :now
                                            where id = :id and deactivated is null
                                            """)
                                    .bind("id", id.value())
                                    .bind("now", clock.instant())
                                    .update();
                    tx.sql("delete from session where person_id = :id")
                            .bind("id", id.value())
                            .update();
                    Links.end(tx, id);
                    SecondFactor.turnBack(tx, id);
                    if (touched > 0)
                        audit.write(tx, by, Act.PERSON_DEACTIVATED, id.actor().name(), "");
                });
    }

    /// Lets somebody in again, with the roles they had.
    public Outcome reactivate(PersonId id, Actor by) {
        return changed(
                id,
                tx -> {
                    int touched =
                            tx.sql(
                                            """
                                            update person set deactivated = null
                                            where id = :id and deactivated is not null
                                            """)
                                    .bind("id", id.value())
                                    .update();
                    if (touched > 0)
                        audit.write(tx, by, Act.PERSON_REACTIVATED, id.actor().name(), "");
                });
    }

    private interface Change {
        void in(Tx tx);
    }

    private Outcome changed(PersonId id, Change change) {
        try {
            return db.write(tx -> {
                tx.sql("select pg_advisory_xact_lock(:lock)").bind("lock", LOCK).list(_ -> true);
                if (find(tx, id).isEmpty()) return Outcome.MISSING;
                boolean governed = administrators(tx) > 0;
                change.in(tx);
                if (governed && administrators(tx) == 0) throw new NoAdministrator();
                return Outcome.DONE;
            });
        } catch (NoAdministrator e) {
            return Outcome.LAST_ADMINISTRATOR;
        }
    }

    /// Ends the transaction without effect.
    private static final class NoAdministrator extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAdministrator() {
            super(null, null, false, false);
        }
    }

    private static long administrators(Tx tx) {
        return tx.sql(
                        """
                        select count(*) as n from person p join role_grant g on g.person_id = p.id
                        where g.role = 'administrator' and p.deactivated is null and p.password is not null
                        """)
                .list(row -> row.number("n"))
                .getFirst();
    }

    private static int put(Tx tx, PersonId id, Collection<Grant> grants) {
        return Arrays.stream(
                        tx.sql(
                                        """
                                        insert into role_grant (person_id, role, section_id)
                                        values (:person, :role, :section::bigint) on conflict do nothing
                                        """)
                                .bind("person", id.value())
                                .batch(
                                        grants,
                                        (each, grant) ->
                                                each.bind("role", grant.role().word())
                                                        .bind("section", grant.section())))
                .sum();
    }

    static Person person(Row row) {
        return new Person(
                new PersonId(row.number("person")),
                row.text("name"),
                row.text("email"),
                row.texts("grants").stream().map(Grant::read).toList(),
                row.flag("invited"),
                row.instant("since"),
                row.instantOrNull("deactivated"));
    }
}

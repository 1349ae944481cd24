package broadsheet.hooks;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.db.Tx;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The receivers.
public final class Hooks {
    /// A receiver that let so many deliveries in a row be given up is taken for dead.
    static final int PATIENCE = 5;

    private final Db db;

    public Hooks(Db db) {
        this.db = db;
    }

    /// Adds a hook; it is told of what happens from now on.
    ///
    /// @throws IllegalArgumentException where its section is not there
    public long add(NewHook hook) {
        return db.write(tx -> {
            boolean there =
                    hook.section() == null
                            || tx.sql("select 1 as one from section where path = :path")
                                    .bind("path", hook.section())
                                    .one(_ -> true)
                                    .isPresent();
            if (!there)
                throw new IllegalArgumentException("There is no section " + hook.section() + ".");
            return add(tx, hook);
        });
    }

    private static long add(Tx tx, NewHook hook) {
        return tx.sql(
                        """
                        insert into hook (url, secret, kinds, section)
                        values (:url, :secret, :kinds, :section) returning id
                        """)
                .bind("url", hook.url().toString())
                .bind("secret", hook.secret().written())
                .texts("kinds", hook.kinds())
                .bind("section", hook.section())
                .one(row -> row.number("id"))
                .orElseThrow();
    }

    public List<Hook> all() {
        return db.read(tx -> tx.sql("select * from hook order by id").list(Hooks::hook));
    }

    public Optional<Hook> find(long id) {
        return db.read(
                tx -> tx.sql("select * from hook where id = :id").bind("id", id).one(Hooks::hook));
    }

    /// Takes a hook away with all its deliveries; false where there is none.
    public boolean remove(long id) {
        return db.write(
                tx -> tx.sql("delete from hook where id = :id").bind("id", id).update() > 0);
    }

    /// Lets a paused hook be sent to again, and what waits for it at once; false where it is not
    /// paused.
    public boolean resume(long id) {
        return db.write(tx -> {
            tx.sql("update delivery set due = now() where hook_id = :id and state = 'waiting'")
                    .bind("id", id)
                    .update();
            return tx.sql(
                                    """
                                    update hook set paused = null, paused_because = null, given_up = 0
                                    where id = :id and paused is not null
                                    """)
                            .bind("id", id)
                            .update()
                    > 0;
        });
    }

    static void arrived(Tx tx, long id) {
        tx.sql("update hook set given_up = 0 where id = :id and given_up > 0")
                .bind("id", id)
                .update();
    }

    /// Notes that a delivery was given up; true where that was one too many, and the hook is paused
    /// now.
    static boolean givenUp(Tx tx, long id) {
        int inARow =
                tx.sql("update hook set given_up = given_up + 1 where id = :id returning given_up")
                        .bind("id", id)
                        .one(row -> row.integer("given_up"))
                        .orElse(0);
        return inARow >= PATIENCE && pause(tx, id, inARow + " deliveries in a row were given up");
    }

    /// False where it was paused before.
    static boolean pause(Tx tx, long id, String because) {
        return tx.sql(
                                """
                                update hook set paused = now(), paused_because = :because
                                where id = :id and paused is null
                                """)
                        .bind("id", id)
                        .bind("because", because)
                        .update()
                > 0;
    }

    private static Hook hook(Row row) {
        return new Hook(
                row.number("id"),
                URI.create(row.text("url")),
                row.texts("kinds"),
                row.textOrNull("section"),
                row.integer("given_up"),
                row.instantOrNull("paused"),
                row.textOrNull("paused_because"));
    }
}

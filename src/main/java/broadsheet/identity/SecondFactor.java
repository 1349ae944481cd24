package broadsheet.identity;

import broadsheet.db.Db;
import broadsheet.db.Tx;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;

/// The code that somebody types besides their password, from an authenticator or from paper. A code
/// that was taken is never taken again.
public final class SecondFactor {
    private static final int RECOVERY_CODES = 10;
    private static final Duration STEP_GOOD = Duration.ofMinutes(10);

    private final Db db;
    private final Audit audit;
    private final SecureRandom random;
    private final InstantSource clock;

    SecondFactor(Db db, Audit audit, SecureRandom random, InstantSource clock) {
        this.db = db;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /// How somebody stands with it.
    ///
    /// @param on whether a code is asked for
    /// @param codes how many recovery codes are left
    public record Standing(boolean on, int codes) {}

    public Standing of(PersonId person) {
        return db.read(tx -> new Standing(on(tx, person), codes(tx, person)));
    }

    boolean on(Tx tx, PersonId person) {
        return tx.sql(
                        """
                        select 1 as one from authenticator
                        where person_id = :person and confirmed is not null
                        """)
                .bind("person", person.value())
                .one(_ -> true)
                .isPresent();
    }

    private static int codes(Tx tx, PersonId person) {
        return tx.sql("select count(*) as n from recovery_code where person_id = :person")
                .bind("person", person.value())
                .list(row -> row.integer("n"))
                .getFirst();
    }

    /// A new secret for an authenticator, in Base32 as they take it; the one that has not been
    /// confirmed yet goes. Empty where one is in use.
    public Optional<String> begin(PersonId person) {
        byte[] secret = new byte[20];
        random.nextBytes(secret);
        int made =
                db.write(tx ->
                        tx.sql(
                                        """
                                        insert into authenticator as a (person_id, secret) values (:person, :secret)
                                        on conflict (person_id) do update set secret = :secret
                                        where a.confirmed is null
                                        """)
                                .bind("person", person.value())
                                .bind("secret", secret)
                                .update());
        return made == 0
                ? Optional.empty()
                : Optional.of(new String(Base32.encode(secret), StandardCharsets.US_ASCII));
    }

    /// The secret that waits for its first code.
    public Optional<String> begun(PersonId person) {
        return db.read(tx ->
                tx.sql(
                                """
                                select secret from authenticator
                                where person_id = :person and confirmed is null
                                """)
                        .bind("person", person.value())
                        .one(row ->
                                new String(
                                        Base32.encode(row.bytes("secret")),
                                        StandardCharsets.US_ASCII)));
    }

    /// Takes the first code: from now on one is asked for. The recovery codes, shown this once;
    /// empty where the code is another.
    public Optional<List<String>> confirm(PersonId person, String code) {
        return db.write(tx -> {
            if (on(tx, person) || !taken(tx, person, code)) return Optional.empty();
            tx.sql("update authenticator set confirmed = :now where person_id = :person")
                    .bind("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                    .bind("person", person.value())
                    .update();
            audit.write(tx, person.actor(), Act.SECOND_FACTOR_ON, person.actor().name(), "");
            return Optional.of(newCodes(tx, person));
        });
    }

    private List<String> newCodes(Tx tx, PersonId person) {
        tx.sql("delete from recovery_code where person_id = :person")
                .bind("person", person.value())
                .update();
        List<String> codes =
                Stream.generate(
                                () -> {
                                    byte[] bytes = new byte[10];
                                    random.nextBytes(bytes);
                                    return new String(
                                            Base32.encode(bytes), StandardCharsets.US_ASCII);
                                })
                        .limit(RECOVERY_CODES)
                        .toList();
        tx.sql("insert into recovery_code (hash, person_id) values (:hash, :person)")
                .bind("person", person.value())
                .batch(codes, (each, code) -> each.bind("hash", Token.sha256("recovery:" + code)));
        return codes.stream().map(code -> code.replaceAll("(.{4})(?!$)", "$1-")).toList();
    }

    /// No code is asked for any more; false where none was.
    public boolean end(PersonId person, Actor by) {
        return db.write(tx -> {
            tx.sql("delete from recovery_code where person_id = :person")
                    .bind("person", person.value())
                    .update();
            boolean was = on(tx, person);
            tx.sql("delete from authenticator where person_id = :person")
                    .bind("person", person.value())
                    .update();
            if (was) audit.write(tx, by, Act.SECOND_FACTOR_OFF, person.actor().name(), "");
            return was;
        });
    }

    /// Notes that somebody has shown the right password; what their browser shows to go on.
    Token halfway(Tx tx, PersonId person) {
        Token token = Token.fresh(random);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        tx.sql("delete from second_step where expires < :now").bind("now", now).update();
        tx.sql(
                        """
                        insert into second_step (hash, person_id, expires)
                        values (:hash, :person, :expires)
                        """)
                .bind("hash", token.hash())
                .bind("person", person.value())
                .bind("expires", now.plus(STEP_GOOD))
                .update();
        return token;
    }

    /// Who is half in with this token; null where nobody is.
    @Nullable PersonId halfway(Token token) {
        return db.read(tx ->
                        tx.sql(
                                        """
                                        select person_id from second_step join person p on p.id = person_id
                                        where hash = :hash and expires > :now and p.deactivated is null
                                        """)
                                .bind("hash", token.hash())
                                .bind("now", clock.instant())
                                .one(row -> new PersonId(row.number("person_id"))))
                .orElse(null);
    }

    /// Whoever is half in with what somebody knows is out.
    static void turnBack(Tx tx, PersonId person) {
        tx.sql("delete from second_step where person_id = :person")
                .bind("person", person.value())
                .update();
    }

    /// Ends the state of being half in; false where somebody was quicker.
    static boolean through(Tx tx, Token token) {
        return tx.sql("delete from second_step where hash = :hash")
                        .bind("hash", token.hash())
                        .update()
                > 0;
    }

    /// Takes a code of the authenticator, or one from paper, and uses it up.
    boolean taken(Tx tx, PersonId person, String typed) {
        String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return code.length() == 6
                ? stepTaken(tx, person, code)
                : tx.sql("delete from recovery_code where person_id = :person and hash = :hash")
                                .bind("person", person.value())
                                .bind("hash", Token.sha256("recovery:" + code))
                                .update()
                        > 0;
    }

    private boolean stepTaken(Tx tx, PersonId person, String code) {
        Optional<byte[]> secret =
                tx.sql("select secret from authenticator where person_id = :person")
                        .bind("person", person.value())
                        .one(row -> row.bytes("secret"));
        OptionalLong step =
                secret.map(it -> Totp.step(it, code, clock.instant())).orElse(OptionalLong.empty());
        return step.isPresent()
                && tx.sql(
                                        """
                                        update authenticator set last_step = :step
                                        where person_id = :person and last_step < :step
                                        """)
                                .bind("step", step.getAsLong())
                                .bind("person", person.value())
                                .update()
                        > 0;
    }
}

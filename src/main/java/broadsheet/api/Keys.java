package broadsheet.api;

import broadsheet.db.Db;
import broadsheet.db.DbException;
import broadsheet.db.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The keys of client newsrooms. A key is `bsk_`, its number, `_`, and 256 random bits; of these
/// only the SHA-256 is kept, which for a secret that nobody can guess is as good as a slow hash.
public final class Keys {
    private static final Pattern FORM =
            Pattern.compile("bsk_([1-9][0-9]{0,17})_([A-Za-z0-9_-]{43})");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final byte[] NOBODY = new byte[32];

    private final Db db;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public Keys(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Whether a key can have this name: small letters, digits and hyphens, at most 63.
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /// Makes a key; empty where a good one has this name.
    public Optional<String> add(String name, int rate) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            long id =
                    db.write(tx ->
                                    tx.sql(
                                                    """
                                                    insert into api_key (name, hash, rate, created)
                                                    values (:name, :hash, :rate, :created) returning id
                                                    """)
                                            .bind("name", name)
                                            .bind("hash", hash(secret))
                                            .bind("rate", rate)
                                            .bind(
                                                    "created",
                                                    clock.instant().truncatedTo(ChronoUnit.MICROS))
                                            .one(row -> row.number("id")))
                            .orElseThrow();
            return Optional.of("bsk_" + id + "_" + secret);
        } catch (DbException e) {
            if (e.duplicate()) return Optional.empty();
            throw e;
        }
    }

    /// Every key there ever was, in the order in which they were made.
    public List<Key> all() {
        return db.read(tx -> tx.sql("select * from api_key order by id").list(Keys::key));
    }

    /// Ends a key at once; false where no good one has this name.
    public boolean revoke(String name) {
        return db.write(tx ->
                tx.sql("update api_key set revoked = :now where name = :name and revoked is null")
                                .bind("now", clock.instant())
                                .bind("name", name)
                                .update()
                        > 0);
    }

    private record Kept(Key key, byte[] hash) {}

    /// The good key that a client presents. Takes as long whether the number, the secret or nothing
    /// of it is right.
    Optional<Key> presented(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) return Optional.empty();
        long id = Long.parseLong(form.group(1));
        Optional<Kept> kept =
                db.read(tx ->
                        tx.sql("select * from api_key where id = :id and revoked is null")
                                .bind("id", id)
                                .one(row -> new Kept(key(row), row.bytes("hash"))));
        byte[] expected = kept.map(Kept::hash).orElse(NOBODY);
        boolean same = MessageDigest.isEqual(hash(form.group(2)), expected);
        return same ? kept.map(Kept::key) : Optional.empty();
    }

    private static Key key(Row row) {
        return new Key(
                row.number("id"),
                row.text("name"),
                row.integer("rate"),
                row.instant("created"),
                row.instantOrNull("revoked"));
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

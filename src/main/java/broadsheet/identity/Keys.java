package broadsheet.identity;

import broadsheet.db.Db;
import broadsheet.db.DbException;
import broadsheet.db.Row;
import broadsheet.db.Tx;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The keys of programs. A key is `bsk_`, its number, `_`, and 256 random bits; of these only the
/// SHA-256 is kept, which for a secret that nobody can guess is as good as a slow hash.
public final class Keys {
    private static final Pattern FORM =
            Pattern.compile("bsk_([1-9][0-9]{0,17})_([A-Za-z0-9_-]{43})");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final byte[] NOBODY = new byte[32];

    private static final String COLUMNS =
            """
            k.*, coalesce((select array_agg(g.role || ':' || coalesce(g.section_id::text, '') order by g.role, g.section_id)
                from key_grant g where g.key_id = k.id), '{}') as grants
            """;

    private final Db db;
    private final Audit audit;
    private final SecureRandom random;
    private final InstantSource clock;

    Keys(Db db, Audit audit, SecureRandom random, InstantSource clock) {
        this.db = db;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /// Whether a key can have this name: small letters, digits and hyphens, at most 63.
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /// Makes a key that reads; empty where a good one has this name.
    public Optional<String> add(String name, int rate, Actor by) {
        return add(name, rate, List.of(), by);
    }

    /// Makes a key; empty where a good one has this name.
    ///
    /// @param grants what it may do beside reading
    /// @throws IllegalArgumentException where it may not have such a role
    public Optional<String> add(String name, int rate, List<Grant> grants, Actor by) {
        if (!grants.stream().allMatch(grant -> Key.takes(grant.role())))
            throw new IllegalArgumentException("no role for a key: " + grants);
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            long id = db.write(tx -> add(tx, name, hash(secret), rate, grants, by));
            return Optional.of("bsk_" + id + "_" + secret);
        } catch (DbException e) {
            if (e.duplicate()) return Optional.empty();
            throw e;
        }
    }

    private long add(Tx tx, String name, byte[] hash, int rate, List<Grant> grants, Actor by) {
        long id =
                tx.sql(
                                """
                                insert into api_key (name, hash, rate, created)
                                values (:name, :hash, :rate, :created) returning id
                                """)
                        .bind("name", name)
                        .bind("hash", hash)
                        .bind("rate", rate)
                        .bind("created", now())
                        .one(row -> row.number("id"))
                        .orElseThrow();
        tx.sql(
                        """
                        insert into key_grant (key_id, role, section_id)
                        values (:key, :role, :section::bigint) on conflict do nothing
                        """)
                .bind("key", id)
                .batch(
                        grants,
                        (row, grant) ->
                                row.bind("role", grant.role().word())
                                        .bind("section", grant.section()));
        String roles = Grant.words(grants);
        audit.write(
                tx, by, Act.KEY_MADE, "key:" + id, roles.isEmpty() ? name : name + ", " + roles);
        return id;
    }

    /// Every key there ever was, in the order in which they were made.
    public List<Key> all() {
        return db.read(tx ->
                tx.sql("select " + COLUMNS + " from api_key k order by k.id").list(Keys::key));
    }

    /// The names of those who did something with a key.
    public Map<Actor, String> names(Collection<Actor> actors) {
        List<Long> ids = actors.stream().flatMap(actor -> Key.number(actor).stream()).toList();
        if (ids.isEmpty()) return Map.of();
        return db
                .read(tx ->
                        tx.sql("select id, name from api_key where id = any(:ids)")
                                .numbers("ids", ids)
                                .list(row ->
                                        Map.entry(Key.actor(row.number("id")), row.text("name"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Ends a key at once; false where no good one has this name.
    public boolean revoke(String name, Actor by) {
        return db.write(tx -> {
            Optional<Long> id =
                    tx.sql(
                                    """
                                    update api_key set revoked = :now where name = :name and revoked is null
                                    returning id
                                    """)
                            .bind("now", now())
                            .bind("name", name)
                            .one(row -> row.number("id"));
            id.ifPresent(key -> audit.write(tx, by, Act.KEY_REVOKED, "key:" + key, name));
            return id.isPresent();
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private record Kept(Key key, byte[] hash) {}

    /// The good key that a client presents. Takes as long whether the number, the secret or nothing
    /// of it is right.
    public Optional<Key> presented(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) return Optional.empty();
        long id = Long.parseLong(form.group(1));
        Optional<Kept> kept =
                db.read(tx ->
                        tx.sql(
                                        "select "
                                                + COLUMNS
                                                + " from api_key k where k.id = :id and k.revoked is null")
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
                row.texts("grants").stream().map(Grant::read).toList(),
                row.instant("created"),
                row.instantOrNull("revoked"));
    }

    private static byte[] hash(String secret) {
        return Token.sha256(secret);
    }
}

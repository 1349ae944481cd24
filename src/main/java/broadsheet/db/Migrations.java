package broadsheet.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// The tables' history: `db/V0001__*.sql` and so on, run in order, each once. A note on Flyway's
/// own table holds a hash over all of them; where it is the expected one there is nothing to do,
/// which one query tells.
final class Migrations {
    private static final String FOLDER = "db";

    private final List<String> names;
    private final String hash;

    private Migrations(List<String> names) {
        this.names = names;
        this.hash = hash(names);
    }

    /// Those on the class path.
    static Migrations found() {
        return new Migrations(names());
    }

    /// A hash over names and contents.
    String hash() {
        return hash;
    }

    /// Brings `schema` to the newest state. Safe when several nodes do it at once.
    void run(DataSource source, Db db, String schema) {
        if (names.isEmpty() || current(db, schema)) return;
        try {
            Flyway.configure()
                    .dataSource(source)
                    .schemas(schema)
                    .locations("classpath:" + FOLDER)
                    // Two branches may each bring one; the lower number may arrive last.
                    .outOfOrder(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DbException("cannot bring the tables up to date: " + e.getMessage(), e);
        }
        db.write(tx ->
                tx.sql(
                                "comment on table \"%s\".flyway_schema_history is '%s'"
                                        .formatted(schema, hash))
                        .update());
    }

    /// Whether the schema stands where these lead.
    boolean current(Db db, String schema) {
        return db.read(tx ->
                tx.sql(
                                """
                                select obj_description(to_regclass(:table), 'pg_class') = :hash as current\
                                """)
                        .bind("table", "\"" + schema + "\".flyway_schema_history")
                        .bind("hash", hash)
                        .one(row -> row.flagOr("current", false))
                        .orElse(false));
    }

    private static List<String> names() {
        URL folder = Migrations.class.getResource("/" + FOLDER);
        if (folder == null) return List.of();
        try {
            if (folder.openConnection() instanceof JarURLConnection jar) {
                return migrations(jar.getJarFile().stream().map(JarEntry::getName));
            }
            try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
                return migrations(files.map(file -> FOLDER + "/" + file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> migrations(Stream<String> names) {
        return names.filter(name -> name.matches(FOLDER + "/V[^/]+\\.sql")).sorted().toList();
    }

    private static String hash(List<String> names) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : names) {
                digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                try (InputStream content = Migrations.class.getResourceAsStream("/" + name)) {
                    if (content == null) throw new IOException("no " + name);
                    digest.update(content.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

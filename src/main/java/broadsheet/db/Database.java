package broadsheet.db;

import broadsheet.config.DatabaseSettings;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An open database with its tables up to date: an outside PostgreSQL where the settings name one,
/// otherwise Broadsheet's own in the data folder.
public final class Database implements AutoCloseable {
    private static final String NAME = "broadsheet";
    private static final int OLDEST = 150_000;
    private static final Duration RECOVERY = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Db db;
    private final @Nullable EmbeddedPostgres own;

    private Database(Db db, @Nullable EmbeddedPostgres own) {
        this.db = db;
        this.own = own;
    }

    /// Starts or reaches the server and brings the tables up to date. Throws [DbException] where
    /// that cannot be done, with a message for the operator.
    public static Database open(DatabaseSettings settings, DataFolder folder) {
        URI url = settings.url();
        return url == null ? embedded(settings, folder) : outside(new DatabaseUrl(url), settings);
    }

    /// The database of a Broadsheet that runs, beside it: nothing is started or brought up to date;
    /// empty where there is none. Throws [DbException] where a server that should answer does not.
    public static Optional<Db> beside(DatabaseSettings settings, Path folder) {
        return running(settings, folder)
                .map(source -> {
                    version(source);
                    return Db.open(source, pool(settings));
                });
    }

    /// Looks without starting or changing anything; empty where Broadsheet's own server does not
    /// run. Throws [DbException] where a server that should answer does not.
    public static Optional<DatabaseState> look(DatabaseSettings settings, Path folder) {
        boolean own = settings.url() == null;
        return running(settings, folder).map(source -> state(source, settings, own));
    }

    private static Optional<PGSimpleDataSource> running(DatabaseSettings settings, Path folder) {
        URI url = settings.url();
        if (url != null)
            return Optional.of(
                    new DatabaseUrl(url)
                            .source(settings.user(), settings.password(), settings.schema()));
        return Cluster.existing(folder.resolve("postgres"))
                .flatMap(cluster ->
                        Postmaster.read(cluster.pgdata())
                                .filter(postmaster -> postmaster.process().isPresent())
                                .map(postmaster ->
                                        source(
                                                postmaster.port(),
                                                cluster.password(),
                                                NAME,
                                                settings.schema())));
    }

    private static DatabaseState state(
            PGSimpleDataSource source, DatabaseSettings settings, boolean own) {
        int version = version(source) / 10_000;
        try (Db db = Db.open(source, pool(settings))) {
            Instant there =
                    db.read(tx ->
                            tx.sql("select clock_timestamp() as now")
                                    .one(row -> row.instant("now"))
                                    .orElseThrow());
            Duration ahead = Duration.between(Instant.now(), there);
            return new DatabaseState(
                    version, own, Migrations.found().current(db, settings.schema()), ahead);
        }
    }

    public Db db() {
        return db;
    }

    /// The process id of Broadsheet's own PostgreSQL; empty for an outside one.
    public OptionalLong ownProcess() {
        return own == null ? OptionalLong.empty() : OptionalLong.of(own.pid());
    }

    @Override
    public void close() {
        db.close();
        if (own != null) own.close();
    }

    private static Database embedded(DatabaseSettings settings, DataFolder folder) {
        Path files = folder.folder("postgres");
        CompletableFuture<EmbeddedPostgres> starting =
                CompletableFuture.supplyAsync(
                        () -> EmbeddedPostgres.start(files, PostgresCommand.Purpose.KEEP));
        Migrations migrations = getReady(settings);
        EmbeddedPostgres own = started(starting);
        try {
            PGSimpleDataSource source = source(own, NAME, settings.schema());
            own.cluster().once("database", () -> makeDatabase(own, source));
            own.cluster().once("password", () -> keepPassword(own, source));
            Db db = Db.open(source, pool(settings));
            own.onMove(db::moveTo);
            migrate(migrations, source, db, settings.schema());
            return new Database(db, own);
        } catch (RuntimeException e) {
            own.close();
            throw e;
        }
    }

    /// After a crash PostgreSQL plays its log anew before it lets anybody in, which may take longer
    /// than a connection is waited for.
    private static void migrate(
            Migrations migrations, PGSimpleDataSource source, Db db, String schema) {
        long until = System.nanoTime() + RECOVERY.toNanos();
        while (true) {
            try {
                migrations.run(source, db, schema);
                return;
            } catch (DbException e) {
                if (!e.isStartingUp() || System.nanoTime() > until) throw e;
                LOG.info("PostgreSQL is recovering from a crash; waiting for it");
            }
        }
    }

    /// Does what takes time and needs no server, while the server starts: finds the migrations, and
    /// has the JVM load driver, pool and mapper.
    private static Migrations getReady(DatabaseSettings settings) {
        Db.open(new PGSimpleDataSource(), pool(settings)).close();
        return Migrations.found();
    }

    private static EmbeddedPostgres started(CompletableFuture<EmbeddedPostgres> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }

    private static Database outside(DatabaseUrl url, DatabaseSettings settings) {
        PGSimpleDataSource source =
                url.source(settings.user(), settings.password(), settings.schema());
        int version = version(source);
        if (version < OLDEST)
            throw new DbException(
                    "The database is PostgreSQL "
                            + version / 10_000
                            + "; Broadsheet needs 15 or newer.");
        Db db = Db.open(source, pool(settings));
        try {
            Migrations.found().run(source, db, settings.schema());
            return new Database(db, null);
        } catch (RuntimeException e) {
            db.close();
            throw e;
        }
    }

    /// A source of connections to Broadsheet's own server.
    static PGSimpleDataSource source(EmbeddedPostgres own, String database, String schema) {
        return source(own.port(), own.password(), database, schema);
    }

    private static PGSimpleDataSource source(
            int port, String password, String database, String schema) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(Cluster.USER);
        source.setPassword(password);
        source.setCurrentSchema(schema);
        source.setSslMode("disable");
        source.setGssEncMode("disable");
        source.setPreferQueryMode(org.postgresql.jdbc.PreferQueryMode.EXTENDED);
        return source;
    }

    private static Db.Pool pool(DatabaseSettings settings) {
        return new Db.Pool(settings.poolSize(), 50 * settings.poolSize(), Duration.ofSeconds(5));
    }

    private static void makeDatabase(EmbeddedPostgres own, PGSimpleDataSource source) {
        try (Connection _ = source.getConnection()) {
            return;
        } catch (SQLException e) {
            if (!"3D000".equals(e.getSQLState())) throw unreachable(e);
        }
        try (Connection connection = source(own, "postgres", "public").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + NAME);
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /// Has the server keep the same password as a new cluster would, without stretching.
    private static void keepPassword(EmbeddedPostgres own, PGSimpleDataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set " + Cluster.UNSTRETCHED);
            statement.execute("alter role " + Cluster.USER + " password '" + own.password() + "'");
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private static int version(PGSimpleDataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "select current_setting('server_version_num')::int")) {
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private static DbException unreachable(SQLException e) {
        return new DbException("The database cannot be reached: " + e.getMessage(), e);
    }
}

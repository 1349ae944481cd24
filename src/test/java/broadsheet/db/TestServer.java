package broadsheet.db;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.postgresql.ds.PGSimpleDataSource;

/// One PostgreSQL for one run of tests, in `target/test-postgres-N`; its files are used again by
/// later runs.
public final class TestServer {
    private static final Db.Pool POOL = new Db.Pool(8, 1_000, Duration.ofSeconds(20));

    private final EmbeddedPostgres postgres;
    private final String template;
    private final AtomicInteger made = new AtomicInteger();

    private TestServer() {
        DataFolder folder = firstFree(0);
        postgres = EmbeddedPostgres.start(folder.folder("postgres"), PostgresCommand.Purpose.TEST);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            postgres.close();
                            folder.close();
                        }));
        Migrations migrations = Migrations.found();
        template = "template_" + migrations.hash();
        databases("like 't\\_%'").forEach(name -> execute("drop database \"" + name + "\""));
        if (databases("= '" + template + "'").isEmpty()) makeTemplate(migrations);
    }

    private static final class Only {
        private static final TestServer SERVER = new TestServer();
    }

    /// A copy of the migrated template.
    public static Db fresh() {
        return Only.SERVER.copy();
    }

    /// A copy that is reached through another port, which `door` opens for that of the server.
    public static Db through(IntUnaryOperator door) {
        TestServer server = Only.SERVER;
        PGSimpleDataSource source = Database.source(server.postgres, server.made(), "public");
        source.setPortNumbers(new int[] {door.applyAsInt(server.postgres.port())});
        return Db.open(source, POOL);
    }

    /// The address of such a copy, with its login, as the settings take it.
    public static URI address() {
        TestServer server = Only.SERVER;
        return URI.create(
                "postgresql://%s:%s@127.0.0.1:%d/%s?sslmode=disable"
                        .formatted(
                                Cluster.USER,
                                server.postgres.password(),
                                server.postgres.port(),
                                server.made()));
    }

    private String made() {
        String name = "t_" + made.incrementAndGet();
        execute("create database " + name + " template " + template + " strategy file_copy");
        return name;
    }

    /// A second way into a database given out by [#address].
    public static Db open(URI address) {
        return Only.SERVER.open(address.getPath().substring(1));
    }

    private Db copy() {
        return open(made());
    }

    private Db open(String name) {
        PGSimpleDataSource source = Database.source(postgres, name, "public");
        Db db = Db.open(source, POOL);
        postgres.onMove(db::moveTo);
        return db;
    }

    private void makeTemplate(Migrations migrations) {
        execute("drop database if exists making");
        execute("create database making");
        PGSimpleDataSource source = Database.source(postgres, "making", "public");
        try (Db db = Db.open(source, POOL)) {
            migrations.run(source, db, "public");
        }
        execute("alter database making rename to " + template);
    }

    private List<String> databases(String condition) {
        try (Db db = Db.open(Database.source(postgres, "postgres", "public"), POOL)) {
            return db.read(tx ->
                    tx.sql("select datname from pg_database where datname " + condition)
                            .list(row -> row.text("datname")));
        }
    }

    private void execute(String sql) {
        try (Connection connection =
                        Database.source(postgres, "postgres", "public").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DbException(sql + ": " + e.getMessage(), e);
        }
    }

    private static DataFolder firstFree(int number) {
        try {
            return DataFolder.open(Path.of("target", "test-postgres-" + number));
        } catch (DataFolderInUse e) {
            if (number == 9) throw e;
            return firstFree(number + 1);
        }
    }
}

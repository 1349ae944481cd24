package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.db.Db;
import broadsheet.testing.TestDb;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `import wordpress --dry-run` from the command line: it looks and touches nothing.
class DryRunTest {
    private final StringWriter out = new StringWriter();

    @TempDir private Path folder = Path.of("");

    @Test
    void aDryRunLeavesTheDatabaseAsItWas() throws IOException {
        Path export =
                Files.writeString(
                        folder.resolve("quay.xml"),
                        """
                        <rss><channel><title>The Quay</title><link>https://quay.example</link>
                        <item><title>Cranes</title><link>https://quay.example/cranes/</link>
                        <content:encoded><![CDATA[Nothing moved.]]></content:encoded>
                        <category domain="category" nicename="port"><![CDATA[Port]]></category>
                        <wp:post_id>7</wp:post_id><wp:post_date_gmt>2019-03-05 08:00:00</wp:post_date_gmt>
                        <wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
                        </channel></rss>
                        """);
        URI database = TestDb.address();
        try (Db db = TestDb.open(database)) {
            List<String> before = TestDb.rows(db);
            assertThat(run(export, database, "--dry-run")).isZero();
            assertThat(out.toString()).contains("Would bring in", "1 story", "1 section");
            assertThat(TestDb.rows(db)).isEqualTo(before);

            assertThat(run(export, database)).isZero();
            assertThat(TestDb.rows(db)).contains("story 1", "section 19");
        }
    }

    private int run(Path export, URI database, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "import",
                                "wordpress",
                                export.toString(),
                                "--no-fetch",
                                "--data",
                                folder.resolve("data").toString(),
                                "--database-url",
                                database.toString()));
        arguments.addAll(List.of(more));
        PrintWriter writer = new PrintWriter(out, true);
        return Main.run(arguments.toArray(String[]::new), Map.of(), writer, writer);
    }
}

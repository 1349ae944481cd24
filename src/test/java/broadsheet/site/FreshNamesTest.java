package broadsheet.site;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.db.Row;
import broadsheet.events.Event;
import broadsheet.events.EventLog;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.TestSite;
import broadsheet.text.Json;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tags and people are kept in memory between pages. They change in the database, told of by an
/// event as another process would write it.
class FreshNamesTest {
    private final TestSite site = TestSite.open();
    private final Editor mara = site.editor("Mara");
    private final Piece cranes =
            mara.publishes(words -> words.headline("Cranes").tagged("Cranes").by("Ada Finch"));
    private final Piece ferries =
            mara.publishes(words -> words.headline("Ferries").tagged("Cranes").by("Ada Finch"));

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void everyPageFollowsATagsNewName() {
        assertThat(tags(cranes)).containsExactly("Cranes");
        elsewhere("tag", "Tall cranes");
        await(() -> tags(cranes).contains("Tall cranes"));
        assertThat(tags(ferries)).as("not yet a page then").containsExactly("Tall cranes");
    }

    @Test
    void everyPageFollowsAPersonsNewName() {
        assertThat(site.get(cranes.path()).text()).contains("Ada Finch");
        elsewhere("contributor", "Ada Heron");
        await(() -> site.get(cranes.path()).text().contains("Ada Heron"));
        assertThat(site.get(ferries.path()).text()).contains("Ada Heron");
    }

    private List<String> tags(Piece piece) {
        return site.get(piece.path()).html().select(".tags a").eachText();
    }

    /// Changes the one row there is, and says so in the log.
    private void elsewhere(String table, String name) {
        new EventLog(site.app().db(), List.of())
                .write((tx, events) -> {
                    long id =
                            tx.sql("update " + table + " set name = :name returning id")
                                    .bind("name", name)
                                    .one((Row row) -> row.number("id"))
                                    .orElseThrow();
                    String subject = table + ":" + id;
                    events.append(
                            new Event(
                                    table + "-renamed",
                                    subject,
                                    Set.of(subject),
                                    Json.object().build()));
                    return id;
                });
    }

    private interface Seen {
        boolean now();
    }

    private static void await(Seen seen) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!seen.now())
            if (System.nanoTime() > until) throw new AssertionError("the old name stays");
    }
}

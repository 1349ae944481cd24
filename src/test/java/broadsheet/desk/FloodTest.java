package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import broadsheet.text.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One request that asks for more work than any honest one does.
class FloodTest {
    private final TestSite site = TestSite.open();
    private final Visitor rosa = site.visitor().as("Rosa", Role.REPORTER);

    @AfterEach
    void close() {
        site.close();
    }

    private static String many(String separator) {
        return IntStream.range(0, 3_000)
                .mapToObj(i -> "Name " + i)
                .collect(Collectors.joining(separator));
    }

    private long rows(String table) {
        return site.app()
                .db()
                .read(tx ->
                        tx.sql("select count(*) as n from " + table)
                                .one(row -> row.number("n"))
                                .orElseThrow());
    }

    @Test
    void moreNamesThanAStoryHasAreNotLookedUpOneByOne() {
        String at = Typist.story(rosa, "Harbour", "One.");
        Reply reply = new Typist(rosa, at).types(Map.of("byline", many("\n"), "body", "One."));
        assertThat(reply.status()).isEqualTo(422);
        Json.Obj said = Typist.said(reply);
        assertThat(said.items("problems")).hasSize(1);
        assertThat(said.items("problems").getFirst().obj().text("rule")).contains("at most");
    }

    @Test
    void moreTagsThanAStoryHasAreNotMade() {
        String at = Typist.story(rosa, "Harbour", "One.");
        rosa.open(at);
        Map<String, String> form = new HashMap<>(rosa.fields(at + "/copy"));
        form.put("tags", many(", "));
        long before = rows("tag");
        Reply reply = rosa.post(at + "/copy", form);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.words()).contains("at most");
        assertThat(rows("tag")).isEqualTo(before);
        form.put("tags", "One, Two");
        assertThat(rosa.post(at + "/copy", form).status()).isEqualTo(303);
        assertThat(rows("tag")).isEqualTo(before + 2);
    }

    @Test
    void tagsAreMadeByWhatIsSavedOnly() {
        String at = Typist.story(rosa, "Harbour", "One.");
        rosa.open(at);
        Map<String, String> form = new HashMap<>(rosa.fields(at + "/copy"));
        form.putAll(Map.of("tags", "Never saved", "prominence", "many"));
        long before = rows("tag");
        assertThat(rosa.post(at + "/copy", form).status()).isEqualTo(422);
        assertThat(rows("tag")).isEqualTo(before);
    }

    @Test
    void daysOutOfAllTimeAskForNothing() {
        for (String query :
                List.of(
                        "from=-999999-01-01",
                        "to=-999999-01-01",
                        "from=9999-12-31&to=9999-12-31",
                        "after=%2B999999999-12-31T23:59:59Z_1",
                        "after=-999999999-01-01T00:00:00Z_1",
                        "after=x_y"))
            assertThat(rosa.get("/desk/stories?" + query).status()).as(query).isEqualTo(200);
    }
}

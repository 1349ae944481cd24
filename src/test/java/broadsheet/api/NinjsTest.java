package broadsheet.api;

import static broadsheet.api.ApiPaper.objects;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.story.State;
import broadsheet.testing.Piece;
import broadsheet.text.Json;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NinjsTest {
    private static final ApiPaper paper = new ApiPaper();
    private static Piece story;
    private static Piece killed;
    private static Piece bare;

    @BeforeAll
    static void fill() {
        story = paper.strike();
        killed = paper.mara.publishes(words -> words.headline("Wrong at the root").by("Ada Finch"));
        paper.mara.kills(killed, "It was not so.");
        bare =
                paper.site.files(
                        new State.Published(),
                        "/2001/قصة",
                        "2001-02-03T04:05:06Z",
                        words -> words.headline("").tagged("موضوع"));
    }

    @AfterAll
    static void close() {
        paper.close();
    }

    private static Json.Obj ninjs(Piece piece) {
        return paper.json("/stories/" + piece.id().value() + "/ninjs.json");
    }

    @Test
    void fieldsMeanWhatIptcSays() {
        Json.Obj item = ninjs(story);
        assertThat(item.text("uri")).endsWith("/api/v1/stories/" + story.id().value());
        assertThat(item.text("type")).isEqualTo("text");
        assertThat(item.text("version")).isEqualTo("5");
        assertThat(item.text("pubStatus")).isEqualTo("usable");
        assertThat(item.text("language")).isEqualTo("en-GB");
        assertThat(item.text("located")).isEqualTo("HARBOUR CITY");
        assertThat(item.text("by")).isEqualTo("Ada Finch, Bo Reed, and our own staff");
        assertThat(item.text("copyrightNotice")).isEqualTo("© Coast Agency");
        assertThat(objects(item, "headlines").getFirst().text("value"))
                .isEqualTo("Ferries stop at <noon> & \"later\"");
        assertThat(objects(item, "bodies").stream().map(body -> body.text("contentType")))
                .containsExactly("text/html", "text/plain");
        assertThat(
                        objects(item, "subjects").stream()
                                .map(each -> each.text("rel") + " " + each.text("name")))
                .containsExactly(
                        "partOf Business", "partOf Economy", "about Ferry", "about Größe & Maß");
        List<Json.Obj> pictures = objects(item, "associations");
        assertThat(pictures).hasSize(2);
        assertThat(pictures.getFirst().text("rel")).isEqualTo("featured");
        assertThat(objects(pictures.getLast(), "descriptions").getFirst().text("value"))
                .isEqualTo("Nobody waits");
        assertThat(objects(pictures.getFirst(), "renditions").getFirst().text("href"))
                .startsWith("http")
                .contains("/media/");
        assertThat(item.get("edNote")).isEqualTo(Json.Null.NULL);
    }

    @Test
    void aKilledStoryIsTheSameObjectCanceled() {
        Json.Obj item = ninjs(killed);
        assertThat(item.text("uri")).endsWith("/api/v1/stories/" + killed.id().value());
        assertThat(item.text("version")).isEqualTo("3");
        assertThat(item.text("pubStatus")).isEqualTo("canceled");
        assertThat(item.text("edNote")).isEqualTo("It was not so.");
        assertThat(item.members().keySet())
                .containsExactlyInAnyOrder(
                        "uri",
                        "standard",
                        "type",
                        "version",
                        "versionCreated",
                        "pubStatus",
                        "edNote");
    }

    @Test
    void itIsValidAgainstTheSchemaOfIptc() throws IOException {
        Schema schema = Schemas.ninjs();
        assertThat(Schemas.errors(schema, "{\"uri\":\"a b\",\"type\":\"rumour\",\"more\":1}"))
                .hasSizeGreaterThan(1);
        for (Piece piece : List.of(story, killed, bare))
            assertThat(Schemas.errors(schema, ninjs(piece).write()))
                    .as(ninjs(piece).pretty())
                    .isEmpty();
    }
}

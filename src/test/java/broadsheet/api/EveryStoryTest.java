package broadsheet.api;

import static broadsheet.api.ApiPaper.objects;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Corpora;
import broadsheet.testing.TestSite;
import broadsheet.text.Json;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/// Every story of whole papers, in every format, against every schema.
class EveryStoryTest {
    @Test
    void theDemoEditionIsValidThroughout() throws IOException, SAXException {
        try (ApiPaper paper = new ApiPaper(TestSite.paper().demo().with("api.rate", "1000000"))) {
            assertThat(check(paper)).isGreaterThan(20);
        }
    }

    @Test
    void oldArchivesAreValidThroughout() throws IOException, SAXException {
        List<Path> archives;
        try (Stream<Path> all = Files.walk(Corpora.need("wordpress"))) {
            archives = all.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
        }
        try (ApiPaper paper = new ApiPaper(TestSite.paper().with("api.rate", "1000000"))) {
            for (Path archive : archives) paper.site.imports(archive);
            assertThat(check(paper)).isGreaterThan(20);
        }
    }

    /// The number of stories.
    private static int check(ApiPaper paper) throws IOException, SAXException {
        Schema ninjs = Schemas.ninjs();
        var newsml = Schemas.newsMl();
        Schema list = Schemas.contract(Schemas.document(), "StoryList");
        int stories = 0;
        String at = ApiPaper.API + "/stories?limit=50&body=blocks,html,text";
        while (at != null) {
            String text = paper.site.get(at).text();
            assertThat(Schemas.errors(list, text)).as(at).isEmpty();
            Json.Obj page = Json.read(text).obj();
            for (Json.Obj story : objects(page, "stories")) {
                String one = "/stories/" + story.number("id");
                Schemas.validate(newsml, paper.get(one + "/newsml-g2.xml"));
                assertThat(Schemas.errors(ninjs, paper.json(one + "/ninjs.json").write()))
                        .as(one)
                        .isEmpty();
                for (Json.Obj picture : objects(story, "pictures"))
                    Schemas.validate(
                            newsml,
                            paper.get(
                                    one + "/pictures/" + picture.number("id") + "/newsml-g2.xml"));
                stories++;
            }
            at = page.textOrNull("next") == null ? null : ApiPaper.local(page.text("next"));
        }
        return stories;
    }
}

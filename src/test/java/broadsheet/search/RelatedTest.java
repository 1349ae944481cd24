package broadsheet.search;

import broadsheet.story.Listing;
import broadsheet.story.Story;
import broadsheet.story.StoryId;
import broadsheet.testing.TestSite;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RelatedTest {
    @Test
    void show() {
        try (TestSite site = TestSite.paper().demo().open()) {
            Search search = site.app().search();
            search.find(Question.of(""));
            List<Story> all = site.app().stories().newest(new Listing.All(), null, 400);
            Map<StoryId, Story> byId = all.stream().collect(Collectors.toMap(Story::id, s -> s));
            StringBuilder out = new StringBuilder();
            for (Story story : all) {
                out.append("* ")
                        .append(story.path())
                        .append(" | ")
                        .append(story.headline())
                        .append("\n");
                for (StoryId id : search.related(story.id(), 4).orElseThrow())
                    out.append("    - ")
                            .append(byId.get(id).path())
                            .append(" | ")
                            .append(byId.get(id).headline())
                            .append("\n");
            }
            java.nio.file.Files.writeString(
                    java.nio.file.Path.of("/tmp/w-engine-related.txt"), out);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}

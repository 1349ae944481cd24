package broadsheet.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import broadsheet.story.Block;
import broadsheet.story.Story;
import broadsheet.text.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoEditionTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @TempDir Path folder;

    @Test
    void fillsAnEmptyPaperOnce() {
        assumeTrue(
                getClass().getResource("/demo/edition.yaml") != null,
                "no demo edition in this build");
        House house = new House(folder);
        DemoEdition demo = new DemoEdition(house.stores, InstantSource.system(), LISBON);
        Instant began = Instant.now();
        int loaded = demo.load();
        System.out.println(
                "demo edition: "
                        + loaded
                        + " stories in "
                        + java.time.Duration.between(began, Instant.now()).toMillis()
                        + " ms");
        assertThat(loaded).isGreaterThanOrEqualTo(60);

        Story story = house.there("/politics/harbour-strike-talks");
        assertThat(story.copy().byline().credits()).hasSize(3);
        assertThat(story.copy().byline().credits().getLast().role()).isEqualTo("illustration");
        assertThat(story.copy().lead()).isNotNull();
        assertThat(story.copy().filing().prominence()).isEqualTo(9);
        assertThat(story.copy().body()).anyMatch(Block.FactBox.class::isInstance);
        assertThat(story.firstPublished()).isBefore(story.updated());
        assertThat(story.updated()).isBefore(Instant.now());
        Story read = house.there("/business/the-night-quay");
        assertThat(read.copy().body())
                .filteredOn(Block.AudioVideo.class::isInstance)
                .extracting(block -> ((Block.AudioVideo) block).url())
                .allMatch(url -> url.startsWith("/media/"));

        List<String> rows = house.rows();
        assertThat(demo.load()).isZero();
        assertThat(house.rows()).isEqualTo(rows);
        assertThat(DemoEdition.site().name()).isNotBlank();
    }

    @Test
    void timesKeepTheirOrderAndNeverLieInTheFuture() {
        List<String> all = List.of("-1d 23:50", "-0d 00:10", "-0d 05:40", "-0d 06:55");
        for (String clock : List.of("00:00:30", "03:00:00", "06:54:00", "06:56:00", "22:00:00")) {
            ZonedDateTime now = ZonedDateTime.parse("2026-11-22T" + clock + "Z[Europe/Lisbon]");
            DemoTimes times = new DemoTimes(now, all);
            List<Instant> at = all.stream().map(times::at).toList();
            assertThat(at).isSorted().allMatch(it -> it.isBefore(now.toInstant()));
        }
    }

    @Test
    void storiesAreReadWithTheirFacts() {
        DemoStory story =
                DemoStory.read("---\nslug: x\nflag: true\ncount: 3\n---\n<p>Text</p>\n", "x.html");
        assertThat(story.slug()).isEqualTo("x");
        assertThat(story.facts().flag("flag")).isTrue();
        assertThat(story.facts().get("count")).isEqualTo(Json.of(3));
        assertThat(story.html()).isEqualTo("<p>Text</p>\n");
    }
}

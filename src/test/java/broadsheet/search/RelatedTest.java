package broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.story.Listing;
import broadsheet.story.Story;
import broadsheet.story.StoryId;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RelatedTest {
    /// The demo is of the day on which it is opened; what is fresh shall not depend on the hour.
    private static final TestClock NOON = new TestClock("2026-11-25T12:00:00Z");

    /// What an editor would set beside these stories of the demo edition.
    private static final Map<String, Set<String>> JUDGED =
            Map.ofEntries(
                    Map.entry(
                            "harbour-strike-talks",
                            Set.of(
                                    "the-night-quay", "halcyon-line-profit-warning",
                                    "what-the-strike-costs", "small-ports-big-lines",
                                    "mornay-the-soup", "assembly-port-labour-bill",
                                    "strike-pay-and-your-rights", "strike-week-orange-cake",
                                    "harbour-soup-recipe", "leader-say-what-you-would-do")),
                    Map.entry(
                            "fennside-six-winters-on",
                            Set.of(
                                    "serrow-gate-vote", "insurers-return-to-fennside",
                                    "serrow-gate-first-year", "tidewrack-forecast-model")),
                    Map.entry(
                            "ferrymens-race-preview",
                            Set.of("ferrymens-race-by-numbers", "ferrymens-race-last-year")),
                    Map.entry(
                            "mayoral-poll-dead-heat",
                            Set.of(
                                    "hedda-ruane-interview",
                                    "how-the-city-votes",
                                    "leader-say-what-you-would-do")),
                    Map.entry(
                            "quarrin-strait-reopens",
                            Set.of("small-ports-big-lines", "halcyon-line-profit-warning")),
                    Map.entry(
                            "tram-line-6-date",
                            Set.of("line-6-house-prices", "chess-in-the-tram-shelter")),
                    Map.entry(
                            "fishing-quota-row",
                            Set.of(
                                    "skarn-fish-tokens",
                                    "a-day-on-skarn",
                                    "undersea-cable-repair",
                                    "skarn-doctor-boat")),
                    Map.entry(
                            "inflation-harbour-districts",
                            Set.of("central-bank-holds-rates", "what-the-strike-costs")),
                    Map.entry(
                            "athletic-castrel-match-report",
                            Set.of("northmole-rovers-cup-draw", "maarten-oduya-interview")),
                    Map.entry(
                            "brigantine-exchange-collapse",
                            Set.of("city-ends-quaycoin-trial", "skarn-fish-tokens")),
                    Map.entry(
                            "harbour-soup-recipe",
                            Set.of(
                                    "strike-week-orange-cake", "oldquay-fish-market-dawn",
                                    "the-art-of-the-long-table", "review-the-weighbridge",
                                    "mornay-the-soup", "harbour-strike-talks")),
                    Map.entry(
                            "alder-theatre-prompter",
                            Set.of(
                                    "review-the-salt-wife",
                                    "harbour-film-festival",
                                    "granary-hall-season")),
                    Map.entry(
                            "sleeper-to-tarsova",
                            Set.of(
                                    "a-day-on-skarn",
                                    "orsha-pass-closed",
                                    "three-days-in-port-nassira")));

    @Test
    void theDemosStoriesStandBesideTheirLike() {
        try (TestSite site = TestSite.paper().demo().at(NOON).open()) {
            Search search = site.app().search();
            search.find(Question.of(""));
            Map<StoryId, String> names =
                    site.app().stories().newest(new Listing.All(), null, 500).stream()
                            .collect(Collectors.toMap(Story::id, RelatedTest::name));
            double precision = 0;
            double recall = 0;
            for (Map.Entry<StoryId, String> each : names.entrySet()) {
                Set<String> wanted = JUDGED.get(each.getValue());
                if (wanted == null) continue;
                List<String> got =
                        search.related(each.getKey(), 4).orElseThrow().stream()
                                .map(names::get)
                                .toList();
                long right = got.stream().filter(wanted::contains).count();
                precision += got.isEmpty() ? 0 : (double) right / got.size();
                recall += (double) right / Math.min(4, wanted.size());
                assertThat(got).doesNotContain(each.getValue()).doesNotHaveDuplicates();
            }
            precision /= JUDGED.size();
            recall /= JUDGED.size();
            System.out.printf(
                    "Related, of 4: precision %.2f, of what an editor chose %.2f%n",
                    precision, recall);
            // 0.83 and 0.81 where the index was built at once, 0.79 and 0.83 where it came to be
            // story by
            // story: what is rare looks different then.
            assertThat(precision).isGreaterThanOrEqualTo(0.75);
            assertThat(recall).isGreaterThanOrEqualTo(0.75);
        }
    }

    private static String name(Story story) {
        return story.path().substring(story.path().lastIndexOf('/') + 1);
    }

    @Test
    void aWithdrawnStoryAndADoubleAreNotBesideIt() {
        try (TestSite site = TestSite.open()) {
            Editor ines = site.editor("Ines");
            Search search = site.app().search();
            for (int i = 0; i < 10; i++) {
                int n = i;
                ines.publishes(words -> words.headline("Other news " + n).tagged("Other " + n));
            }
            Piece gate =
                    ines.publishes(words -> words.headline("Serrow Gate raised").tagged("Gate"));
            Piece twin =
                    ines.publishes(words -> words.headline("Serrow Gate raised!").tagged("Gate"));
            Piece next = ines.publishes(words -> words.headline("Gate closes").tagged("Gate"));
            search.find(Question.of("gate"));
            assertThat(search.related(gate.id(), 4)).hasValue(List.of(next.id()));
            ines.kills(next, "Wrong.");
            search.find(Question.of("gate"));
            assertThat(search.related(gate.id(), 4)).hasValue(List.of());
            ines.kills(twin, "Wrong.");
            search.find(Question.of("gate"));
            assertThat(search.related(twin.id(), 4)).isEmpty();
        }
    }
}

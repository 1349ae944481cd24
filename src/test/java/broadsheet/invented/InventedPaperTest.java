package broadsheet.invented;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class InventedPaperTest {
    private static final String SITE = "https://archive.example";

    private static List<InventedStory> stories(int count) {
        InventedPaper paper = new InventedPaper(42, SITE, count);
        return java.util.stream.IntStream.rangeClosed(1, count).mapToObj(paper::story).toList();
    }

    /// The number was taken down once; it changes only where the words are meant to change.
    @Test
    void theSameNumbersGiveTheSameWords() {
        List<InventedStory> one = stories(300);
        assertThat(stories(300)).isEqualTo(one);
        assertThat(one.getFirst().headline())
                .isEqualTo("Yorelitz denies part in the bridge contract trial");
    }

    @Test
    void storiesHaveThreeHundredToNineHundredWordsOrAParagraphMore() {
        for (InventedStory story : stories(500)) {
            assertThat(story.words()).isBetween(300, 1_000);
            assertThat(story.headline()).matches("[\\p{Lu}0-9].*");
            assertThat(story.body().getFirst().html()).matches("[\\p{Lu}0-9\"].*");
            assertThat(story.body()).noneMatch(passage -> passage.html().contains("{"));
        }
    }

    @Test
    void timesGoForwardThroughThreeYearsAndRestAtNightAndOnSunday() {
        int count = 20_000;
        Diary diary = new Diary(count);
        LocalDateTime before = Diary.FIRST.atStartOfDay();
        int[] days = new int[8];
        int[] hours = new int[24];
        for (int number = 1; number <= count; number++) {
            LocalDateTime at = diary.time(number);
            assertThat(at).isAfterOrEqualTo(before);
            before = at;
            days[at.getDayOfWeek().getValue()]++;
            hours[at.getHour()]++;
        }
        assertThat(before).isBetween("2026-10-30T00:00:00", "2026-11-01T00:00:00");
        assertThat(days[7]).isLessThan(days[2] * 3 / 4);
        assertThat(hours[3]).isLessThan(hours[10] / 10);
    }

    @Test
    void wordsComeUpByZipfsLawAndThereAreTensOfThousandsOfThem() {
        Map<String, Integer> counts = new HashMap<>();
        for (InventedStory story : stories(20_000))
            for (InventedStory.Passage passage : story.body())
                for (String word : passage.html().toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                    counts.merge(word, 1, Integer::sum);
        assertThat(counts.size()).isGreaterThan(20_000);
        List<Integer> sorted = counts.values().stream().sorted((a, b) -> b - a).toList();
        assertThat(sorted.getFirst()).isGreaterThan(100 * sorted.get(1_000));
        assertThat(sorted.get(1_000)).isGreaterThan(10 * sorted.get(15_000));
    }

    @Test
    void tagsFollowAPowerLawAndAThirdOfTheStoriesGoOnWithAnEarlierOne() {
        Map<String, Integer> tags = new HashMap<>();
        Set<String> sections = new HashSet<>();
        int linked = 0;
        List<InventedStory> all = stories(10_000);
        for (InventedStory story : all) {
            assertThat(story.tags()).isNotEmpty().doesNotHaveDuplicates();
            story.tags().forEach(tag -> tags.merge(tag, 1, Integer::sum));
            sections.add(story.section());
            if (story.body().stream().anyMatch(passage -> passage.html().contains(SITE))) linked++;
        }
        assertThat(sections).hasSize(20);
        assertThat(linked).isBetween(2_500, 4_500);
        List<Integer> counts = tags.values().stream().sorted((a, b) -> b - a).toList();
        assertThat(counts.getFirst()).isGreaterThan(10 * counts.get(counts.size() / 4));
    }

    @Test
    void everyRuleOfEveryBeatCanBeSaid() {
        List<Beat> beats = Beat.all();
        assertThat(beats.stream().mapToInt(Beat::share).sum()).isEqualTo(100);
        Names names = new Names();
        Cast cast = Cast.of(beats);
        Dice dice = new Dice(3);
        for (Beat beat : beats) {
            Affair affair = new Affair(beat, names, cast, dice, 1);
            Set<String> said = new TreeSet<>();
            for (String rule : beat.grammar().names())
                for (int i = 0; i < 200; i++) {
                    StringBuilder out = new StringBuilder();
                    beat.grammar().say(rule, affair, dice, out);
                    said.add(out.toString());
                }
            assertThat(said).allMatch(text -> !text.isBlank() && !text.contains("{"));
        }
    }
}

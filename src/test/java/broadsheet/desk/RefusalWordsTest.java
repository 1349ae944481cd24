package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.config.StoryRule;
import broadsheet.identity.Role;
import broadsheet.page.Messages;
import broadsheet.story.Reason;
import broadsheet.story.Rule;
import broadsheet.story.State;
import broadsheet.story.Step;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Why something was refused is said in the desk's language, whatever it was. That each language
/// has every phrase that English has, `MessagesTest` says.
class RefusalWordsTest {
    /// A sentence written into the code where only the message files should have it.
    private static final Pattern WRITTEN_OUT =
            Pattern.compile("(?:Refusal\\.of\\(\\s*\\d+,|Rule\\.said\\()\\s*\"");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "he"})
    void everyReasonHasItsPhrase(String language) {
        Messages words = Messages.of(language);
        List<Rule> rules = new ArrayList<>();
        for (Reason reason : Reason.values()) rules.add(reason.with("one", "two", "three", "four"));
        for (Wrong wrong : Wrong.values()) rules.add(wrong.with("one", "two"));
        for (String state : State.WORDS) rules.add(Rule.of("state." + state));
        for (Step step : Step.values()) rules.add(Rule.of("step." + step.noun()));
        for (StoryRule.Counted counted : StoryRule.Counted.values())
            if (counted != StoryRule.Counted.NOTHING)
                rules.add(Rule.of("counted." + counted.name().toLowerCase(Locale.ROOT)));
        for (Rule rule : rules)
            assertThat(rule.in(words)).as(rule.name()).isNotBlank().doesNotContain("{");
    }

    @Test
    void noReasonIsWrittenIntoTheCode() throws IOException {
        List<String> found = new ArrayList<>();
        for (String room : List.of("desk", "story"))
            try (Stream<Path> files = Files.list(Path.of("src/main/java/broadsheet", room))) {
                for (Path file : files.toList())
                    if (WRITTEN_OUT.matcher(Files.readString(file)).find())
                        found.add(file.getFileName().toString());
            }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "he, לכתבה שמתפרסמת יש כותרת, ספרה מ־0 עד 9, וממנו אי אפשר: שחרור",
        "ar, للقصة المنشورة عنوان, رقم من 0 إلى 9, ومنها لا يمكن: إعادتها كما كانت"
    })
    void theDeskOfAPaperSaysItInItsLanguage(
            String language, String headless, String prominence, String release) {
        try (TestSite site = TestSite.paper().with("site.language", language).open()) {
            Visitor mara = site.visitor().as("Mara", Role.DESK_HEAD);
            mara.open("/desk/stories");
            mara.fill("/desk/stories", Map.of());
            String story = mara.page().path().replaceFirst("\\?.*", "");
            mara.open(story);
            Reply odd = mara.fill(story + "/copy", Map.of("prominence", "12"));
            assertThat(odd.words()).contains(prominence).doesNotContain("a digit");
            mara.open(story);
            Map<String, String> fields = mara.fields(story + "/copy");
            Reply refused = mara.post(story + "/publication", fields);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.words()).contains(headless).doesNotContain("a public story");
            Reply step = mara.post(story + "/release", fields);
            assertThat(step.status()).isEqualTo(422);
            assertThat(step.words()).contains(release).doesNotContain("a story that is");
            Reply gone = site.visitor().script("PUT", story + "/draft", "{}", "none");
            assertThat(gone.status()).isEqualTo(401);
            assertThat(gone.text()).contains(Messages.of(language).get("desk.refused.out"));
        }
    }

    @Test
    void programsAndTheLogReadEnglish() {
        assertThat(Reason.LONGER.with(1_000)).hasToString("longer than 1000 characters");
        assertThat(Reason.NOT_FROM.with(Rule.of("state.killed"), Rule.of("step.publication")))
                .hasToString("a story that is killed cannot be published");
        assertThat(Rule.said("It''s {0} as it is")).hasToString("It''s {0} as it is");
    }
}

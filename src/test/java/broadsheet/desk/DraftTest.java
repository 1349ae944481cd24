package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What is typed and not saved: kept, found again, seen by others.
class DraftTest {
    private static final TestClock clock = new TestClock("2026-11-25T14:03:00Z");
    private static final TestSite site = TestSite.paper().at(clock).open();
    private static final Visitor mara = site.visitor().as("Mara", Role.REPORTER);
    private static final Visitor tom = site.visitor().as("Tom", Role.EDITOR);

    @AfterAll
    static void close() {
        site.close();
    }

    private static String story(String headline, String body) {
        clock.pass(Duration.ofMinutes(10));
        return Typist.story(mara, headline, body);
    }

    private static int number(String at) {
        return Integer.parseInt(mara.open(at).html().select("#copy input[name=onto]").val());
    }

    @Test
    void whatIsAcknowledgedStandsInTheFieldsAgainAndOthersSeeThatItIsThere() {
        String at = story("Restored", "One.");
        Typist typing = new Typist(mara, at);
        Reply kept = typing.types("One. Two.");
        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
        assertThat(Typist.said(kept).number("step")).isEqualTo(1);
        assertThat(typing.types("One. Two. Three.").status()).isEqualTo(200);
        assertThat(Typist.field(mara, at, "body")).isEqualTo("One. Two. Three.");
        assertThat(mara.page().words()).contains("which were not saved, are in the fields again");
        assertThat(Typist.field(tom, at, "body")).isEqualTo("One.");
        assertThat(tom.page().words())
                .contains("Mara has been writing in this story since")
                .contains("Mara has unsaved changes since");
    }

    @Test
    void aStepThatComesTwiceOrLateChangesNothing() {
        String at = story("Twice", "One.");
        Typist typing = new Typist(mara, at);
        typing.types("One. Two.");
        typing.types("One. Two. Three.");
        List<String> rows = site.rows();
        typing.sends(Map.of("body", "One. Two. Three."), false);
        typing.step = 1;
        Reply late = typing.sends(Map.of("body", "One. Two."), false);
        assertThat(late.status()).isEqualTo(200);
        assertThat(Typist.said(late).number("step")).isEqualTo(2);
        assertThat(site.rows()).isEqualTo(rows);
        assertThat(Typist.field(mara, at, "body")).isEqualTo("One. Two. Three.");
    }

    @Test
    void whatCannotBeReadIsKeptAsItCame() {
        String at = story("Broken", "One.");
        Typist typing = new Typist(mara, at);
        String huge = "word ".repeat(200_000);
        Reply kept =
                typing.types(
                        Map.of("headline", huge, "body", "::: picture x\n:::", "prominence", "12"));
        assertThat(kept.status()).isEqualTo(422);
        assertThat(Typist.said(kept).items("problems")).isNotEmpty();
        assertThat(Typist.field(mara, at, "body")).isEqualTo("::: picture x\n:::");
        assertThat(Typist.field(mara, at, "headline")).isEqualTo(huge.strip());
        assertThat(Typist.field(mara, at, "prominence")).isEqualTo("12");
    }

    @Test
    void savingEndsItAndWhatComesLateFromBeforeIsNotNew() {
        String at = story("Saved", "One.");
        Typist typing = new Typist(mara, at);
        typing.types("One. Two.");
        Map<String, String> form = new HashMap<>(mara.fields(at + "/copy"));
        form.putAll(Map.of("body", "One. Two. Three.", "client", typing.client, "step", "3"));
        assertThat(mara.post(at + "/copy", form).location()).contains("said=saved");
        typing.types("One. Two.");
        assertThat(Typist.field(mara, at, "body")).isEqualTo("One. Two. Three.");
        assertThat(mara.page().html().select(".restored, .drafts")).isEmpty();
    }

    @Test
    void whoSavesBeforeAnythingWasKeptHasSavedThatWindowToo() {
        String at = story("Quick", "One.");
        Typist typing = new Typist(mara, at);
        Map<String, String> form = new HashMap<>(mara.fields(at + "/copy"));
        form.putAll(Map.of("body", "One. Two.", "client", typing.client, "step", "2"));
        assertThat(mara.post(at + "/copy", form).location()).contains("said=saved");
        Reply late = typing.types("One. Two.");
        assertThat(late.status()).as(late.text()).isEqualTo(200);
        assertThat(late.text()).contains("\"fresh\":false");
        assertThat(Typist.field(mara, at, "body")).isEqualTo("One. Two.");
        assertThat(mara.page().html().select(".restored, .drafts")).isEmpty();
    }

    @Test
    void aStretchOfTypingBecomesARevisionWhereNobodyElseHasSeenTheStory() {
        String at = story("Stretches", "One.");
        int before = number(at);
        Typist typing = new Typist(mara, at);
        for (int i = 0; i < 12; i++) {
            clock.pass(Duration.ofSeconds(50));
            assertThat(typing.types("One. " + "More. ".repeat(i)).status()).isEqualTo(200);
        }
        assertThat(typing.onto).isEqualTo(before + 1);
        clock.pass(Duration.ofMinutes(3));
        typing.types("One. After a pause.");
        assertThat(typing.onto).isEqualTo(before + 2);
        typing.step++;
        typing.leaves(Map.of("body", "One. Left."));
        assertThat(number(at)).isEqualTo(before + 3);
        assertThat(mara.page().html().select(".restored")).isEmpty();
    }

    @Test
    void aScheduledStoryIsNotChangedByTyping() {
        String at = story("Scheduled", "One.");
        tom.open(at);
        tom.fill(at + "/schedule", Map.of("at", "2026-12-24T06:30"));
        assertThat(tom.page().words()).contains("Scheduled");
        int number = number(at);
        Typist typing = new Typist(tom, at);
        typing.types("One. Half a wo");
        clock.pass(Duration.ofMinutes(6));
        typing.types("One. Half a word");
        typing.leaves(Map.of("body", "One. Half a word"));
        assertThat(number(at)).isEqualTo(number);
        assertThat(Typist.field(tom, at, "body")).isEqualTo("One. Half a word");
    }

    @Test
    void anAnswerThatWasLostDoesNotMakeAStoryStaleForItsOwnWriter() {
        String at = story("Lost answer", "One.");
        Typist typing = new Typist(mara, at);
        int before = typing.onto;
        typing.types("One. Two.");
        clock.pass(Duration.ofMinutes(6));
        typing.types("One. Two. Three.");
        assertThat(typing.onto).isEqualTo(before + 1);
        typing.onto = before;
        assertThat(typing.types("One. Two. Three. Four.").status()).isEqualTo(200);
        Map<String, String> form = new HashMap<>(mara.fields(at + "/copy"));
        form.putAll(
                Map.of(
                        "onto",
                        before + "",
                        "body",
                        "All of it.",
                        "client",
                        typing.client,
                        "step",
                        typing.step + 1 + ""));
        assertThat(mara.post(at + "/copy", form).location()).contains("said=saved");
    }

    @Test
    void nothingIsKeptForWhoHasNoPageOfOursOpen() {
        String at = story("Forged", "One.");
        Typist typing = new Typist(mara, at);
        typing.step = 1;
        String json = typing.json(Map.of("body", "Forged."), false);
        List<String> rows = site.rows();
        assertThat(mara.script("PUT", at + "/draft", json, "x").status()).isEqualTo(403);
        assertThat(mara.script("PUT", at + "/draft", json, tom.formToken()).status())
                .isEqualTo(403);
        assertThat(site.visitor().script("PUT", at + "/draft", json, typing.token).status())
                .isEqualTo(401);
        for (String wrong :
                List.of(
                        "",
                        "{",
                        "[]",
                        json.replace("\"step\":1", "\"step\":0"),
                        json.replace("\"onto\":2", "\"onto\":99"),
                        json.replace(typing.client, "x"),
                        json.replace("\"fields\":{", "\"fields\":{\"a b\":\"\","),
                        json.replace("\"fields\":{", "\"fields\":{\"onto\":3,")))
            assertThat(mara.script("PUT", at + "/draft", wrong, typing.token).status())
                    .as(wrong)
                    .isEqualTo(400);
        Reply large =
                site.send(
                        "PUT",
                        at + "/draft",
                        "Cookie: " + Cookie.NAME + "=" + mara.cookie(Cookie.NAME),
                        "Origin: " + mara.origin(),
                        "Accept: application/json",
                        "form-token: " + typing.token,
                        "Content-Length: " + (9 << 20));
        assertThat(large.status()).isEqualTo(413);
        assertThat(site.rows()).isEqualTo(rows);
    }

    @Test
    void aFloodIsHeldBackAndOthersAreNot() {
        String at = story("Flood", "One.");
        Visitor flood = site.visitor().as("Flood", Role.REPORTER);
        Typist typing = new Typist(flood, at);
        int refused = 0;
        for (int i = 0; i < 620; i++) if (typing.types("One. " + i).status() == 429) refused++;
        assertThat(refused).isPositive();
        assertThat(new Typist(tom, at).types("One. Tom.").status()).isNotEqualTo(429);
    }

    @Test
    void whatIsTypedInAKilledStoryIsKeptToo() {
        Visitor head = site.visitor().as("Hedda", Role.DESK_HEAD);
        String at = story("Killed", "One.");
        Typist typing = new Typist(mara, at);
        typing.types("One. Two.");
        head.open(at);
        head.fill(at + "/kill", Map.of("reason", "It was made up."));
        Reply kept = typing.types("One. Two. Three.");
        assertThat(kept.status()).isEqualTo(422);
        assertThat(mara.open(Typist.said(kept).text("compare")).words()).contains("Three");
    }

    @Test
    void aLongStoryIsKeptEachSecondForWhatWasTyped() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 20_000; i++)
            words.append("word").append(i % 977).append(i % 80 == 79 ? "\n\n" : " ");
        String at = story("Long", "One.");
        Typist typing = new Typist(mara, at);
        typing.types(words.toString());
        long before = kept(at);
        assertThat(before).isLessThan(200_000);
        for (int second = 0; second < 60; second++) {
            clock.pass(Duration.ofSeconds(1));
            words.insert(60_000 + 8 * second, "letters ");
            assertThat(typing.types(words.toString()).status()).isEqualTo(200);
        }
        assertThat(kept(at) - before).as("bytes a minute").isLessThan(5_000);
        assertThat(Typist.field(mara, at, "body")).isEqualTo(words.toString().strip());
    }

    /// Bytes that hold what was typed in a story.
    private static long kept(String at) {
        return site.app()
                .db()
                .read(tx ->
                        tx.sql(
                                        """
                                        select sum(pg_column_size(s.*)) as bytes from draft_step s
                                        join draft d on d.id = s.draft_id where d.story_id = :story
                                        """)
                                .bind("story", Numbers.of(at.substring(at.lastIndexOf('/') + 1)))
                                .one(row -> row.number("bytes")))
                .orElseThrow();
    }

    @Test
    void bothShapesOfABodyAreKeptAndFoundAgain() {
        String at = story("Blocks", "One.");
        Typist typing = new Typist(mara, at);
        typing.step = 1;
        String json =
                typing.json(Map.of("headline", "Blocks"), false)
                        .replace(
                                "\"fields\"",
                                "\"blocks\":[{\"block\":\"paragraph\",\"text\":[\"As blocks.\"]}],\"fields\"");
        Reply kept = mara.script("PUT", at + "/draft", json, typing.token);
        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
        assertThat(Typist.field(mara, at, "body")).isEqualTo("As blocks.");
    }

    @Test
    void halfATagIsNotMadeByTypingIt() {
        String at = story("Tags", "One.");
        new Typist(mara, at).types(Map.of("tags", "Harb", "body", "One."));
        assertThat(site.app().tags().at("harb")).isEmpty();
        assertThat(Typist.field(mara, at, "tags")).isEqualTo("Harb");
    }

    @Test
    void whatWasAcknowledgedCannotBeChanged() {
        new Typist(mara, story("For ever", "One.")).types("One. Two.");
        for (String sql : List.of("update draft_step set put = ''", "delete from draft_step"))
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> site.app().db().write(tx -> tx.sql(sql).update()))
                    .hasMessageContaining("never changed");
    }
}

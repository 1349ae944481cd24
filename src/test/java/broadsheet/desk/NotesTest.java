package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Grant;
import broadsheet.identity.Role;
import broadsheet.story.Margin;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Notes and suggestions at the desk, by forms, and every way in which they could be misused.
class NotesTest {
    private static final TestSite site = TestSite.open();
    private static final Visitor mara = site.visitor().as("Mara", Role.DESK_HEAD);
    private static final Visitor rosa = site.visitor().as("Rosa", Role.EDITOR);

    @AfterAll
    static void close() {
        site.close();
    }

    private static String story(String headline, String blocks) {
        mara.open("/desk/stories");
        mara.fill("/desk/stories", Map.of());
        String at = mara.page().path().replaceFirst("\\?.*", "");
        mara.open(at);
        mara.fill(
                at + "/copy", Map.of("headline", headline, "section", "/world", "blocks", blocks));
        return at;
    }

    /// Presses the button that publishes what the open page's form holds, with these.
    private static Reply publish(String at, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(mara.fields(at + "/copy"));
        all.putAll(fields);
        Reply reply = mara.post(at + "/publication", all);
        return reply.location().isEmpty() ? reply : mara.open(reply.location());
    }

    private static Reply note(Visitor who, String at, String mark, String says) {
        return who.post(
                at + "/notes",
                Map.of(
                        "form-token",
                        who.formToken(),
                        "mark",
                        mark,
                        "words",
                        "the ferry",
                        "says",
                        says));
    }

    @Test
    void aNoteIsSaidAnsweredSettledAndOpenedAgainWithoutScript() {
        String at =
                story(
                        "Ferry",
                        """
                        [{"block":"paragraph","text":[{"mark":"note","id":"n1","content":["The ferry"]}," stops."]}]\
                        """);
        assertThat(mara.page().html().select("textarea[name=body]").val().strip())
                .isEqualTo("{note n1:The ferry} stops.");
        assertThat(note(rosa, at, "n1", "Which one?").status()).isEqualTo(303);
        mara.open(at);
        assertThat(mara.page().words()).contains("Which one?", "Rosa");
        mara.fill(at + "/notes/n1/answers", Map.of("says", "The Alma."));
        rosa.open(at);
        assertThat(rosa.page().words()).contains("The Alma.", "Mara");
        rosa.fill(at + "/notes/n1/settlement", Map.of());
        assertThat(rosa.page().words()).contains("Settled: Rosa");
        rosa.fill(at + "/notes/n1/settlement", Map.of());
        assertThat(rosa.page().words()).doesNotContain("Settled: Rosa");
        mara.open(at);
        assertThat(publish(at, Map.of()).words()).contains("Published.");
        assertThat(mara.page().html().select("textarea[name=body]").val().strip())
                .as("the words stay, the note's mark is out of them")
                .isEqualTo("The ferry stops.");
        assertThat(mara.page().html().select("#notes blockquote").text())
                .as("with the words that it stood at when they were published")
                .isEqualTo("The ferry");
        assertThat(mara.page().words()).contains("Which one?", "The Alma.");
    }

    @Test
    void anOpenSuggestionIsNamedLinkedToAndDecidedBeforeAnythingIsPublished() {
        String at =
                story(
                        "Harbour",
                        """
                        [{"block":"paragraph","text":["The ",{"mark":"removed","id":"s1","content":["harbor"]},\
                        {"mark":"added","id":"s1","content":["harbour"]}," opens."]}]\
                        """);
        Reply refused = publish(at, Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#problems a[href=#f-suggestion.s1]").text())
                .isEqualTo("Suggestion");
        assertThat(refused.html().getElementById("f-suggestion.s1").text())
                .contains("harbor harbour", "Mara");
        assertThat(refused.words()).contains("“harbour” for “harbor”");
        String text = refused.html().select("textarea[name=body]").val();
        assertThat(text.strip()).isEqualTo("The {removed s1:harbor}{added s1:harbour} opens.");
        mara.open(at);
        assertThat(publish(at, Map.of("body", "The harbour opens.")).words())
                .contains("Published.");
        assertThat(site.get("/world/harbour").words()).contains("The harbour opens.");
        assertThat(site.get("/world/harbour").text()).doesNotContain("harbor ");
    }

    /// A preview reads as the page would if nothing were accepted.
    @Test
    void aPreviewShowsNeitherNotesNorSuggestions() {
        String at =
                story(
                        "Preview",
                        """
                        [{"block":"paragraph","text":["One ",{"mark":"removed","id":"s2","content":["two"]},\
                        {"mark":"added","id":"s2","content":["three"]}," four."]}]\
                        """);
        Reply page = mara.get(at + "/preview/page");
        assertThat(page.words()).contains("One two four.").doesNotContain("three");
    }

    @Test
    void whoSuggestedFirstIsKnownWhateverAnotherSays() {
        String blocks =
                """
                [{"block":"paragraph","text":["A",{"mark":"added","id":"s3","content":[" word"]}]}]\
                """;
        String at = story("Whose", blocks);
        rosa.open(at);
        rosa.fill(
                at + "/copy",
                Map.of("blocks", blocks.replace("\"A\"", "\"An\""), "headline", "Whose?"));
        assertThat(rosa.page().html().getElementById("f-suggestion.s3").text())
                .contains("Mara")
                .doesNotContain("Rosa");
    }

    /// What is typed is whose it is, from the second in which it is kept, whoever saves it.
    @Test
    void whatIsTypedAndNotSavedIsItsWritersSuggestion() {
        String at = story("Typing", "[{\"block\":\"divider\"}]");
        String blocks =
                """
                [{"block":"paragraph","text":["A",{"mark":"added","id":"s9","content":[" word"]}]}]\
                """;
        Reply kept =
                rosa.script(
                        "PUT",
                        at + "/draft",
                        "{\"onto\":2,\"client\":\"window-of-rosa\",\"step\":1,\"fields\":{\"headline\":\"Typing\"},\"blocks\":"
                                + blocks
                                + "}",
                        rosa.formToken());
        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
        mara.post(at + "/takeover", Map.of("form-token", mara.formToken()));
        mara.open(at);
        mara.fill(at + "/copy", Map.of("headline", "Typing", "blocks", blocks));
        assertThat(mara.page().html().getElementById("f-suggestion.s9").text())
                .contains("Rosa")
                .doesNotContain("Mara");
    }

    @Test
    void markupInANoteIsItsText() {
        String at = story("Markup", "[{\"block\":\"divider\"}]");
        String bad = "<script>alert(1)</script><img src=x onerror=alert(1)>\u0000'\"";
        assertThat(note(mara, at, "m1", bad).status()).isEqualTo(303);
        Reply page = mara.open(at);
        assertThat(page.html().select("#notes script, #notes img")).isEmpty();
        assertThat(page.html().select("#notes").text()).contains("<script>alert(1)</script>");
        Reply json = mara.get(at + "/margin");
        assertThat(json.header("Content-Type")).contains("json");
        assertThat(json.header("Cache-Control")).contains("no-store");
        for (String mark : List.of("../x", "a b", "\"><script>", "x".repeat(41), ""))
            assertThat(note(mara, at, mark, "x").status()).as(mark).isEqualTo(400);
        assertThat(note(mara, at, "m2", " ").status()).isEqualTo(422);
        assertThat(note(mara, at, "m2", "x".repeat(4001)).status()).isEqualTo(422);
        assertThat(note(mara, at, "m1", "again").status()).isEqualTo(409);
        for (String id : List.of("\\\"><script>", "a b", ""))
            assertThat(
                            mara.fill(
                                            at + "/copy",
                                            Map.of(
                                                    "blocks",
                                                    "[{\"block\":\"paragraph\",\"text\":[{\"mark\":\"note\",\"id\":\""
                                                            + id
                                                            + "\",\"content\":[\"x\"]}]}]"))
                                    .status())
                    .as(id)
                    .isEqualTo(422);
    }

    @Test
    void notesOfAStoryThatOneDoesNotSeeAreNotThere() {
        String at = story("Secret", "[{\"block\":\"divider\"}]");
        String other = story("Other", "[{\"block\":\"divider\"}]");
        note(mara, at, "n2", "Zqnote");
        Visitor stranger =
                site.visitor()
                        .as(
                                "Sven",
                                List.of(
                                        new Grant(
                                                Role.EDITOR,
                                                site.app()
                                                        .sections()
                                                        .tree()
                                                        .at("/health")
                                                        .orElseThrow()
                                                        .id()
                                                        .value())));
        Map<String, String> form = Map.of("form-token", stranger.formToken(), "says", "x");
        assertThat(stranger.get(at + "/margin").status()).isEqualTo(404);
        assertThat(note(stranger, at, "n3", "x").status()).isEqualTo(404);
        assertThat(stranger.post(at + "/notes/n2/answers", form).status()).isEqualTo(404);
        assertThat(stranger.post(at + "/notes/n2/settlement", form).status()).isEqualTo(404);
        // By the number of a story that one does see.
        Map<String, String> own = Map.of("form-token", mara.formToken(), "says", "x");
        assertThat(mara.post(other + "/notes/n2/answers", own).status()).isEqualTo(404);
        assertThat(mara.post(other + "/notes/n2/settlement", own).status()).isEqualTo(404);
        assertThat(mara.get(other + "/margin").text()).doesNotContain("Zqnote");
        assertThat(mara.get(at + "/margin").text()).contains("Zqnote").doesNotContain("\"x\"");
    }

    @Test
    void marksAreReadAsTheyAreWritten() {
        assertThat(
                        InlineNotation.write(
                                InlineNotation.read("{note n:a {added s:b} c} {removed s:d}")))
                .isEqualTo("{note n:a {added s:b} c} {removed s:d}");
        assertThat(Margin.SUGGESTION).isEqualTo("suggestion.");
        assertThat(InlineNotation.write(InlineNotation.read("{added <b>:x}")))
                .isEqualTo("\\{added <b>:x\\}");
    }
}

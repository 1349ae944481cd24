package broadsheet.api;

import static broadsheet.api.Program.is;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import broadsheet.text.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The life of a story, lived through the API.
class StoryChangesTest {
    private static final TestSite site = TestSite.open();
    private static final Program wire = Program.of(site, "wire-desk", Role.REPORTER);
    private static final Program editor = Program.of(site, "robot-editor", Role.SENIOR_EDITOR);
    private static final Program head = Program.of(site, "robot-head", Role.DESK_HEAD);

    @AfterAll
    static void close() {
        site.close();
    }

    private static String at(Json.Obj story) {
        return "/stories/" + story.number("id");
    }

    private static String base(Json.Obj story) {
        return "{'base': " + story.number("revision") + "}";
    }

    private static String with(Json.Obj story, String members) {
        return "{'base': " + story.number("revision") + ", " + members + "}";
    }

    @Test
    void aStoryIsWrittenReviewedPublishedUpdatedCorrectedAndKilled() {
        Json.Obj story = wire.makes("Cranes stop", "/world");
        assertThat(story.text("state")).isEqualTo("draft");
        assertThat(story.text("path")).isEqualTo("/world/cranes-stop");
        assertThat(story.items("steps"))
                .contains(Json.of("review"))
                .doesNotContain(Json.of("publication"));
        String at = at(story);
        assertThat(site.get("/world/cranes-stop").status()).isEqualTo(404);
        story =
                is(
                        200,
                        wire.send(
                                "PATCH",
                                at + "/manuscript",
                                with(story, "'copy': {'standfirst': 'No ship is unloaded.'}")));
        assertThat(story.get("copy").obj().text("headline")).isEqualTo("Cranes stop");
        story = is(200, wire.post(at + "/review", base(story)));
        assertThat(story.text("state")).isEqualTo("in-review");
        assertThat(is(403, wire.post(at + "/readiness", base(story))).text("right"))
                .isEqualTo("review");
        story = is(200, editor.post(at + "/readiness", base(story)));
        story = is(200, editor.post(at + "/publication", base(story)));
        assertThat(site.get("/world/cranes-stop").words()).contains("No ship is unloaded.");

        String words =
                "'copy': {'body': {'blocks': [{'block': 'paragraph', 'text': ['One.']},"
                        + "{'block': 'paragraph', 'text': ['Two and more.']}]}}";
        story = is(200, editor.send("PATCH", at + "/manuscript", with(story, words)));
        assertThat(story.flag("workingCopy")).isTrue();
        assertThat(site.get("/world/cranes-stop").words()).doesNotContain("and more");
        Json.Obj wrong =
                is(
                        422,
                        editor.post(
                                at + "/publication",
                                with(story, "'updateNote': 'Adds in paragraph 1'")));
        assertThat(Program.fields(wrong)).containsExactly("updateNote");
        story =
                is(
                        200,
                        editor.post(
                                at + "/publication",
                                with(story, "'updateNote': 'Adds in paragraph 2'")));
        assertThat(site.get("/world/cranes-stop").words())
                .contains("and more", "Adds in paragraph 2");
        story =
                is(
                        200,
                        editor.post(
                                at + "/publication",
                                with(
                                        story,
                                        "'change': 'correction', 'correction': 'Two cranes, not three.'")));
        assertThat(site.get("/world/cranes-stop").words()).contains("Two cranes, not three.");
        assertThat(is(403, editor.post(at + "/kill", with(story, "'notice': 'x'"))).text("right"))
                .isEqualTo("kill");
        story = is(200, head.post(at + "/kill", with(story, "'notice': 'It was made up.'")));
        assertThat(story.text("notice")).isEqualTo("It was made up.");
        assertThat(site.get("/world/cranes-stop").status()).isEqualTo(410);
    }

    /// A program writes marks of the margin as it reads them; by no way do they become public, and
    /// what notes say it does not learn.
    @Test
    void notesAndSuggestionsGoNeitherOutNorPublicThroughTheApi() {
        Json.Obj story = editor.makes("Margins", "/world");
        String at = at(story);
        String blocks =
                "'copy': {'body': {'blocks': [{'block': 'paragraph', 'text': ["
                        + "{'mark': 'note', 'id': 'zqnote1', 'content': ['One']}, ' two ',"
                        + "{'mark': 'added', 'id': 'zqsugg1', 'content': ['zqthree']}]}]}}";
        story = is(200, editor.send("PATCH", at + "/manuscript", with(story, blocks)));
        Visitor mara = site.visitor().as("Mara", Role.EDITOR);
        mara.post(
                "/desk" + at + "/notes",
                Map.of(
                        "form-token", mara.formToken(),
                        "mark", "zqnote1",
                        "words", "One",
                        "says", "zqsaid"));
        Json.Obj seen = is(200, editor.get(at + "/manuscript"));
        assertThat(seen.write()).contains("zqnote1", "zqsugg1").doesNotContain("zqsaid");
        Json.Obj refused = is(422, editor.post(at + "/publication", base(story)));
        assertThat(Program.fields(refused)).containsExactly("suggestion.zqsugg1");
        Json.Obj again =
                is(
                        422,
                        editor.post(
                                at + "/schedule",
                                with(
                                        story,
                                        "'at': '"
                                                + site.clock().instant().plusSeconds(86_400)
                                                + "'")));
        assertThat(Program.fields(again)).containsExactly("suggestion.zqsugg1");
        story =
                is(
                        200,
                        editor.post(
                                at + "/publication",
                                with(
                                        story,
                                        blocks.replace("'added'", "'strong'")
                                                .replace("'id': 'zqsugg1', ", ""))));
        String all = site.get("/api/v1" + at).text() + site.get("/world/margins").text();
        assertThat(all).contains("zqthree").doesNotContain("zqnote", "zqsaid");
        assertThat(story.get("copy").write()).doesNotContain("zqnote");
        for (String bad : new String[] {"'id': '<b>', ", "", "'id': 'a', 'by': 'person:1', "})
            is(
                    422,
                    editor.send(
                            "PATCH",
                            at + "/manuscript",
                            with(story, blocks.replace("'id': 'zqnote1', ", bad))));
    }

    /// Each has its place in what is given out, and comes back.
    @Test
    void headlinesElsewhereAreWrittenAndRead() {
        Json.Obj story = editor.makes("Variants", "/world");
        String variants =
                "'copy': {'frontTitle': 'Front', 'socialTitle': 'Social',"
                        + " 'socialDescription': 'Shared', 'pushTitle': 'Push'}";
        story = is(200, editor.send("PATCH", at(story) + "/manuscript", with(story, variants)));
        assertThat(story.get("copy").obj().text("socialDescription")).isEqualTo("Shared");
        story = is(200, editor.post(at(story) + "/publication", base(story)));
        assertThat(site.get("/api/v1" + at(story)).text()).contains("\"pushTitle\":\"Push\"");
        assertThat(site.get("/world").words()).contains("Front").doesNotContain("Variants");
        story =
                is(
                        200,
                        editor.send(
                                "PATCH",
                                at(story) + "/manuscript",
                                with(story, "'copy': {'frontTitle': null}")));
        assertThat(story.get("copy").obj().textOrNull("frontTitle")).isNull();
        assertThat(story.get("copy").obj().text("pushTitle")).isEqualTo("Push");
    }

    @Test
    void aStoryIsScheduledPutUnderEmbargoHeldReleasedMovedAndTakenOff() {
        Json.Obj story = editor.makes("Turns", "/world");
        String at = at(story);
        String tomorrow = site.clock().instant().plusSeconds(86_400).toString();
        story = is(200, editor.post(at + "/schedule", with(story, "'at': '" + tomorrow + "'")));
        assertThat(story.text("at")).isEqualTo(tomorrow.replaceFirst("(\\.\\d{6})\\d*", "$1"));
        story = is(200, editor.post(at + "/draft", base(story)));
        story = is(200, editor.post(at + "/embargo", with(story, "'until': '" + tomorrow + "'")));
        assertThat(Program.fields(is(422, editor.post(at + "/publication", base(story)))))
                .containsExactly("state");
        story = is(200, editor.post(at + "/readiness", base(story)));
        story = is(200, editor.post(at + "/address", with(story, "'path': '/world/turning'")));
        story = is(200, editor.post(at + "/publication", base(story)));
        story = is(200, editor.post(at + "/hold", with(story, "'reason': 'Is it so?'")));
        assertThat(site.get("/world/turning").status()).isEqualTo(404);
        story = is(200, editor.post(at + "/release", base(story)));
        assertThat(site.get("/world/turning").status()).isEqualTo(200);
        story =
                is(
                        200,
                        editor.send(
                                "PATCH",
                                at + "/manuscript",
                                with(story, "'copy': {'headline': 'Not wanted'}")));
        story = is(200, editor.post(at + "/discard", base(story)));
        assertThat(story.get("copy").obj().text("headline")).isEqualTo("Turns");
        story = is(200, editor.post(at + "/withdrawal", base(story)));
        assertThat(story.text("state")).isEqualTo("unpublished");
        story = is(200, head.post(at + "/takedown", with(story, "'notice': 'By order.'")));
        assertThat(site.get("/world/turning").status()).isEqualTo(451);
    }

    @Test
    void aStaleSaveHasBothVersionsInItsAnswer() {
        Json.Obj story = wire.makes("Two at once", "/world");
        String path = at(story) + "/manuscript";
        is(200, editor.send("PATCH", path, with(story, "'copy': {'kicker': 'Theirs'}")));
        Json.Obj stale =
                is(409, wire.send("PATCH", path, with(story, "'copy': {'kicker': 'Mine'}")));
        assertThat(stale.number("base")).isEqualTo(story.number("revision"));
        assertThat(stale.get("current").obj().get("copy").obj().text("kicker")).isEqualTo("Theirs");
        assertThat(stale.get("yours").obj().text("kicker")).isEqualTo("Mine");
        assertThat(wire.json(path).get("copy").obj().text("kicker")).isEqualTo("Theirs");
    }

    @Test
    void everyRevisionSaysWhichKeyAndCanBeTakenUpAgain() {
        Json.Obj story = wire.makes("First", "/world");
        String at = at(story);
        Json.Obj next =
                is(
                        200,
                        wire.send(
                                "PATCH",
                                at + "/manuscript",
                                with(story, "'copy': {'headline': 'Second'}")));
        Json.Obj page = wire.json(at + "/revisions?limit=1");
        assertThat(ApiPaper.objects(page, "revisions").getFirst().text("by")).matches("key:\\d+");
        Json.Obj older = wire.json(ApiPaper.local(page.text("next")).replace(ApiPaper.API, ""));
        assertThat(ApiPaper.objects(older, "revisions").getFirst().number("revision")).isEqualTo(1);
        assertThat(wire.json(at + "/revisions/1").get("copy").obj().text("headline"))
                .isEqualTo("First");
        assertThat(
                        Program.fields(
                                is(
                                        422,
                                        wire.post(
                                                at + "/restoration",
                                                with(next, "'revision': 99")))))
                .containsExactly("revision");
        Json.Obj back = is(200, wire.post(at + "/restoration", with(next, "'revision': 1")));
        assertThat(back.get("copy").obj().text("headline")).isEqualTo("First");
        Visitor ed = site.visitor().as("Edda", Role.EDITOR);
        assertThat(ed.open("/desk" + at).words()).contains("wire-desk");
    }

    @Test
    void whatIsGivenOutCanBeSentBack() {
        ApiPaper paper = new ApiPaper();
        try (paper) {
            var piece = paper.strike();
            Program program = Program.of(paper.site, "round", Role.EDITOR);
            String path = "/stories/" + piece.id().value() + "/manuscript";
            Json.Obj story = program.json(path);
            Json.Obj body =
                    Json.object()
                            .put("base", story.number("revision"))
                            .put("copy", story.get("copy"))
                            .build();
            Reply reply =
                    paper.site.sendWith(
                            body.write(),
                            "PATCH",
                            ApiPaper.API + path,
                            "Authorization: Bearer " + program.key(),
                            "Content-Type: application/json");
            Json.Obj same = is(200, reply);
            assertThat(same.number("revision")).isEqualTo(story.number("revision"));
            assertThat(same.get("copy")).isEqualTo(story.get("copy"));
        }
    }

    @Test
    void aRepeatedRequestMakesNoSecondStory() throws Exception {
        String sent = Program.story("Once", "/world");
        Json.Obj first = is(201, wire.post("/stories", sent, "Idempotency-Key: one-7"));
        Json.Obj again = is(201, wire.post("/stories", sent, "Idempotency-Key: one-7"));
        assertThat(again.number("id")).isEqualTo(first.number("id"));
        is(422, wire.post("/stories", Program.story("Other", "/world"), "Idempotency-Key: one-7"));
        Json.Obj others = is(201, editor.post("/stories", sent, "Idempotency-Key: one-7"));
        assertThat(others.number("id")).as("another key's").isNotEqualTo(first.number("id"));
        var replies = new java.util.concurrent.ConcurrentLinkedQueue<Long>();
        Thread[] threads = new Thread[6];
        for (int i = 0; i < threads.length; i++)
            threads[i] =
                    Thread.startVirtualThread(() ->
                            replies.add(
                                    is(201, wire.post("/stories", sent, "Idempotency-Key: many"))
                                            .number("id")));
        for (Thread thread : threads) thread.join();
        assertThat(replies).hasSize(6);
        assertThat(Map.of("ids", replies.stream().distinct().count())).containsEntry("ids", 1L);
    }

    @Test
    void whatCannotBePublishedIsKeptAndTheNextBaseIsNamed() {
        Json.Obj story = editor.makes("No more", "/world");
        Json.Obj no =
                is(
                        422,
                        editor.post(
                                at(story) + "/publication",
                                with(story, "'copy': {'headline': null, 'kicker': 'Kept'}")));
        assertThat(Program.fields(no)).containsExactly("headline");
        assertThat(no.number("revision")).isEqualTo(story.number("revision") + 1);
        assertThat(editor.json(at(story) + "/manuscript").get("copy").obj().text("kicker"))
                .isEqualTo("Kept");
    }

    @Test
    void theListHasWhatTheKeySeesByStateAndSection() {
        Program other = Program.in(site, "health-only", "/health", Role.REPORTER);
        Json.Obj own = other.makes("Listed there", "/health");
        Json.Obj world = wire.makes("Listed elsewhere", "/world");
        assertThat(ids(other, "/manuscripts?limit=100"))
                .contains(own.number("id"))
                .doesNotContain(world.number("id"));
        assertThat(ids(wire, "/manuscripts?limit=100"))
                .contains(own.number("id"), world.number("id"));
        assertThat(ids(wire, "/manuscripts?section=/health")).containsExactly(own.number("id"));
        is(200, wire.post(at(world) + "/review", base(world)));
        assertThat(ids(wire, "/manuscripts?state=in-review&limit=100"))
                .contains(world.number("id"))
                .doesNotContain(own.number("id"));
        Json.Obj page = wire.json("/manuscripts?limit=1");
        Json.Obj second = wire.json(ApiPaper.local(page.text("next")).replace(ApiPaper.API, ""));
        assertThat(ApiPaper.objects(second, "manuscripts").getFirst().number("id"))
                .isNotEqualTo(ApiPaper.objects(page, "manuscripts").getFirst().number("id"));
    }

    private static java.util.List<Long> ids(Program program, String path) {
        return ApiPaper.objects(program.json(path), "manuscripts").stream()
                .map(story -> story.number("id"))
                .toList();
    }
}

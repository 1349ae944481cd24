package broadsheet.api;

import static broadsheet.api.ApiPaper.API;
import static broadsheet.api.ApiPaper.objects;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.text.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A client that follows the changes holds, in the end, exactly what is public.
class ChangesTest {
    private final ApiPaper paper = new ApiPaper();

    @AfterEach
    void close() {
        paper.close();
    }

    @Test
    void everythingThatHappensToAStoryIsToldInOrder() {
        Piece story = paper.mara.publishes(words -> words.headline("Ferry stops"));
        paper.mara.touchesUp(story, copy -> copy.headline("Ferry stops today"));
        paper.mara.updates(story, "Adds time", copy -> copy.standfirst("At noon"));
        paper.mara.corrects(story, "At noon, not at one.", copy -> copy);
        paper.site
                .app()
                .publishing()
                .move(story.id(), 5, "/world/no-ferry", new Actor("person:mara"));
        Piece held = paper.mara.publishes(words -> words.headline("Doubtful"));
        paper.mara.holds(held);
        paper.mara.kills(held, "It was not so.");
        Piece quiet = paper.mara.publishes(words -> words.headline("Quiet"));
        paper.mara.unpublishes(quiet);
        paper.mara.publishes(quiet);
        paper.mara.takesDown(quiet, "By order of the court.");
        List<Json.Obj> changes = changes("", 11);
        Json.Obj all = paper.json("/changes");
        assertThat(changes.stream().map(change -> change.text("change")))
                .containsExactly(
                        "published",
                        "minor",
                        "updated",
                        "corrected",
                        "moved",
                        "published",
                        "withdrawn",
                        "canceled",
                        "published",
                        "withdrawn",
                        "published",
                        "recalled");
        assertThat(changes.getFirst().text("path")).isEqualTo("/world/no-ferry");
        assertThat(changes.get(4).number("revision")).isEqualTo(6);
        assertThat(changes.get(7).text("notice")).isEqualTo("It was not so.");
        assertThat(changes.getLast().text("notice")).isEqualTo("By order of the court.");
        assertThat(all.write()).doesNotContain("oubtful", "uiet", "\"reason\"");
        assertThat(all.get("more")).isEqualTo(Json.of(false));
    }

    @Test
    void pagesAddUpAndACursorOfAnyChangeWillDo() {
        for (int i = 0; i < 7; i++) {
            int number = i;
            paper.mara.publishes(words -> words.headline("Story " + number));
            paper.mara.drafts(words -> words.headline("Draft " + number));
        }
        List<Json.Obj> whole = changes("", 7);
        List<Json.Obj> paged = new ArrayList<>();
        String at = API + "/changes?limit=4";
        for (boolean more = true; more; ) {
            Json.Obj page = Json.read(paper.site.get(at).text()).obj();
            paged.addAll(objects(page, "changes"));
            more = page.flag("more");
            at = ApiPaper.local(page.text("next"));
        }
        assertThat(paged).isEqualTo(whole).hasSize(7);
        String middle = whole.get(3).text("cursor");
        assertThat(objects(paper.json("/changes?since=" + middle), "changes"))
                .isEqualTo(whole.subList(4, 7));
        Json.Obj latest = paper.json("/changes?since=latest");
        assertThat(latest.items("changes")).isEmpty();
        paper.mara.publishes(words -> words.headline("One more"));
        assertThat(changes("&since=" + latest.text("cursor"), 1)).hasSize(1);
    }

    /// So many changes, once the log is complete as far as they are: whoever is writing anywhere on
    /// the server holds it up for as long.
    private List<Json.Obj> changes(String more, int count) {
        Instant end = Instant.now().plusSeconds(30);
        List<Json.Obj> found;
        do found = objects(paper.json("/changes?limit=1000" + more), "changes");
        while (found.size() < count && Instant.now().isBefore(end));
        return found;
    }

    @Test
    void aCursorThatTheLogDoesNotHaveIsRefused() {
        Piece story = paper.mara.publishes(words -> words.headline("Ferry stops"));
        String cursor = paper.json("/changes").text("cursor");
        for (String invented : List.of("1-1", "zzzzzzzzzzzz-1", cursor + "0", "0-1"))
            assertThat(paper.get("/changes?since=" + invented).status())
                    .as(invented)
                    .isEqualTo(410);
        // As after the restore of a dump to another server (EventLog.mend).
        paper.site.app().db().write(tx -> tx.sql("update event set xid = '3'").update());
        Reply renumbered = paper.get("/changes?since=" + cursor);
        assertThat(renumbered.status()).isEqualTo(410);
        assertThat(renumbered.text()).contains("\"parameter\":\"since\"").contains("begin again");
        assertThat(objects(paper.json("/changes"), "changes").getFirst().number("id"))
                .isEqualTo(story.id().value());
    }

    /// The mistake that the order of the log avoids: a transaction that began first and commits
    /// last.
    @Test
    void whatCommitsLateIsNotPassedOver() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Piece late = paper.mara.publishes(words -> words.headline("Late"));
        String start = paper.json("/changes").text("cursor");
        var slow =
                CompletableFuture.runAsync(
                        () ->
                                paper.site
                                        .app()
                                        .db()
                                        .write(tx -> {
                                            tx.sql(
                                                            """
                                                            insert into event (kind, subject, sources, data)
                                                            select kind, subject, sources, data from event
                                                            where subject = :subject and kind = 'story-published'
                                                            """)
                                                    .bind("subject", "story:" + late.id().value())
                                                    .update();
                                            written.countDown();
                                            await(goOn);
                                            return 0;
                                        }),
                        Executors.newVirtualThreadPerTaskExecutor());
        await(written);
        Piece quick = paper.mara.publishes(words -> words.headline("Quick"));
        Json.Obj before = paper.json("/changes?since=" + start);
        assertThat(objects(before, "changes")).isEmpty();
        goOn.countDown();
        slow.get(20, TimeUnit.SECONDS);
        Json.Obj after = paper.json("/changes?since=" + before.text("cursor"));
        assertThat(objects(after, "changes").stream().map(change -> change.number("id")))
                .containsExactly(late.id().value(), quick.id().value());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Four editors publish, change and withdraw for all they are worth while a client follows.
    @Test
    void aClientThatFollowsHasAPerfectCopy() throws Exception {
        Map<Long, String> copy = new HashMap<>();
        Set<String> cursors = new HashSet<>();
        String cursor = "";
        try (ExecutorService newsroom = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> editors = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int editor = i;
                editors.add(newsroom.submit(() -> work(editor)));
            }
            while (editors.stream().anyMatch(each -> !each.isDone()))
                cursor = follow(cursor, copy, cursors);
            for (Future<?> editor : editors) editor.get();
        }
        for (String last = ""; !last.equals(cursor); ) {
            last = cursor;
            cursor = follow(cursor, copy, cursors);
        }
        Map<Long, String> right = new HashMap<>();
        for (long id : paper.all("/stories?limit=100")) right.put(id, revision(id).orElseThrow());
        assertThat(right).hasSizeGreaterThan(3);
        assertThat(copy).isEqualTo(right);
    }

    private void work(int seed) {
        Random random = new Random(seed);
        var editor = paper.site.editor("Editor" + seed);
        List<Piece> mine = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            int number = i;
            if (mine.isEmpty() || random.nextInt(3) == 0)
                mine.add(editor.publishes(words -> words.headline(seed + " " + number)));
            else {
                Piece piece = mine.get(random.nextInt(mine.size()));
                switch (random.nextInt(4)) {
                    case 0 -> {
                        editor.kills(piece, "Wrong.");
                        mine.remove(piece);
                    }
                    case 1 -> {
                        editor.holds(piece);
                        mine.remove(piece);
                    }
                    default -> editor.touchesUp(piece, it -> it.headline(seed + " x " + number));
                }
            }
        }
    }

    private String follow(String cursor, Map<Long, String> copy, Set<String> cursors) {
        Json.Obj page =
                paper.json("/changes?limit=5" + (cursor.isEmpty() ? "" : "&since=" + cursor));
        for (Json.Obj change : objects(page, "changes")) {
            assertThat(cursors.add(change.text("cursor"))).as("told twice").isTrue();
            long id = change.number("id");
            revision(id).ifPresentOrElse(now -> copy.put(id, now), () -> copy.remove(id));
        }
        return page.text("cursor");
    }

    /// The story's revision and headline as the API has it now.
    private java.util.Optional<String> revision(long id) {
        Reply reply = paper.get("/stories/" + id + "?body=none");
        if (reply.status() != 200) return java.util.Optional.empty();
        Json.Obj story = Json.read(reply.text()).obj();
        return java.util.Optional.of(
                story.get("revision").obj().text("hash") + story.text("headline"));
    }
}

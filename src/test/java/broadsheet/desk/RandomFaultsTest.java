package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.story.Block;
import broadsheet.story.BlockText;
import broadsheet.story.Draft;
import broadsheet.story.Drafts;
import broadsheet.story.Revision;
import broadsheet.story.StoryId;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import broadsheet.text.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Three people type in one story, each in windows that keep a journal as the page's script does,
/// with requests and answers lost, sent twice and late, windows that die, saves, take-overs, merges
/// and hours that pass. In the end every state that was ever acknowledged can be read as it was,
/// and every word that anybody has in front of them is on the server.
class RandomFaultsTest {
    private static final int RUNS = 200;
    private static final int TURNS = 24;
    private static final TestClock clock = new TestClock("2026-11-25T06:00:00Z");
    private static final TestSite site = TestSite.paper().at(clock).open();
    private static final List<Visitor> people =
            List.of(
                    site.visitor().as("Mara", Role.EDITOR),
                    site.visitor().as("Tom", Role.EDITOR),
                    site.visitor().as("Ines", Role.EDITOR));

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void allEndsAgreeWithTheServerWhateverHappensOnTheWay() {
        for (int run = 0; run < RUNS; run++) {
            try {
                new Run(run).play();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("run " + run + ": " + e.getMessage(), e);
            }
        }
    }

    private static final class Run {
        private final Random random;
        private final String at;
        private final List<Writer> writers = new ArrayList<>();

        /// What was acknowledged: by the draft's address and the step, the body.
        private final Map<String, String> acknowledged = new LinkedHashMap<>();

        private int typed;

        Run(int seed) {
            random = new Random(seed);
            clock.pass(Duration.ofMinutes(5));
            at =
                    Typist.story(
                            people.getFirst(),
                            "Run " + seed,
                            "The tide is out.\n\nThe boats lie still.\n\nNobody sails.");
            for (Visitor who : people) writers.add(new Writer(who));
        }

        void play() {
            for (int turn = 0; turn < TURNS; turn++) turn(writers.get(random.nextInt(3)));
            for (Writer writer : writers) writer.settles();
            everyAcknowledgedStateCanBeRead();
            everyWordInFrontOfSomebodyIsHere();
            theHistoryIsWhole();
        }

        private void turn(Writer writer) {
            switch (random.nextInt(12)) {
                case 0 -> clock.pass(Duration.ofSeconds(random.nextInt(240)));
                case 1 -> writer.dies();
                case 2 -> writer.saves();
                case 3 -> writer.takesOver();
                case 4 -> writer.merges();
                case 5 -> writer.sendsAnOldState();
                default -> {
                    for (int i = 0; i <= random.nextInt(3); i++) writer.types();
                    writer.sends();
                }
            }
        }

        private void everyAcknowledgedStateCanBeRead() {
            Drafts drafts = new Drafts(site.app().db(), clock);
            StoryId story = new StoryId(Numbers.of(at.substring(at.lastIndexOf('/') + 1)));
            acknowledged.forEach((place, body) -> {
                String[] parts = place.split("#");
                long id = Numbers.of(parts[0].substring(parts[0].lastIndexOf('/') + 1));
                Draft draft = drafts.find(story, id).orElseThrow();
                assertThat(drafts.words(draft, Long.parseLong(parts[1])).fields())
                        .as(place)
                        .containsEntry("body", body);
            });
        }

        private void everyWordInFrontOfSomebodyIsHere() {
            Set<String> here = new HashSet<>();
            for (Revision revision : revisions()) here.addAll(words(text(revision.copy().body())));
            acknowledged.values().forEach(body -> here.addAll(words(body)));
            for (Writer writer : writers)
                assertThat(here).as(writer.text).containsAll(words(writer.text));
        }

        private void theHistoryIsWhole() {
            List<Revision> all = revisions();
            List<Integer> numbers = all.stream().map(Revision::number).sorted().toList();
            for (int i = 0; i < numbers.size(); i++) assertThat(numbers.get(i)).isEqualTo(i + 1);
            assertThat(all).allMatch(Revision::intact);
        }

        private List<Revision> revisions() {
            return site.app()
                    .stories()
                    .revisions(new StoryId(Numbers.of(at.substring(at.lastIndexOf('/') + 1))));
        }

        private static String text(List<Block> body) {
            return BlockText.write(body);
        }

        private static List<String> words(String text) {
            return Arrays.stream(text.split("[\\s.]+")).filter(it -> !it.isEmpty()).toList();
        }

        /// Somebody with a window, and the journal of their browser.
        private final class Writer {
            private final Visitor who;
            private Typist window;
            private String text;
            private long acked;

            /// Of windows that are gone: what the server may not have.
            private final Map<Typist, String> journal = new LinkedHashMap<>();

            /// States of this window as they were sent.
            private final List<String> states = new ArrayList<>();

            Writer(Visitor who) {
                this.who = who;
                opens();
            }

            private void opens() {
                window = new Typist(who, at);
                Element page = who.page().html();
                text = page.select("#copy [name=body]").val().strip();
                String before = page.select("#copy [name=client]").val();
                if (!before.isEmpty())
                    window.continues =
                            "{\"client\":\""
                                    + before
                                    + "\",\"step\":"
                                    + page.select("#copy [name=step]").val()
                                    + "}";
                acked = 0;
                states.clear();
                for (Typist gone : List.copyOf(journal.keySet())) bringsBack(gone);
            }

            /// As the script does with what a dead window has left.
            private void bringsBack(Typist gone) {
                String left = journal.remove(gone);
                Reply reply = gone.sends(Map.of("body", left), false);
                if (!said(gone, left, reply)) journal.put(gone, left);
                else if (Typist.said(reply).flag("fresh") && reply.status() == 200) {
                    text = left;
                    window.onto = gone.onto;
                    window.continues =
                            "{\"client\":\"" + gone.client + "\",\"step\":" + gone.step + "}";
                }
            }

            void types() {
                List<String> all = new ArrayList<>(List.of(text.split(" ")));
                int place = random.nextInt(all.size());
                if (random.nextInt(5) == 0 && all.size() > 3) all.remove(place);
                else all.add(place, "w" + people.indexOf(who) + "x" + typed++);
                text = String.join(" ", all);
                window.step++;
            }

            void sends() {
                if (window.step == acked) return;
                int luck = random.nextInt(10);
                if (luck < 2) return;
                states.add(window.json(Map.of("body", text), false));
                int onto = window.onto;
                String continues = window.continues;
                Reply reply = window.sends(Map.of("body", text), false);
                said(window, text, reply);
                if (luck < 4) {
                    window.onto = onto;
                    window.continues = continues;
                    return;
                }
                if (luck == 4) said(window, text, window.sends(Map.of("body", text), false));
                acked = window.step;
            }

            /// Notes what was acknowledged; false where nothing was.
            private boolean said(Typist sender, String body, Reply reply) {
                if (!Set.of(200, 409, 422, 423).contains(reply.status()))
                    throw new AssertionError(reply.status() + " " + reply.text());
                Json.Obj said = Typist.said(reply);
                if (said.number("step") == sender.step)
                    acknowledged.putIfAbsent(said.text("compare") + "#" + sender.step, body);
                return true;
            }

            void sendsAnOldState() {
                if (states.isEmpty()) return;
                String old = states.get(random.nextInt(states.size()));
                Reply reply = who.script("PUT", at + "/draft", old, window.token);
                assertThat(reply.status()).isIn(200, 409, 422, 423);
            }

            void dies() {
                if (window.step > acked) journal.put(window, text);
                opens();
            }

            void saves() {
                who.open(at);
                Map<String, String> form = new HashMap<>(who.fields(at + "/copy"));
                form.put("body", text);
                form.put("onto", window.onto + "");
                if (window.step > 0) {
                    form.put("client", window.client);
                    form.put("step", window.step + 1 + "");
                }
                Reply reply = who.post(at + "/copy", form);
                assertThat(reply.status()).as(reply.text()).isIn(303, 409, 423);
                if (reply.status() != 303 && window.step > acked) journal.put(window, text);
                String mine = text;
                opens();
                if (reply.status() == 423 && !text.equals(mine)) {
                    text = mine;
                    window.step++;
                }
            }

            void takesOver() {
                assertThat(who.post(at + "/takeover", Map.of("form-token", window.token)).status())
                        .isEqualTo(303);
            }

            void merges() {
                Reply page = who.open(at);
                Element link = page.html().selectFirst(".drafts a");
                if (link == null) return;
                String branch = link.attr("href");
                if (who.open(branch).html().select("form.merge").isEmpty()) return;
                Map<String, String> form = new HashMap<>(who.fields(branch + "/merge"));
                for (Element clash : who.page().html().select("fieldset.clash input[value=mine]"))
                    form.put(
                            clash.attr("name"),
                            clash.attr("name").startsWith("body") ? "both" : "mine");
                assertThat(who.post(branch + "/merge", form).status()).isIn(303, 409, 422, 423);
            }

            void settles() {
                if (window.step > acked) {
                    Reply reply = window.sends(Map.of("body", text), false);
                    said(window, text, reply);
                }
                for (Typist gone : List.copyOf(journal.keySet())) bringsBack(gone);
            }
        }
    }
}

package broadsheet.story;

import broadsheet.db.Db;
import broadsheet.db.Row;
import broadsheet.db.Tx;
import broadsheet.events.Event;
import broadsheet.events.EventLog;
import broadsheet.identity.Actor;
import broadsheet.text.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What editors say to each other about a story's text, and who suggested what. The text itself has
/// no more than ids; nothing here is ever on its way to readers.
public final class Notes {
    /// Characters of a note or an answer.
    public static final int LONGEST = 4_000;

    /// Notes of a story, and answers to a note: more than anybody reads.
    private static final int MOST = 1_000;

    private static final int LONGEST_WORDS = 1_000;

    /// What the log calls something said. Only the desk's search hears it: the event names the
    /// manuscript and says no word of what was said.
    private static final String SAID = "note-said";

    private final Db db;
    private final EventLog log;
    private final InstantSource clock;

    public Notes(Db db, EventLog log, InstantSource clock) {
        this.db = db;
        this.log = log;
        this.clock = clock;
    }

    /// A note. What it says is never changed; it is answered, and settled.
    ///
    /// @param mark the id at its words
    /// @param words that it stands at, or stood at
    /// @param settled since when nothing is to be done about it; null where something is
    public record Note(
            String mark,
            Actor by,
            Instant at,
            String says,
            String words,
            @Nullable Instant settled,
            @Nullable Actor settledBy,
            List<Answer> answers) {
        public Note {
            answers = List.copyOf(answers);
        }
    }

    public record Answer(String note, Actor by, Instant at, String says) {}

    /// Who suggested something, and when it was first kept.
    public record Maker(Actor by, Instant at) {}

    /// All notes of a story, in the order in which they were made.
    public List<Note> of(StoryId story) {
        return db.read(tx -> {
            Map<String, List<Answer>> answers =
                    tx
                            .sql(
                                    "select * from note_answer where story_id = :story order by number")
                            .bind("story", story.value())
                            .list(Notes::answer)
                            .stream()
                            .collect(Collectors.groupingBy(Answer::note));
            return tx.sql("select * from note where story_id = :story order by at, mark")
                    .bind("story", story.value())
                    .list(row -> note(row, answers.getOrDefault(row.text("mark"), List.of())));
        });
    }

    private static Answer answer(Row row) {
        return new Answer(
                row.text("mark"), new Actor(row.text("by")), row.instant("at"), row.text("says"));
    }

    private static Note note(Row row, List<Answer> answers) {
        String settledBy = row.textOrNull("settled_by");
        return new Note(
                row.text("mark"),
                new Actor(row.text("by")),
                row.instant("at"),
                row.text("says"),
                row.text("words"),
                row.instantOrNull("settled"),
                settledBy == null ? null : new Actor(settledBy),
                answers);
    }

    /// Makes a note; false where its mark is another's already, or the story has too many.
    public boolean add(StoryId story, String mark, String words, String says, Actor by) {
        return said(
                story,
                tx ->
                        tx.sql(
                                                """
                                                insert into note (story_id, mark, by, at, says, words)
                                                select :story, :mark, :by, :at, :says, :words
                                                where (select count(*) from note where story_id = :story) < :most
                                                on conflict (story_id, mark) do nothing
                                                """)
                                        .bind("story", story.value())
                                        .bind("mark", mark)
                                        .bind("by", by.name())
                                        .bind("at", now())
                                        .bind("says", says)
                                        .bind("words", shortened(words))
                                        .bind("most", MOST)
                                        .update()
                                == 1);
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST_WORDS
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_WORDS / 2)) + "…";
    }

    /// Answers a note; false where this story has no such note, or enough was said about it.
    public boolean answer(StoryId story, String mark, String says, Actor by) {
        return said(
                story,
                tx -> {
                    // One answer at a time, so that each has a number of its own.
                    tx.sql(
                                    "select mark from note where story_id = :story and mark = :mark for update")
                            .bind("story", story.value())
                            .bind("mark", mark)
                            .list(row -> row.text("mark"));
                    return tx.sql(
                                            """
                                            insert into note_answer (story_id, mark, number, by, at, says)
                                            select n.story_id, n.mark, count(a.number) + 1, :by, :at, :says
                                            from note n left join note_answer a on a.story_id = n.story_id and a.mark = n.mark
                                            where n.story_id = :story and n.mark = :mark
                                            group by n.story_id, n.mark having count(a.number) < :most
                                            """)
                                    .bind("by", by.name())
                                    .bind("at", now())
                                    .bind("says", says)
                                    .bind("story", story.value())
                                    .bind("mark", mark)
                                    .bind("most", MOST)
                                    .update()
                            == 1;
                });
    }

    /// Whoever searches after this returns finds what was said.
    private boolean said(StoryId story, Predicate<Tx> work) {
        return log.write((tx, events) -> {
            if (!work.test(tx)) return false;
            String subject = Subjects.manuscript(story);
            events.append(new Event(SAID, subject, Set.of(subject), Json.object().build()));
            return true;
        });
    }

    /// Settles a note, or opens it again; false where this story has no such note.
    public boolean settle(StoryId story, String mark, boolean settled, Actor by) {
        return db.write(tx ->
                tx.sql(
                                        """
                                        update note set settled = case when :settled then coalesce(settled, :at) end,
                                            settled_by = case when :settled then coalesce(settled_by, :by) end
                                        where story_id = :story and mark = :mark
                                        """)
                                .bind("settled", settled)
                                .bind("at", now())
                                .bind("by", by.name())
                                .bind("story", story.value())
                                .bind("mark", mark)
                                .update()
                        == 1);
    }

    /// Who made the suggestions of a story, by their ids.
    public Map<String, Maker> makers(StoryId story) {
        Map<String, Maker> makers = new HashMap<>();
        db.read(tx ->
                        tx.sql("select * from suggestion where story_id = :story")
                                .bind("story", story.value())
                                .list(row ->
                                        Map.entry(
                                                row.text("mark"),
                                                new Maker(
                                                        new Actor(row.text("by")),
                                                        row.instant("at")))))
                .forEach(it -> makers.put(it.getKey(), it.getValue()));
        return makers;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// What is published loses its notes' marks: the notes remember the words that they stood at.
    static void stood(Tx tx, StoryId story, Margin margin) {
        margin.notes()
                .forEach((mark, words) ->
                        tx.sql(
                                        """
                                        update note set words = :words where story_id = :story and mark = :mark
                                        """)
                                .bind("words", shortened(words))
                                .bind("story", story.value())
                                .bind("mark", mark)
                                .update());
    }

    /// Suggestions that nobody has heard of yet are of whoever saves them.
    static void suggested(Tx tx, StoryId story, Copy copy, Actor by, Instant at) {
        suggested(tx, story, Margin.of(copy).suggested(), by, at);
    }

    /// The same of words as they are typed, which need not be a copy.
    static void suggested(Tx tx, StoryId story, Typed typed, Actor by, Instant at) {
        String blocks = typed.fields().getOrDefault("blocks", "");
        if (!blocks.contains("\"added\"") && !blocks.contains("\"removed\"")) return;
        Set<String> marks = new HashSet<>();
        try {
            gather(Json.read(blocks), marks);
        } catch (IllegalArgumentException _) {
            return; // kept as it came; it becomes no revision like this
        }
        suggested(tx, story, marks, by, at);
    }

    private static void gather(Json value, Set<String> marks) {
        switch (value) {
            case Json.Obj(var members) -> {
                if (members.get("id") instanceof Json.Text(var id)
                        && members.get("mark") instanceof Json.Text(var mark)
                        && (mark.equals("added") || mark.equals("removed"))) marks.add(id);
                members.values().forEach(each -> gather(each, marks));
            }
            case Json.Arr(var items) -> items.forEach(each -> gather(each, marks));
            case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> {}
        }
    }

    private static void suggested(
            Tx tx, StoryId story, Collection<String> marks, Actor by, Instant at) {
        List<String> proper =
                marks.stream().filter(mark -> mark.matches("[A-Za-z0-9_-]{1,40}")).toList();
        if (proper.isEmpty()) return;
        tx.sql(
                        """
                        insert into suggestion (story_id, mark, by, at)
                        select :story, mark, :by, :at from unnest(:marks) as m(mark) on conflict do nothing
                        """)
                .bind("story", story.value())
                .texts("marks", proper)
                .bind("by", by.name())
                .bind("at", at)
                .update();
    }
}

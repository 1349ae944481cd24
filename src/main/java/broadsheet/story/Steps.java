package broadsheet.story;

import broadsheet.db.Row;
import broadsheet.db.Tx;
import broadsheet.text.Splice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The states of drafts as rows: what differs from the one before, and now and then the whole, so
/// that a long story costs little a second and a state is read from few rows. Rows are only ever
/// added.
final class Steps {
    /// After so much typing, or a pause of this length, a state is kept whole.
    private static final Duration STRETCH = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private Steps() {}

    /// Writes a state, as what differs from the one before or whole.
    ///
    /// @return whether it was written whole
    static boolean write(Tx tx, Draft draft, Drafts.Sent sent, Instant now) {
        String text = sent.typed().write();
        List<Written> last = draft.step() == 0 ? List.of() : since(tx, draft.id(), draft.step());
        boolean whole =
                last.isEmpty()
                        || sent.leaving()
                        || !now.isBefore(draft.at().plus(PAUSE))
                        || !now.isBefore(last.getFirst().at().plus(STRETCH));
        Splice splice = whole ? new Splice(0, 0, text) : Splice.between(Written.text(last), text);
        tx.sql(
                        """
                        insert into draft_step (draft_id, step, at, start, cut, put, whole)
                        values (:draft, :step, :now, :start, :cut, :put, :whole)
                        """)
                .bind("draft", draft.id())
                .bind("step", sent.step())
                .bind("now", now)
                .bind("start", splice.at())
                .bind("cut", splice.cut())
                .bind("put", splice.put())
                .bind("whole", whole)
                .update();
        return whole;
    }

    /// A state as it was written.
    private record Written(Instant at, Splice splice) {
        static Written read(Row row) {
            return new Written(
                    row.instant("at"),
                    new Splice(row.integer("start"), row.integer("cut"), row.text("put")));
        }

        static String text(List<Written> rows) {
            String text = "";
            for (Written row : rows) text = row.splice().on(text);
            return text;
        }
    }

    /// What a state is made from, from the last one that is whole.
    private static List<Written> since(Tx tx, long draft, long step) {
        return tx.sql(
                        """
                        select at, start, cut, put from draft_step where draft_id = :draft and step <= :step and step >=
                            (select max(step) from draft_step where draft_id = :draft and step <= :step and whole)
                        order by step
                        """)
                .bind("draft", draft)
                .bind("step", step)
                .list(Written::read);
    }

    /// The words of a draft as they were after a step.
    static Typed typed(Tx tx, Draft draft, long step) {
        List<Written> rows = since(tx, draft.id(), step);
        return rows.isEmpty() ? new Typed(Map.of()) : Typed.read(Written.text(rows));
    }

    /// Where a stretch of typing began, and the last state; the newest first.
    static List<Drafts.Mark> marks(Tx tx, Draft draft) {
        return tx.sql(
                        """
                        select step, at from draft_step
                        where draft_id = :draft and (whole or step = :step) order by step desc limit 200
                        """)
                .bind("draft", draft.id())
                .bind("step", draft.step())
                .list(row -> new Drafts.Mark(row.number("step"), row.instant("at")));
    }
}

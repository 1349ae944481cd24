package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.story.Block;
import broadsheet.story.BlockJson;
import broadsheet.story.Outcome;
import broadsheet.story.Rule;
import broadsheet.story.SentBlocks;
import broadsheet.text.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A story's body as a form has it: as blocks in JSON where the editor runs, as text in [Notation]
/// where there is no script. What the editor sends stands before what its textarea held.
final class BodyField {
    static final String BLOCKS = "blocks";
    static final String TEXT = "body";

    private static final int LONGEST = 2_000_000;

    /// Names and signs of JSON come on top of the words.
    private static final int LONGEST_BLOCKS = 4 * LONGEST;

    private BodyField() {}

    /// The body that was sent; `base` where none was.
    ///
    /// @param problems gathers what could not be understood
    static List<Block> read(Form form, List<Block> base, List<Outcome.Problem> problems) {
        Optional<String> blocks = form.value(BLOCKS);
        if (blocks.isPresent()) return blocks(blocks.get(), base, problems);
        Optional<String> text = form.value(TEXT);
        return text.isPresent() ? text(text.get(), base, problems) : base;
    }

    private static List<Block> blocks(
            String sent, List<Block> base, List<Outcome.Problem> problems) {
        if (tooLong(sent, LONGEST_BLOCKS, problems)) return base;
        try {
            if (!(Json.read(sent) instanceof Json.Arr(var items))) {
                problem(problems, Wrong.NO_BLOCKS.with());
                return base;
            }
            SentBlocks read = SentBlocks.read(items, BLOCKS);
            read.problems()
                    .forEach(problem ->
                            problem(problems, Wrong.BLOCK.with(problem.field(), problem.rule())));
            return read.blocks();
        } catch (IllegalArgumentException e) {
            problem(problems, Rule.said(String.valueOf(e.getMessage())));
            return base;
        }
    }

    private static List<Block> text(String sent, List<Block> base, List<Outcome.Problem> problems) {
        if (tooLong(sent, LONGEST, problems)) return base;
        Notation.Body body = Notation.read(sent);
        body.problems().forEach(it -> problem(problems, Wrong.LINE.with(it.line(), it.rule())));
        return body.blocks();
    }

    private static boolean tooLong(String sent, int most, List<Outcome.Problem> problems) {
        if (sent.length() <= most) return false;
        problem(problems, Wrong.BODY_LONG.with(most));
        return true;
    }

    private static void problem(List<Outcome.Problem> problems, Rule rule) {
        problems.add(new Outcome.Problem(TEXT, rule));
    }

    /// Both forms of what was sent, so that its page can be shown again with nothing lost: the one
    /// that was sent as it came, the other made from it. Blocks are empty where the text cannot be
    /// read as such; nothing where no body was sent.
    static Map<String, String> again(Form form) {
        List<Outcome.Problem> problems = new java.util.ArrayList<>();
        List<Block> body = read(form, List.of(), problems);
        Optional<String> blocks = form.value(BLOCKS);
        if (blocks.isPresent()) return Map.of(BLOCKS, blocks.get(), TEXT, Notation.write(body));
        return form.value(TEXT)
                .map(text ->
                        Map.of(
                                TEXT,
                                text,
                                BLOCKS,
                                problems.isEmpty() ? BlockJson.write(body).write() : ""))
                .orElse(Map.of());
    }

    /// The words that were sent as text; empty where none were.
    static Optional<String> words(Form form) {
        return Optional.ofNullable(again(form).get(TEXT));
    }
}

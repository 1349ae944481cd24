package broadsheet.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What stands in the text of a copy for those who write it: notes at words, and words that are
/// suggested.
public final class Margin {
    /// The field of a problem that is an open suggestion, before its id.
    public static final String SUGGESTION = "suggestion.";

    private final Map<String, StringBuilder> notes = new LinkedHashMap<>();
    private final Map<String, Words> suggestions = new LinkedHashMap<>();

    private Margin() {}

    /// What a suggestion would put in, and what it would take out; one of them may be empty.
    public record Suggestion(String id, String added, String removed) {}

    private record Words(StringBuilder added, StringBuilder removed) {}

    public static Margin of(Copy copy) {
        Margin margin = new Margin();
        RunningText.each(copy, margin::gather);
        return margin;
    }

    private void gather(List<Inline> run) {
        for (Inline inline : run)
            switch (inline) {
                case Inline.Text _, Inline.LineBreak _ -> {}
                case Inline.Marked(_, var content) -> gather(content);
                case Inline.Link(_, var content) -> gather(content);
                case Inline.Foreign(_, var content) -> gather(content);
                case Inline.Noted(var id, var content) -> {
                    plain(content, notes.computeIfAbsent(id, _ -> new StringBuilder()));
                    gather(content);
                }
                case Inline.Suggested(var turn, var id, var content) -> {
                    Words words =
                            suggestions.computeIfAbsent(
                                    id, _ -> new Words(new StringBuilder(), new StringBuilder()));
                    plain(
                            content,
                            switch (turn) {
                                case ADDED -> words.added();
                                case REMOVED -> words.removed();
                            });
                    gather(content);
                }
            }
    }

    /// All words, also those that are suggested.
    private static void plain(List<Inline> run, StringBuilder out) {
        for (Inline inline : run)
            switch (inline) {
                case Inline.Text(var text) -> out.append(text);
                case Inline.LineBreak _ -> out.append(' ');
                case Inline.Marked(_, var content) -> plain(content, out);
                case Inline.Link(_, var content) -> plain(content, out);
                case Inline.Foreign(_, var content) -> plain(content, out);
                case Inline.Marginal marginal -> plain(marginal.content(), out);
            }
    }

    public boolean isEmpty() {
        return notes.isEmpty() && suggestions.isEmpty();
    }

    /// The words at which notes stand, by the notes' ids, in their order.
    public Map<String, String> notes() {
        Map<String, String> all = new LinkedHashMap<>();
        notes.forEach((id, words) -> all.put(id, words.toString()));
        return all;
    }

    /// What is suggested, in its order.
    public List<Suggestion> suggestions() {
        List<Suggestion> all = new ArrayList<>();
        suggestions.forEach((id, words) ->
                all.add(new Suggestion(id, words.added().toString(), words.removed().toString())));
        return all;
    }

    /// A run of text without notes and without what is suggested: nothing put in, nothing taken
    /// out.
    static List<Inline> cleared(List<Inline> run) {
        if (!marked(run)) return run;
        List<InlineTokens.Token> kept = new ArrayList<>();
        for (InlineTokens.Token token : InlineTokens.of(run)) {
            if (token.around().stream().anyMatch(Margin::added)) continue;
            kept.add(
                    new InlineTokens.Token(
                            token.around().stream()
                                    .filter(each -> !(each instanceof Inline.Marginal))
                                    .toList(),
                            token.content()));
        }
        return InlineTokens.text(kept);
    }

    private static boolean added(Inline around) {
        return around instanceof Inline.Suggested(var turn, _, _)
                && turn == Inline.Suggested.Turn.ADDED;
    }

    /// Whether anything of a margin stands in a copy. Asked of all that readers have.
    static boolean standsIn(Copy copy) {
        boolean[] found = {false};
        RunningText.each(copy, run -> found[0] |= marked(run));
        return found[0];
    }

    private static boolean marked(List<Inline> run) {
        for (Inline inline : run) {
            boolean marked =
                    switch (inline) {
                        case Inline.Text _, Inline.LineBreak _ -> false;
                        case Inline.Marked(_, var content) -> marked(content);
                        case Inline.Link(_, var content) -> marked(content);
                        case Inline.Foreign(_, var content) -> marked(content);
                        case Inline.Marginal _ -> true;
                    };
            if (marked) return true;
        }
        return false;
    }

    /// The ids of all suggestions.
    Set<String> suggested() {
        return suggestions.keySet();
    }
}

package broadsheet.story;

import broadsheet.text.Differences;
import java.util.ArrayList;
import java.util.List;

/// Running text as a row of words, each with the marks and links around it, and back: so that it
/// can be compared and put together word by word.
final class InlineTokens {
    private InlineTokens() {}

    /// A word, a space, another character, or a line break.
    ///
    /// @param around from the outermost in; each with nothing inside
    /// @param content with nothing inside it but itself
    record Token(List<Inline> around, Inline content) {
        Token {
            around = List.copyOf(around);
        }
    }

    static List<Token> of(List<Inline> text) {
        List<Token> tokens = new ArrayList<>();
        add(text, List.of(), tokens);
        return tokens;
    }

    private static void add(List<Inline> text, List<Inline> around, List<Token> tokens) {
        for (Inline inline : text)
            switch (inline) {
                case Inline.Text(var words) -> {
                    for (String word : Differences.split(words))
                        tokens.add(new Token(around, new Inline.Text(word)));
                }
                case Inline.LineBreak _ -> tokens.add(new Token(around, inline));
                case Inline.Marked(var mark, var content) ->
                        add(content, with(around, new Inline.Marked(mark, List.of())), tokens);
                case Inline.Link(var href, var content) ->
                        add(content, with(around, new Inline.Link(href, List.of())), tokens);
                case Inline.Foreign(var language, var content) ->
                        add(content, with(around, new Inline.Foreign(language, List.of())), tokens);
                case Inline.Noted(var id, var content) ->
                        add(content, with(around, new Inline.Noted(id, List.of())), tokens);
                case Inline.Suggested(var turn, var id, var content) ->
                        add(
                                content,
                                with(around, new Inline.Suggested(turn, id, List.of())),
                                tokens);
            }
    }

    private static List<Inline> with(List<Inline> around, Inline inner) {
        List<Inline> all = new ArrayList<>(around);
        all.add(inner);
        return all;
    }

    static List<Inline> text(List<Token> tokens) {
        return text(tokens, 0);
    }

    /// The text of tokens that have the first `depth` marks in common.
    private static List<Inline> text(List<Token> tokens, int depth) {
        List<Inline> text = new ArrayList<>();
        for (int from = 0; from < tokens.size(); ) {
            Token first = tokens.get(from);
            int to = from + 1;
            if (first.around().size() == depth) {
                while (to < tokens.size() && tokens.get(to).around().size() == depth) to++;
                plain(tokens.subList(from, to), text);
            } else {
                Inline outer = first.around().get(depth);
                while (to < tokens.size()
                        && tokens.get(to).around().size() > depth
                        && tokens.get(to).around().get(depth).equals(outer)) to++;
                text.add(around(outer, text(tokens.subList(from, to), depth + 1)));
            }
            from = to;
        }
        return text;
    }

    private static void plain(List<Token> tokens, List<Inline> text) {
        StringBuilder words = new StringBuilder();
        for (Token token : tokens) {
            if (token.content() instanceof Inline.Text(var word)) words.append(word);
            else {
                text.addAll(Inline.text(words.toString()));
                words.setLength(0);
                text.add(token.content());
            }
        }
        text.addAll(Inline.text(words.toString()));
    }

    private static Inline around(Inline outer, List<Inline> content) {
        return switch (outer) {
            case Inline.Marked(var mark, _) -> new Inline.Marked(mark, content);
            case Inline.Link(var href, _) -> new Inline.Link(href, content);
            case Inline.Foreign(var language, _) -> new Inline.Foreign(language, content);
            case Inline.Noted(var id, _) -> new Inline.Noted(id, content);
            case Inline.Suggested(var turn, var id, _) -> new Inline.Suggested(turn, id, content);
            case Inline.Text _, Inline.LineBreak _ ->
                    throw new IllegalArgumentException("nothing stands inside " + outer);
        };
    }
}

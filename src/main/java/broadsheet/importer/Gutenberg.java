package broadsheet.importer;

import broadsheet.text.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads WordPress's block comments: `<!-- wp:name {json} -->`, `<!-- /wp:name -->` and `<!--
/// wp:name /-->`. An opening without its close counts as empty, a close without opening is left
/// out, so that a broken comment never hides the text after it.
final class Gutenberg {
    private Gutenberg() {}

    /// A step through the content, in order.
    sealed interface Step {
        /// Markup between block comments.
        record Html(String html) implements Step {}

        /// A block begins. `close` is the index of its [Close] step, or that of this step where the
        /// block is empty.
        record Open(String name, String json, int close) implements Step {
            /// The block's attributes; empty where they are no JSON object.
            Json.Obj attributes() {
                try {
                    if (!json.isEmpty() && Json.read(json) instanceof Json.Obj attributes)
                        return attributes;
                } catch (IllegalArgumentException e) {
                    return new Json.Obj(Map.of());
                }
                return new Json.Obj(Map.of());
            }
        }

        record Close(String name) implements Step {}
    }

    static boolean present(String content) {
        return content.contains("<!-- wp:");
    }

    static List<Step> read(String content) {
        Reader reader = new Reader(content);
        reader.read();
        return reader.steps;
    }

    private static final class Reader {
        private final String content;
        private final List<Step> steps = new ArrayList<>();
        private final Deque<Integer> open = new ArrayDeque<>();
        private final Map<String, Integer> openNames = new HashMap<>();

        private Reader(String content) {
            this.content = content;
        }

        private void read() {
            int from = 0;
            int search = 0;
            while (true) {
                int start = content.indexOf("<!--", search);
                int end = start < 0 ? -1 : content.indexOf("-->", start + 4);
                if (end < 0) break;
                String comment = content.substring(start + 4, end).strip();
                search = end + 3;
                if (!comment.startsWith("wp:") && !comment.startsWith("/wp:")) continue;
                html(from, start);
                from = search;
                if (comment.startsWith("/")) close(name(comment, 4));
                else open(comment);
            }
            html(from, content.length());
        }

        private void html(int from, int to) {
            if (to > from) steps.add(new Step.Html(content.substring(from, to)));
        }

        private void open(String comment) {
            String name = name(comment, 3);
            boolean empty = comment.endsWith("/");
            int brace = comment.indexOf('{');
            String json =
                    brace < 0
                            ? ""
                            : comment.substring(brace, comment.length() - (empty ? 1 : 0)).strip();
            if (!empty) {
                open.push(steps.size());
                openNames.merge(name, 1, Integer::sum);
            }
            steps.add(new Step.Open(name, json, steps.size()));
        }

        private void close(String name) {
            if (openNames.getOrDefault(name, 0) == 0) return;
            while (true) {
                int index = open.pop();
                Step.Open opening = (Step.Open) steps.get(index);
                openNames.merge(opening.name(), -1, Integer::sum);
                if (!opening.name().equals(name)) continue;
                steps.set(index, new Step.Open(name, opening.json(), steps.size()));
                steps.add(new Step.Close(name));
                return;
            }
        }

        private static String name(String comment, int from) {
            int end = from;
            while (end < comment.length()
                    && !Character.isWhitespace(comment.charAt(end))
                    && comment.charAt(end) != '{') end++;
            String name = comment.substring(from, end);
            if (name.endsWith("/")) name = name.substring(0, name.length() - 1);
            return name.startsWith("core/") ? name.substring(5) : name;
        }
    }
}

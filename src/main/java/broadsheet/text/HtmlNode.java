package broadsheet.text;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A node of parsed HTML. Names are lower case; a tree is never deeper than [HtmlTree#MAX_DEPTH].
public sealed interface HtmlNode {
    /// An element. Attributes keep their order; their values are as written, entities decoded.
    record Element(String name, Map<String, String> attributes, List<HtmlNode> children)
            implements HtmlNode {
        public Element {
            // Not a Map.copyOf, whose order differs from one run of the program to the next.
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
            children = List.copyOf(children);
        }

        /// The attribute's value, trimmed, or null where it is absent or blank.
        public @Nullable String attribute(String attribute) {
            String value = attributes.get(attribute);
            return value == null || value.isBlank() ? null : value.strip();
        }

        public boolean has(String attribute) {
            return attributes.containsKey(attribute);
        }

        public List<String> classes() {
            String value = attributes.get("class");
            return value == null || value.isBlank()
                    ? List.of()
                    : Arrays.asList(value.strip().split("\\s+"));
        }

        public boolean hasClass(String wanted) {
            return classes().contains(wanted);
        }
    }

    /// Text, entities decoded, spaces as written.
    record Characters(String text) implements HtmlNode {}

    /// A comment's text, without its delimiters.
    record Comment(String text) implements HtmlNode {}
}

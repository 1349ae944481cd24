package broadsheet.story;

import java.net.URI;
import java.util.List;

/// Running text inside a [Block]. Marks nest; equal marks next to each other mean the same as one.
public sealed interface Inline {
    /// Plain characters, never empty of meaning and never markup.
    record Text(String text) implements Inline {}

    /// A forced new line within a paragraph.
    record LineBreak() implements Inline {}

    /// Text in one of the simple marks.
    record Marked(Mark mark, List<Inline> content) implements Inline {
        public Marked {
            content = List.copyOf(content);
        }
    }

    /// A hyperlink. The address is absolute (http, https, mailto, tel) or a path of this site;
    /// nothing else gets in.
    record Link(String href, List<Inline> content) implements Inline {
        public Link {
            content = List.copyOf(content);
            if (!safe(href)) throw new IllegalArgumentException("not a link address: " + href);
        }

        /// Whether an address may stand in a link: no scheme that runs or carries data.
        public static boolean safe(String href) {
            if (href.startsWith("#")
                    || (href.startsWith("/") && !href.startsWith("//") && !href.startsWith("/\\")))
                return href.chars().noneMatch(c -> c <= ' ' || c == 0x7f || c == '\\');
            try {
                String scheme = new URI(href).getScheme();
                return scheme != null
                        && List.of("http", "https", "mailto", "tel")
                                .contains(scheme.toLowerCase(java.util.Locale.ROOT));
            } catch (java.net.URISyntaxException e) {
                return false;
            }
        }
    }

    /// Words of another language than the story's, with their BCP 47 tag.
    record Foreign(String language, List<Inline> content) implements Inline {
        public Foreign {
            content = List.copyOf(content);
            if (!Languages.wellFormed(language))
                throw new IllegalArgumentException("not a language tag: " + language);
        }
    }

    /// What stands in a manuscript's text for those who write it, and never in what readers have: a
    /// [FairCopy] holds none. Who made it, when, and what they said are rows of their own, by its
    /// `id`.
    sealed interface Marginal extends Inline {
        String id();

        List<Inline> content();
    }

    /// Words at which a note stands.
    record Noted(String id, List<Inline> content) implements Marginal {
        public Noted {
            content = List.copyOf(content);
            named(id);
        }
    }

    /// Words that somebody would put in, or take out. Both under one `id` are one suggestion: the
    /// one for the other.
    record Suggested(Turn turn, String id, List<Inline> content) implements Marginal {
        public Suggested {
            content = List.copyOf(content);
            named(id);
        }

        /// What is to become of the words.
        public enum Turn {
            ADDED,
            REMOVED
        }
    }

    private static void named(String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,40}"))
            throw new IllegalArgumentException(
                    "not the id of a note or suggestion, which has letters, digits, _ and -");
    }

    /// The simple marks, with the HTML element each is written as.
    enum Mark {
        STRONG("strong"),
        EMPHASIS("em"),
        STRIKE("s"),
        UNDERLINE("u"),
        CODE("code"),
        SUBSCRIPT("sub"),
        SUPERSCRIPT("sup"),
        HIGHLIGHT("mark"),
        SMALL("small"),
        CITATION("cite");

        private final String element;

        Mark(String element) {
            this.element = element;
        }

        public String element() {
            return element;
        }
    }

    /// One run of plain text.
    static List<Inline> text(String text) {
        return text.isEmpty() ? List.of() : List.of(new Text(text));
    }
}

package broadsheet.story;

import broadsheet.text.SafeHtml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One piece of a story's body. Each output (HTML, plain text, JSON) is one exhaustive switch over
/// these.
public sealed interface Block {
    record Paragraph(List<Inline> text) implements Block {
        public Paragraph {
            text = List.copyOf(text);
        }
    }

    /// A heading inside the story; level 2 to 6, 1 being the headline's.
    record Heading(int level, List<Inline> text) implements Block {
        public Heading {
            if (level < 2 || level > 6)
                throw new IllegalArgumentException("heading level is " + level);
            text = List.copyOf(text);
        }
    }

    /// A bulleted or numbered list. An item holds blocks, most often one paragraph, and may nest
    /// lists.
    record ListBlock(boolean ordered, int start, List<List<Block>> items) implements Block {
        public ListBlock {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    /// Somebody's words, set off from the text.
    record Quote(List<Block> body, List<Inline> attribution) implements Block {
        public Quote {
            body = List.copyOf(body);
            attribution = List.copyOf(attribution);
        }
    }

    /// Words of the story itself, enlarged to draw the eye. Left out of plain text, since the story
    /// has them already.
    record PullQuote(List<Inline> text, List<Inline> attribution) implements Block {
        public PullQuote {
            text = List.copyOf(text);
            attribution = List.copyOf(attribution);
        }
    }

    record PictureBlock(PictureUse use) implements Block {}

    record Gallery(List<PictureUse> pictures, List<Inline> caption) implements Block {
        public Gallery {
            pictures = List.copyOf(pictures);
            caption = List.copyOf(caption);
        }
    }

    /// A table: rows of cells, the first `headRows` of them the head. Cells may span.
    record Table(List<Inline> caption, int headRows, List<List<Cell>> rows) implements Block {
        public Table {
            caption = List.copyOf(caption);
            rows = rows.stream().map(List::copyOf).toList();
            if (headRows < 0 || headRows > rows.size())
                throw new IllegalArgumentException("head rows: " + headRows);
        }

        /// A cell; `header` marks a row's or column's heading outside the table's head.
        public record Cell(boolean header, int columns, int rows, List<Inline> text) {
            public Cell {
                if (columns < 1 || rows < 1)
                    throw new IllegalArgumentException("a cell spans at least one column and row");
                text = List.copyOf(text);
            }
        }
    }

    /// Something that lives elsewhere, shown as a link card: no frame, no script, no request until
    /// the reader follows it.
    record Embed(
            String url, @Nullable String provider, @Nullable String title, List<Inline> caption)
            implements Block {
        public Embed {
            if (!Inline.Link.safe(url))
                throw new IllegalArgumentException("not an address: " + url);
            caption = List.copyOf(caption);
        }
    }

    /// A box of links to other stories ("Most read from …").
    record RelatedStories(@Nullable String title, List<Related> links) implements Block {
        public RelatedStories {
            links = List.copyOf(links);
        }

        public record Related(String href, String headline) {
            public Related {
                if (!Inline.Link.safe(href))
                    throw new IllegalArgumentException("not an address: " + href);
            }
        }
    }

    /// Background set beside the text, with a title.
    record FactBox(@Nullable String title, List<Block> body) implements Block {
        public FactBox {
            body = List.copyOf(body);
        }
    }

    /// Text whose spaces and lines matter: code, a score sheet, verse.
    record Preformatted(Kind kind, List<Inline> text) implements Block {
        public Preformatted {
            text = List.copyOf(text);
        }

        public enum Kind {
            PLAIN,
            CODE,
            VERSE
        }
    }

    /// Sound or moving pictures, from this site or by address.
    record AudioVideo(Kind kind, String url, @Nullable PictureUse poster, List<Inline> caption)
            implements Block {
        public AudioVideo {
            if (!Inline.Link.safe(url))
                throw new IllegalArgumentException("not an address: " + url);
            caption = List.copyOf(caption);
        }

        public enum Kind {
            AUDIO,
            VIDEO
        }
    }

    record Divider() implements Block {}

    /// Old HTML that no other block could hold, sanitised when it came in. `origin` says what it
    /// was, for the report.
    record Legacy(SafeHtml html, String origin) implements Block {}
}

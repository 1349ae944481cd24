package broadsheet.importer;

import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlNode.Element;
import broadsheet.text.PlainText;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A caption and, where it names one, the credit taken out of it.
record Captions(List<Inline> caption, @Nullable String credit) {
    static final Captions NONE = new Captions(List.of(), null);

    /// Elements that caption what stands beside them.
    static final Predicate<Element> CAPTION =
            Trees.named("figcaption")
                    .or(Trees.classed("wp-caption-text", "gallery-caption", "wp-caption-dd"));

    private static final Predicate<Element> CREDIT =
            Trees.named("cite")
                    .or(
                            Trees.classed(
                                    "credit",
                                    "image-credit",
                                    "media-credit",
                                    "photo-credit",
                                    "wp-credit",
                                    "photocredit"));

    /// Reads a caption; what is no text in it goes to `rest`.
    static Captions of(List<HtmlNode> nodes, HtmlBlocks blocks, List<Block> rest) {
        String credit = PlainText.line(Trees.all(nodes, CREDIT));
        if (credit.isEmpty()) return new Captions(blocks.text(nodes, rest), null);
        return new Captions(blocks.text(Trees.without(nodes, CREDIT), rest), credit);
    }

    boolean isEmpty() {
        return caption.isEmpty() && credit == null;
    }
}

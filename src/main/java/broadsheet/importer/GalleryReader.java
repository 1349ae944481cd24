package broadsheet.importer;

import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.story.PictureUse;
import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlNode.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one gallery: its pictures, each with the caption that follows it, its own caption, and any
/// words beside them, which come after it.
final class GalleryReader {
    private static final Set<String> WRAPPERS =
            Set.of(
                    "figure", "div", "ul", "ol", "li", "dl", "dt", "a", "p", "picture", "span",
                    "center");

    private final HtmlBlocks blocks;
    private final Element gallery;
    private final List<PictureUse> found = new ArrayList<>();
    private final List<Block> after = new ArrayList<>();
    private final Flow loose = new Flow();
    private List<Inline> caption = List.of();
    private @Nullable Element image;

    GalleryReader(HtmlBlocks blocks, Element gallery) {
        this.blocks = blocks;
        this.gallery = gallery;
    }

    List<Block> read() {
        read(gallery.children(), true);
        take(Captions.NONE);
        List<Block> all = new ArrayList<>(Figures.gallery(found, caption));
        all.addAll(after);
        all.addAll(loose.blocks());
        return all;
    }

    private void read(List<HtmlNode> nodes, boolean top) {
        for (HtmlNode node : nodes) {
            switch (node) {
                case HtmlNode.Characters(var text) -> loose.text(text);
                case HtmlNode.Comment _ -> {}
                case Element element -> read(element, top);
            }
        }
    }

    private void read(Element element, boolean top) {
        if (element.name().equals("img")) {
            take(Captions.NONE);
            image = element;
        } else if (Captions.CAPTION.test(element) || element.name().equals("dd")) {
            boolean own = top || element.hasClass("blocks-gallery-caption");
            if (own) caption = joined(blocks.text(element.children(), after));
            else take(Captions.of(element.children(), blocks, after));
        } else if (WRAPPERS.contains(element.name())) {
            loose.end();
            read(element.children(), false);
            loose.end();
        } else {
            blocks.walk(List.of(element), loose);
        }
    }

    private List<Inline> joined(List<Inline> more) {
        if (caption.isEmpty()) return more;
        List<Inline> all = new ArrayList<>(caption);
        all.add(new Inline.LineBreak());
        all.addAll(more);
        return all;
    }

    /// Settles the picture read last, with its caption.
    private void take(Captions captions) {
        Optional<PictureUse> use =
                image == null ? Optional.empty() : blocks.figures().use(image, captions);
        image = null;
        if (use.isPresent()) found.add(use.get());
        else if (!Inlines.blank(captions.caption()))
            after.add(new Block.Paragraph(captions.caption()));
    }
}

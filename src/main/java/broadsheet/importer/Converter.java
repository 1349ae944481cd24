package broadsheet.importer;

import broadsheet.story.Block;
import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlTree;
import java.util.ArrayList;
import java.util.List;

/// Turns the content of an old story into blocks. Never throws, whatever the content; takes time
/// and memory in proportion to its length.
public final class Converter {
    private Converter() {}

    /// Content as WordPress stores it: Gutenberg blocks, classic HTML or both, with shortcodes.
    public static Converted convert(String raw, Context context) {
        Notes notes = new Notes(context);
        List<Block> body = new ArrayList<>();
        List<BlockMarkup.Piece> pieces =
                Gutenberg.present(raw)
                        ? BlockMarkup.pieces(raw, notes)
                        : List.of(new BlockMarkup.Piece(raw, true));
        HtmlBlocks blocks = new HtmlBlocks(notes);
        for (BlockMarkup.Piece piece : pieces) {
            String html = Shortcodes.expand(piece.html(), notes);
            body.addAll(
                    blocks.blocks(HtmlTree.parse(piece.loose() ? Paragraphs.mark(html) : html)));
        }
        return notes.converted(body);
    }

    /// Plain HTML, also with the conventions of the demo edition; no shortcodes, no paragraph
    /// rules.
    public static Converted convertHtml(String html, Context context) {
        Notes notes = new Notes(context);
        return notes.converted(new HtmlBlocks(notes).blocks(HtmlTree.parse(html)));
    }

    /// HTML that was parsed before.
    public static Converted convertTree(List<HtmlNode> nodes, Context context) {
        Notes notes = new Notes(context);
        return notes.converted(new HtmlBlocks(notes).blocks(nodes));
    }
}

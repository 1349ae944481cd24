package broadsheet.story;

import broadsheet.media.Crop;
import broadsheet.media.Picture;
import broadsheet.media.PictureId;
import broadsheet.media.PictureMarkup;
import broadsheet.text.SafeHtml;
import broadsheet.text.Xhtml;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A story's body as HTML that stands anywhere: in feed readers, in mail, in other newsrooms'
/// systems. Plain elements without classes or ids, every address absolute, and well-formed as XML
/// too.
public final class BlockPortable {
    private final UnaryOperator<String> addresses;
    private final InlineHtml.Spelling spelling;
    private final Map<PictureId, Picture> pictures;
    private final StringBuilder out = new StringBuilder(8_192);

    private BlockPortable(UnaryOperator<String> addresses, Map<PictureId, Picture> pictures) {
        this.addresses = addresses;
        this.spelling = InlineHtml.Spelling.xhtml(addresses);
        this.pictures = pictures;
    }

    /// @param addresses takes an address as stories have it (absolute, a path of this site, or `#`
    ///   and a name) and makes it absolute
    /// @param pictures every picture the blocks use; one that is not there is left out with its
    ///   figure
    public static SafeHtml write(
            List<Block> blocks, Map<PictureId, Picture> pictures, UnaryOperator<String> addresses) {
        BlockPortable writer = new BlockPortable(addresses, pictures);
        writer.blocks(blocks);
        return SafeHtml.trusted(writer.out.toString());
    }

    /// One picture as a figure, with its words.
    public static SafeHtml figure(
            PictureUse use, Map<PictureId, Picture> pictures, UnaryOperator<String> addresses) {
        BlockPortable writer = new BlockPortable(addresses, pictures);
        writer.figure(use);
        return SafeHtml.trusted(writer.out.toString());
    }

    private void blocks(List<Block> blocks) {
        blocks.forEach(this::block);
    }

    private void block(Block block) {
        switch (block) {
            case Block.Paragraph(var text) -> element("p", text);
            case Block.Heading(var level, var text) -> element("h" + level, text);
            case Block.ListBlock list -> list(list);
            case Block.Quote(var body, var attribution) -> quote(body, attribution);
            case Block.PullQuote(var text, var attribution) ->
                    quote(List.of(new Block.Paragraph(text)), attribution);
            case Block.PictureBlock(var use) -> figure(use);
            case Block.Gallery(var uses, var caption) -> {
                uses.forEach(this::figure);
                element("p", caption);
            }
            case Block.Table table -> table(table);
            case Block.Embed embed -> {
                link("p", embed.url(), embed.title() == null ? embed.url() : embed.title());
                element("p", embed.caption());
            }
            case Block.RelatedStories(var title, var links) -> related(title, links);
            case Block.FactBox(var title, var body) -> {
                title(title);
                blocks(body);
            }
            case Block.Preformatted(_, var text) -> element("pre", text);
            case Block.AudioVideo av -> {
                link("p", av.url(), BlockText.inline(av.caption()));
            }
            case Block.Divider() -> out.append("<hr/>\n");
            case Block.Legacy(var html, _) -> out.append(Xhtml.of(html, addresses)).append('\n');
        }
    }

    private void element(String name, List<Inline> text) {
        if (text.isEmpty()) return;
        out.append('<').append(name).append('>');
        InlineHtml.write(text, spelling, out);
        out.append("</").append(name).append(">\n");
    }

    private void title(@Nullable String title) {
        if (title != null) element("h3", Inline.text(title));
    }

    private void link(String around, String href, String text) {
        element(around, List.of(new Inline.Link(href, Inline.text(text.isBlank() ? href : text))));
    }

    private void list(Block.ListBlock list) {
        String name = list.ordered() ? "ol" : "ul";
        out.append('<').append(name);
        if (list.ordered() && list.start() != 1)
            out.append(" start=\"").append(list.start()).append('"');
        out.append(">\n");
        for (List<Block> item : list.items()) {
            out.append("<li>");
            if (item.size() == 1 && item.getFirst() instanceof Block.Paragraph(var text))
                InlineHtml.write(text, spelling, out);
            else blocks(item);
            out.append("</li>\n");
        }
        out.append("</").append(name).append(">\n");
    }

    private void quote(List<Block> body, List<Inline> attribution) {
        out.append("<blockquote>\n");
        blocks(body);
        element("p", attribution);
        out.append("</blockquote>\n");
    }

    private void figure(PictureUse use) {
        Picture picture = pictures.get(use.picture());
        if (picture == null) return;
        PictureMarkup.Shared shared = PictureMarkup.shared(picture, Crop.WHOLE);
        out.append("<figure><img src=\"");
        SafeHtml.escape(addresses.apply(shared.path()), out);
        out.append("\" width=\"").append(shared.width());
        out.append("\" height=\"").append(shared.height()).append("\" alt=\"");
        SafeHtml.escape(PictureWording.alt(use, picture), out);
        out.append("\"/>");
        caption(use, picture);
        out.append("</figure>\n");
    }

    private void caption(PictureUse use, Picture picture) {
        String credit = PictureWording.credit(use, picture);
        StringBuilder caption = new StringBuilder();
        if (use.caption().isEmpty()) SafeHtml.escape(picture.caption(), caption);
        else InlineHtml.write(use.caption(), spelling, caption);
        if (caption.isEmpty() && credit.isEmpty()) return;
        out.append("<figcaption>").append(caption);
        if (!credit.isEmpty()) {
            out.append(caption.isEmpty() ? "" : " ").append("<small>");
            SafeHtml.escape(credit, out);
            out.append("</small>");
        }
        out.append("</figcaption>");
    }

    private void table(Block.Table table) {
        out.append("<table>\n");
        element("caption", table.caption());
        for (int i = 0; i < table.rows().size(); i++) {
            if (table.rows().get(i).isEmpty()) continue;
            out.append("<tr>");
            for (Block.Table.Cell cell : table.rows().get(i)) {
                String name = i < table.headRows() || cell.header() ? "th" : "td";
                out.append('<').append(name);
                if (cell.columns() > 1)
                    out.append(" colspan=\"").append(cell.columns()).append('"');
                if (cell.rows() > 1) out.append(" rowspan=\"").append(cell.rows()).append('"');
                out.append('>');
                InlineHtml.write(cell.text(), spelling, out);
                out.append("</").append(name).append('>');
            }
            out.append("</tr>\n");
        }
        out.append("</table>\n");
    }

    private void related(@Nullable String title, List<Block.RelatedStories.Related> links) {
        if (links.isEmpty()) return;
        title(title);
        out.append("<ul>\n");
        for (Block.RelatedStories.Related related : links)
            link("li", related.href(), related.headline());
        out.append("</ul>\n");
    }
}

package broadsheet.story;

import broadsheet.media.Crop;
import broadsheet.media.Loading;
import broadsheet.media.Picture;
import broadsheet.media.PictureId;
import broadsheet.media.PictureMarkup;
import broadsheet.media.PictureView;
import broadsheet.text.SafeHtml;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A story's body as the reader's HTML. One writer for one page: it numbers what needs an id.
public final class BlockHtml {
    private static final String WIDE_SIZES =
            "(min-width: 68.75em) 55rem, (min-resolution: 2.5dppx) 67vw, 100vw";
    private static final String GALLERY_SIZES = "(min-width: 68.75em) 27rem, 50vw";
    private static final String TEXT_SIZES =
            "(min-width: 46em) 40rem, (min-resolution: 2.5dppx) 67vw, 100vw";
    private static final int WIDE_FROM = 960;

    private final Map<PictureId, Picture> pictures;
    private final Words words;
    private final StringBuilder out = new StringBuilder(16_384);
    private int headingAbove = 1;
    private int boxes;
    private final Map<String, Integer> tables = new HashMap<>();

    /// The few words of the interface that a body needs.
    public record Words(String table, String relatedStories) {}

    private BlockHtml(Map<PictureId, Picture> pictures, Words words) {
        this.pictures = pictures;
        this.words = words;
    }

    /// @param pictures every picture the blocks use; one that is not there is left out with its
    ///   figure
    /// @param opening goes before the first paragraph's text, as a dateline does
    public static SafeHtml write(
            List<Block> blocks, Map<PictureId, Picture> pictures, Words words, SafeHtml opening) {
        BlockHtml writer = new BlockHtml(pictures, words);
        SafeHtml pending = opening;
        for (Block block : blocks) {
            if (!pending.isEmpty() && block instanceof Block.Paragraph(var text)) {
                writer.out.append("<p>").append(pending);
                InlineHtml.write(text, writer.out);
                writer.out.append("</p>\n");
                pending = SafeHtml.EMPTY;
            } else writer.block(block);
        }
        return SafeHtml.trusted(writer.out.toString());
    }

    private void blocks(List<Block> blocks) {
        blocks.forEach(this::block);
    }

    private void block(Block block) {
        switch (block) {
            case Block.Paragraph(var text) -> element("p", text);
            case Block.Heading(var level, var text) -> heading(level, text);
            case Block.ListBlock list -> list(list);
            case Block.Quote(var body, var attribution) -> {
                out.append("<blockquote>\n");
                blocks(body);
                cite(attribution);
                out.append("</blockquote>\n");
            }
            case Block.PullQuote(var text, var attribution) -> {
                out.append("<div class=\"pull\">\n");
                element("p", text);
                cite(attribution);
                out.append("</div>\n");
            }
            case Block.PictureBlock(var use) -> figure(use);
            case Block.Gallery(var uses, var caption) -> gallery(uses, caption);
            case Block.Table table -> table(table);
            case Block.Embed embed -> embed(embed);
            case Block.RelatedStories(var title, var links) -> related(title, links);
            case Block.FactBox(var title, var body) -> factBox(title, body);
            case Block.Preformatted(var kind, var text) -> preformatted(kind, text);
            case Block.AudioVideo av -> audioVideo(av);
            case Block.Divider() -> out.append("<hr>\n");
            case Block.Legacy(var html, _) ->
                    out.append("<div class=\"legacy\">").append(html).append("</div>\n");
        }
    }

    private void element(String name, List<Inline> text) {
        out.append('<').append(name).append('>');
        InlineHtml.write(text, out);
        out.append("</").append(name).append(">\n");
    }

    /// Levels go down one at a time, whatever the archive did, so that screen readers can walk
    /// them.
    private void heading(int level, List<Inline> text) {
        if (BlockText.inline(text).isBlank()) return;
        int shown = Math.min(level, headingAbove + 1);
        headingAbove = shown;
        element("h" + shown, text);
    }

    private void cite(List<Inline> attribution) {
        if (!attribution.isEmpty()) element("cite", attribution);
    }

    private void list(Block.ListBlock list) {
        String name = list.ordered() ? "ol" : "ul";
        out.append('<').append(name);
        if (list.ordered() && list.start() != 1)
            out.append(" start=\"").append(list.start()).append('"');
        out.append(">\n");
        for (List<Block> item : list.items()) {
            out.append("<li>");
            if (!item.isEmpty() && item.getFirst() instanceof Block.Paragraph(var text)) {
                InlineHtml.write(text, out);
                blocks(item.subList(1, item.size()));
            } else blocks(item);
            out.append("</li>\n");
        }
        out.append("</").append(name).append(">\n");
    }

    private void figure(PictureUse use) {
        Picture picture = pictures.get(use.picture());
        if (picture == null) return;
        boolean wide = picture.width() >= WIDE_FROM && picture.width() > picture.height();
        out.append(
                wide ? "<figure class=\"figure figure--wide\">\n" : "<figure class=\"figure\">\n");
        out.append(picture(picture, use, wide ? WIDE_SIZES : TEXT_SIZES, Loading.LAZY))
                .append('\n');
        caption(use, picture);
        out.append("</figure>\n");
    }

    private void gallery(List<PictureUse> uses, List<Inline> caption) {
        List<PictureUse> there =
                uses.stream().filter(use -> pictures.containsKey(use.picture())).toList();
        if (there.isEmpty()) return;
        out.append("<div class=\"gallery\">\n");
        for (PictureUse use : there) {
            Picture picture = pictures.get(use.picture());
            if (picture == null) continue;
            out.append("<figure>")
                    .append(
                            picture(
                                    picture,
                                    use,
                                    use.equals(there.getFirst()) ? WIDE_SIZES : GALLERY_SIZES,
                                    Loading.LAZY))
                    .append('\n');
            caption(use, picture);
            out.append("</figure>\n");
        }
        if (!caption.isEmpty()) {
            out.append("<p class=\"gallery-caption\">");
            InlineHtml.write(caption, out);
            out.append("</p>\n");
        }
        out.append("</div>\n");
    }

    private void caption(PictureUse use, Picture picture) {
        SafeHtml caption = PictureWording.caption(use, picture);
        String credit = PictureWording.credit(use, picture);
        if (caption.isEmpty() && credit.isEmpty()) return;
        out.append("<figcaption>").append(caption);
        if (!credit.isEmpty()) {
            out.append(caption.isEmpty() ? "" : " ").append("<span class=\"credit\">");
            SafeHtml.escape(credit, out);
            out.append("</span>");
        }
        out.append("</figcaption>\n");
    }

    /// One picture's markup, with the words of this use.
    public static SafeHtml picture(Picture picture, PictureUse use, String sizes, Loading loading) {
        PictureView view = PictureMarkup.view(picture, Crop.WHOLE, sizes, loading);
        return picture(view, use.alt() == null ? picture.alt() : use.alt());
    }

    /// One picture's markup with this alternative text.
    public static SafeHtml picture(PictureView view, String alt) {
        StringBuilder html = new StringBuilder(600);
        html.append("<picture>");
        if (!view.webp().isEmpty()) {
            html.append("<source type=\"image/webp\" srcset=\"").append(view.webp());
            html.append("\" sizes=\"").append(view.sizes()).append("\">");
        }
        html.append("<img src=\"").append(view.src()).append('"');
        if (!view.srcset().isEmpty()) {
            html.append(" srcset=\"").append(view.srcset());
            html.append("\" sizes=\"").append(view.sizes()).append('"');
        }
        html.append(" width=\"").append(view.width()).append("\" height=\"").append(view.height());
        html.append("\" alt=\"");
        SafeHtml.escape(alt, html);
        html.append("\" loading=\"").append(view.loading()).append('"');
        if (!view.fetchPriority().equals("auto"))
            html.append(" fetchpriority=\"").append(view.fetchPriority()).append('"');
        html.append(" decoding=\"async\"></picture>");
        return SafeHtml.trusted(html.toString());
    }

    private void table(Block.Table table) {
        String label =
                table.caption().isEmpty() ? words.table() : BlockText.inline(table.caption());
        Set<Integer> numbers = numbers(table);
        out.append("<figure class=\"table\"><div class=\"scroll\" role=\"region\" aria-label=\"");
        SafeHtml.escape(label, out);
        // Two regions of one name cannot be told apart by ear.
        int same = tables.merge(label, 1, Integer::sum);
        if (same > 1) out.append(' ').append(same);
        out.append("\" tabindex=\"0\"><table>\n");
        if (!table.caption().isEmpty()) element("caption", table.caption());
        if (table.headRows() > 0) {
            out.append("<thead>\n");
            for (List<Block.Table.Cell> row : table.rows().subList(0, table.headRows()))
                row(row, true, numbers);
            out.append("</thead>\n");
        }
        if (table.headRows() < table.rows().size()) {
            out.append("<tbody>\n");
            for (List<Block.Table.Cell> row :
                    table.rows().subList(table.headRows(), table.rows().size()))
                row(row, false, numbers);
            out.append("</tbody>\n");
        }
        out.append("</table></div></figure>\n");
    }

    private void row(List<Block.Table.Cell> row, boolean head, Set<Integer> numbers) {
        if (row.isEmpty()) return;
        out.append("<tr>");
        int column = 0;
        for (Block.Table.Cell cell : row) {
            boolean heading = (head || cell.header()) && !BlockText.inline(cell.text()).isBlank();
            String name = heading ? "th" : "td";
            out.append('<').append(name);
            if (heading) out.append(head ? " scope=\"col\"" : " scope=\"row\"");
            if (cell.columns() > 1) out.append(" colspan=\"").append(cell.columns()).append('"');
            if (cell.rows() > 1) out.append(" rowspan=\"").append(cell.rows()).append('"');
            if (numbers.contains(column)) out.append(" class=\"num\"");
            column += cell.columns();
            out.append('>');
            InlineHtml.write(cell.text(), out);
            out.append("</").append(name).append('>');
        }
        out.append("</tr>\n");
    }

    /// The columns whose cells below the head are numbers, all of them; none where cells span.
    private static Set<Integer> numbers(Block.Table table) {
        List<List<Block.Table.Cell>> body =
                table.rows().subList(table.headRows(), table.rows().size());
        if (body.stream()
                .flatMap(List::stream)
                .anyMatch(cell -> cell.columns() > 1 || cell.rows() > 1)) return Set.of();
        Set<Integer> columns = new HashSet<>();
        int widest = body.stream().mapToInt(List::size).max().orElse(0);
        for (int column = 0; column < widest; column++) {
            int at = column;
            if (body.stream()
                    .filter(row -> at < row.size())
                    .allMatch(row -> isNumber(BlockText.inline(row.get(at).text()))))
                columns.add(at);
        }
        return columns;
    }

    private static boolean isNumber(String text) {
        String bare = text.strip();
        return !bare.isEmpty()
                && bare.length() < 20
                && bare.chars().anyMatch(Character::isDigit)
                && bare.chars()
                        .allMatch(c ->
                                Character.isDigit(c)
                                        || " .,:%+-–−€$£'’\u00a0\u202f".indexOf(c) >= 0);
    }

    private void embed(Block.Embed embed) {
        out.append("<div class=\"embed\">\n<p class=\"embed-site\">");
        SafeHtml.escape(embed.provider() == null ? host(embed.url()) : embed.provider(), out);
        out.append("</p>\n<a class=\"embed-title\" href=\"");
        SafeHtml.escape(embed.url(), out);
        out.append("\" rel=\"noopener\">");
        SafeHtml.escape(embed.title() == null ? shown(embed.url()) : embed.title(), out);
        out.append("</a>\n");
        if (!embed.caption().isEmpty()) element("p", embed.caption());
        out.append("</div>\n");
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? url : host.replaceFirst("^www\\.", "");
        } catch (IllegalArgumentException e) {
            return url;
        }
    }

    private static String shown(String url) {
        return url.replaceFirst("^https?://(www\\.)?", "");
    }

    private void related(@Nullable String title, List<Block.RelatedStories.Related> links) {
        box(
                "box box--related",
                title == null ? words.relatedStories() : title,
                () -> {
                    out.append("<ul>\n");
                    for (Block.RelatedStories.Related link : links) {
                        out.append("<li><a href=\"");
                        SafeHtml.escape(link.href(), out);
                        out.append("\">");
                        SafeHtml.escape(link.headline(), out);
                        out.append("</a></li>\n");
                    }
                    out.append("</ul>\n");
                });
    }

    private void factBox(@Nullable String title, List<Block> body) {
        if (title == null) {
            out.append("<div class=\"box box--side\">\n");
            blocks(body);
            out.append("</div>\n");
        } else box("box box--side", title, () -> blocks(body));
    }

    private void box(String classes, String title, Runnable content) {
        String id = "box-" + ++boxes;
        out.append("<section class=\"").append(classes).append("\" aria-labelledby=\"").append(id);
        out.append("\">\n<h2 class=\"box-title\" id=\"").append(id).append("\">");
        SafeHtml.escape(title, out);
        out.append("</h2>\n");
        headingAbove = 2;
        content.run();
        out.append("</section>\n");
    }

    private void preformatted(Block.Preformatted.Kind kind, List<Inline> text) {
        boolean code = kind == Block.Preformatted.Kind.CODE;
        out.append(
                kind == Block.Preformatted.Kind.VERSE
                        ? "<pre class=\"verse\" tabindex=\"0\">"
                        : "<pre tabindex=\"0\">");
        if (code) out.append("<code>");
        else if (BlockText.inline(text).startsWith("\n"))
            out.append('\n'); // a reader of HTML swallows the first
        InlineHtml.write(text, out);
        if (code) out.append("</code>");
        out.append("</pre>\n");
    }

    private void audioVideo(Block.AudioVideo av) {
        out.append("<figure class=\"figure av\">");
        boolean ours = av.url().startsWith("/");
        if (ours) {
            boolean video = av.kind() == Block.AudioVideo.Kind.VIDEO;
            out.append(
                    video
                            ? "<video controls preload=\"none\""
                            : "<audio controls preload=\"none\"");
            PictureUse poster = av.poster();
            Picture still = poster == null ? null : pictures.get(poster.picture());
            if (video && still != null)
                out.append(" poster=\"")
                        .append(PictureMarkup.shared(still, Crop.WIDE).path())
                        .append('"');
            out.append(" src=\"");
            SafeHtml.escape(av.url(), out);
            out.append(video ? "\"></video>" : "\"></audio>");
        } else {
            out.append("<a href=\"");
            SafeHtml.escape(av.url(), out);
            out.append("\">");
            SafeHtml.escape(shown(av.url()), out);
            out.append("</a>");
        }
        if (!av.caption().isEmpty()) {
            out.append("\n<figcaption>");
            InlineHtml.write(av.caption(), out);
            out.append("</figcaption>");
        }
        out.append("</figure>\n");
    }
}

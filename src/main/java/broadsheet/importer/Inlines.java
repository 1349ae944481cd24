package broadsheet.importer;

import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.text.Addresses;
import java.util.ArrayList;
import java.util.List;

/// Small questions to and changes of running text.
final class Inlines {
    private Inlines() {}

    /// Whether nothing can be seen: no text, or only spaces and characters without a shape.
    static boolean blank(List<Inline> text) {
        return text.stream()
                .allMatch(inline ->
                        switch (inline) {
                            case Inline.Text(var words) ->
                                    words.codePoints().noneMatch(Inlines::visible);
                            case Inline.LineBreak _ -> true;
                            case Inline.Marked marked -> blank(marked.content());
                            case Inline.Link link -> blank(link.content());
                            case Inline.Foreign foreign -> blank(foreign.content());
                            case Inline.Marginal marginal -> blank(marginal.content());
                        });
    }

    private static boolean visible(int c) {
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && Character.getType(c) != Character.FORMAT;
    }

    /// The same with neighbouring runs of plain text made one.
    static List<Inline> merged(List<Inline> text) {
        List<Inline> out = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (Inline inline : text) {
            if (inline instanceof Inline.Text(var words)) {
                run.append(words);
                continue;
            }
            if (!run.isEmpty()) out.add(new Inline.Text(run.toString()));
            run.setLength(0);
            out.add(inline);
        }
        if (!run.isEmpty()) out.add(new Inline.Text(run.toString()));
        return out;
    }

    /// The same without links.
    static List<Inline> unlinked(List<Inline> text) {
        List<Inline> out = new ArrayList<>();
        for (Inline inline : text) {
            switch (inline) {
                case Inline.Text _, Inline.LineBreak _ -> out.add(inline);
                case Inline.Marked(var mark, var content) ->
                        out.add(new Inline.Marked(mark, unlinked(content)));
                case Inline.Link link -> out.addAll(unlinked(link.content()));
                case Inline.Foreign(var language, var content) ->
                        out.add(new Inline.Foreign(language, unlinked(content)));
                case Inline.Marginal marginal -> out.addAll(unlinked(marginal.content()));
            }
        }
        return out;
    }

    /// The words alone; a break is a new line.
    static String plain(List<Inline> text) {
        StringBuilder out = new StringBuilder();
        plain(text, out);
        return out.toString();
    }

    private static void plain(List<Inline> text, StringBuilder out) {
        for (Inline inline : text) {
            switch (inline) {
                case Inline.Text(var words) -> out.append(words);
                case Inline.LineBreak _ -> out.append('\n');
                case Inline.Marked marked -> plain(marked.content(), out);
                case Inline.Link link -> plain(link.content(), out);
                case Inline.Foreign foreign -> plain(foreign.content(), out);
                case Inline.Marginal marginal -> plain(marginal.content(), out);
            }
        }
    }

    /// A finished paragraph as blocks: none where nothing can be seen; an address alone on a line
    /// becomes an embed where something known is there, a link elsewhere.
    static List<Block> paragraphs(List<Inline> text) {
        List<Block> blocks = new ArrayList<>();
        List<Inline> kept = new ArrayList<>();
        for (List<Inline> line : lines(text)) {
            Providers.Place place =
                    line.size() == 1
                                    && line.getFirst() instanceof Inline.Text(var words)
                                    && address(words)
                            ? Providers.of(words.strip())
                            : null;
            if (place == null) {
                if (!kept.isEmpty()) kept.add(new Inline.LineBreak());
                kept.addAll(line);
            } else {
                paragraph(kept, blocks);
                kept.clear();
                blocks.add(new Block.Embed(place.url(), place.provider(), null, List.of()));
            }
        }
        paragraph(kept, blocks);
        return blocks;
    }

    private static void paragraph(List<Inline> text, List<Block> blocks) {
        if (blank(text)) return;
        if (text.size() == 1
                && text.getFirst() instanceof Inline.Text(var words)
                && address(words)) {
            String url = Addresses.web(words);
            if (url != null) {
                blocks.add(new Block.Paragraph(List.of(new Inline.Link(url, text))));
                return;
            }
        }
        blocks.add(new Block.Paragraph(text));
    }

    private static boolean address(String words) {
        String text = words.strip();
        return (text.startsWith("https://") || text.startsWith("http://"))
                && text.chars().noneMatch(Character::isWhitespace);
    }

    private static List<List<Inline>> lines(List<Inline> text) {
        List<List<Inline>> lines = new ArrayList<>();
        List<Inline> line = new ArrayList<>();
        for (Inline inline : text) {
            if (inline instanceof Inline.LineBreak) {
                lines.add(line);
                line = new ArrayList<>();
            } else {
                line.add(inline);
            }
        }
        lines.add(line);
        return lines;
    }

    /// `blocks` as running text, a break between paragraphs; what is no text goes to `rest`.
    static List<Inline> squeeze(List<Block> blocks, List<Block> rest) {
        List<Inline> text = new ArrayList<>();
        for (Block block : blocks) {
            switch (block) {
                case Block.Paragraph(var words) -> join(text, words);
                case Block.Heading heading -> join(text, heading.text());
                case Block.PullQuote(var words, var by) -> {
                    join(text, words);
                    join(text, by);
                }
                case Block.Quote(var body, var by) -> {
                    join(text, squeeze(body, rest));
                    join(text, by);
                }
                case Block.ListBlock list ->
                        list.items().forEach(item -> join(text, squeeze(item, rest)));
                case Block.Preformatted lines -> join(text, lines.text());
                case Block.Divider _ -> {}
                case Block.PictureBlock _,
                        Block.Gallery _,
                        Block.Table _,
                        Block.Embed _,
                        Block.RelatedStories _,
                        Block.FactBox _,
                        Block.AudioVideo _,
                        Block.Legacy _ ->
                        rest.add(block);
            }
        }
        return text;
    }

    private static void join(List<Inline> text, List<Inline> more) {
        if (more.isEmpty()) return;
        if (!text.isEmpty()) text.add(new Inline.LineBreak());
        text.addAll(more);
    }
}

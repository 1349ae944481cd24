package broadsheet.desk;

import broadsheet.media.PictureId;
import broadsheet.story.Block;
import broadsheet.story.BlockJson;
import broadsheet.story.Inline;
import broadsheet.story.Outcome;
import broadsheet.story.PictureUse;
import broadsheet.story.Rule;
import broadsheet.story.SentBlocks;
import broadsheet.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A story's body as plain text that is written in a field: paragraphs with an empty line between
/// them, and signs at the start of a line for the rest (`## heading`, `- item`, `> quote`, `>> pull
/// quote`, `---`, ` ``` `, `| cell |`, `::: picture 12`). docs/desk.md has them all.
///
/// Nothing is lost on the way there and back: what the signs cannot say is written as the block's
/// JSON between `::: block` and `:::`.
final class Notation {
    private static final String FENCE = "```";
    private static final String BOX = ":::";

    private Notation() {}

    /// What was typed, understood as far as it can be.
    ///
    /// @param problems what could not be, each with its line: nothing was left out but those
    record Body(List<Block> blocks, List<Problem> problems) {
        Body {
            blocks = List.copyOf(blocks);
            problems = List.copyOf(problems);
        }
    }

    /// @param line counts from 1
    record Problem(int line, Rule rule) {}

    static String write(List<Block> body) {
        return body.stream().map(Notation::faithful).collect(Collectors.joining("\n\n"));
    }

    /// The block in signs, where reading them gives the very same block again.
    private static String faithful(Block block) {
        String written = write(block);
        if (written != null) {
            Body back = read(written);
            if (back.problems().isEmpty() && back.blocks().equals(List.of(block))) return written;
        }
        return BOX + " block\n" + BlockJson.write(List.of(block)).write() + "\n" + BOX;
    }

    private static @Nullable String write(Block block) {
        return switch (block) {
            case Block.Paragraph(var text) -> plain(InlineNotation.write(text));
            case Block.Heading(var level, var text) ->
                    "#".repeat(level) + " " + InlineNotation.write(text);
            case Block.ListBlock(var ordered, var start, var items) -> list(ordered, start, items);
            case Block.Quote(var body, var attribution) -> quote("> ", body, attribution);
            case Block.PullQuote(var text, var attribution) ->
                    quote(">> ", List.of(new Block.Paragraph(text)), attribution);
            case Block.PictureBlock(var use) -> picture(use);
            case Block.Table(var caption, var headRows, var rows) ->
                    caption.isEmpty() ? table(headRows, rows) : null;
            case Block.Embed(var url, var provider, var title, var caption) ->
                    box(
                            "embed " + url,
                            field("provider", provider),
                            field("title", title),
                            field("caption", words(caption)));
            case Block.RelatedStories(var title, var links) ->
                    box(
                            "related" + (title == null ? "" : " " + title),
                            links.stream()
                                    .map(link ->
                                            "- "
                                                    + InlineNotation.write(
                                                            List.of(
                                                                    new Inline.Link(
                                                                            link.href(),
                                                                            Inline.text(
                                                                                    link
                                                                                            .headline()))))
                                                    + "\n")
                                    .collect(Collectors.joining()));
            case Block.FactBox(var title, var body) ->
                    box("facts" + (title == null ? "" : " " + title), write(body) + "\n");
            case Block.Preformatted(var kind, var text) ->
                    FENCE
                            + (kind == Block.Preformatted.Kind.PLAIN ? "" : word(kind))
                            + "\n"
                            + (text.size() == 1 && text.getFirst() instanceof Inline.Text(var it)
                                    ? it
                                    : FENCE)
                            + "\n"
                            + FENCE;
            case Block.AudioVideo(var kind, var url, var poster, var caption) ->
                    poster == null
                            ? box(word(kind) + " " + url, field("caption", words(caption)))
                            : null;
            case Block.Divider() -> "---";
            case Block.Gallery _, Block.Legacy _ -> null;
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// A paragraph that happens to begin like something else is told apart by a backslash.
    private static String plain(String text) {
        return text.lines()
                .map(line ->
                        line.matches("(?s)(#|>|-|\\||:::|```|\\d+[.)] ).*") ? "\\" + line : line)
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable String list(boolean ordered, int start, List<List<Block>> items) {
        StringBuilder out = new StringBuilder();
        int number = start;
        for (List<Block> item : items) {
            if (item.size() != 1 || !(item.getFirst() instanceof Block.Paragraph(var text)))
                return null;
            out.append(ordered ? number++ + ". " : "- ")
                    .append(InlineNotation.write(text))
                    .append('\n');
        }
        return out.toString().strip();
    }

    private static @Nullable String quote(String sign, List<Block> body, List<Inline> attribution) {
        List<String> lines = new ArrayList<>();
        for (Block block : body) {
            if (!(block instanceof Block.Paragraph(var text))) return null;
            if (!lines.isEmpty()) lines.add(sign.strip());
            InlineNotation.write(text).lines().map(sign::concat).forEach(lines::add);
        }
        if (!attribution.isEmpty()) lines.add(sign + "— " + InlineNotation.write(attribution));
        return String.join("\n", lines);
    }

    private static String picture(PictureUse use) {
        return box(
                "picture " + use.picture().value(),
                field("alt", use.alt()),
                field("caption", words(use.caption())),
                field("credit", use.credit()));
    }

    private static @Nullable String words(List<Inline> text) {
        return text.isEmpty() ? null : InlineNotation.write(text);
    }

    private static String field(String name, @Nullable String value) {
        return value == null ? "" : name + ": " + value + "\n";
    }

    private static String box(String head, String... lines) {
        return BOX + " " + head + "\n" + String.join("", lines) + BOX;
    }

    private static String table(int headRows, List<List<Block.Table.Cell>> rows) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            if (i == headRows && i > 0) out.append("|---|\n");
            for (Block.Table.Cell cell : rows.get(i))
                out.append("| ")
                        .append(InlineNotation.write(cell.text()).replace("|", "\\|"))
                        .append(' ');
            out.append("|\n");
        }
        if (headRows > 0 && headRows == rows.size()) out.append("|---|\n");
        return out.toString().strip();
    }

    static Body read(String text) {
        return new NotationReader(text).body();
    }

    static List<Block> picture(long number, NotationReader.Fields fields) {
        return List.of(
                new Block.PictureBlock(
                        new PictureUse(
                                new PictureId(number),
                                fields.text("alt"),
                                fields.words("caption"),
                                fields.text("credit"))));
    }

    /// The block whose JSON was written out. Whoever edits can write another there, so it is read
    /// as what a stranger sent.
    ///
    /// @throws IllegalArgumentException where it is none
    static List<Block> json(String text) {
        if (!(Json.read(text) instanceof Json.Arr(var items))) return List.of();
        SentBlocks sent = SentBlocks.read(items, "block");
        if (!sent.problems().isEmpty()) {
            Outcome.Problem first = sent.problems().getFirst();
            throw new IllegalArgumentException(first.field() + ": " + first.rule());
        }
        return sent.blocks();
    }
}

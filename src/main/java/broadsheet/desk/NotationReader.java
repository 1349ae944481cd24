package broadsheet.desk;

import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.story.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a [Notation], line by line.
final class NotationReader {
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) +(.*)");
    private static final Pattern ITEM = Pattern.compile("- (.*)");
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,6})[.)] (.*)");
    private static final Pattern BOX = Pattern.compile("::: *([a-z]+) ?(.*)");
    private static final Pattern FIELD = Pattern.compile("([a-z]+): (.*)");
    private static final String ATTRIBUTION = "— ";
    private static final int DEEPEST = 8;

    private final List<String> lines;
    private final int firstLine;
    private final int depth;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Notation.Problem> problems = new ArrayList<>();
    private int at;

    NotationReader(String text) {
        this(Arrays.asList(text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)), 1, 0);
    }

    private NotationReader(List<String> lines, int firstLine, int depth) {
        this.lines = lines;
        this.firstLine = firstLine;
        this.depth = depth;
    }

    Notation.Body body() {
        while (at < lines.size()) {
            String line = line();
            if (line.isBlank()) at++;
            else if (line.startsWith("```")) preformatted();
            else if (line.startsWith(":::")) box();
            else if (line.strip().equals("---")) {
                blocks.add(new Block.Divider());
                at++;
            } else if (HEADING.matcher(line).matches()) heading();
            else if (line.startsWith(">>")) pullQuote();
            else if (line.startsWith(">")) quote();
            else if (line.startsWith("|")) table();
            else if (ITEM.matcher(line).matches()) list(ITEM, false);
            else if (NUMBERED.matcher(line).matches()) list(NUMBERED, true);
            else paragraph();
        }
        return new Notation.Body(blocks, problems);
    }

    private String line() {
        return lines.get(at);
    }

    private void problem(int line, Rule rule) {
        problems.add(new Notation.Problem(firstLine + line, rule));
    }

    private void paragraph() {
        List<String> text = new ArrayList<>();
        while (at < lines.size() && !line().isBlank() && (text.isEmpty() || !begins(line())))
            text.add(lines.get(at++));
        List<Inline> words = InlineNotation.read(String.join("\n", text).strip());
        if (!words.isEmpty()) blocks.add(new Block.Paragraph(words));
    }

    /// Whether a line begins something other than a paragraph though no empty line stands before.
    private static boolean begins(String line) {
        return line.startsWith("```")
                || line.startsWith(":::")
                || line.startsWith(">")
                || HEADING.matcher(line).matches();
    }

    private void heading() {
        Matcher heading = HEADING.matcher(lines.get(at++));
        if (!heading.matches()) return;
        int level = Math.max(2, heading.group(1).length());
        blocks.add(new Block.Heading(level, InlineNotation.read(heading.group(2).strip())));
    }

    private void list(Pattern sign, boolean ordered) {
        List<List<Block>> items = new ArrayList<>();
        int start = 1;
        while (at < lines.size()) {
            Matcher item = sign.matcher(line());
            if (!item.matches()) break;
            if (ordered && items.isEmpty()) start = Integer.parseInt(item.group(1));
            StringBuilder text = new StringBuilder(item.group(ordered ? 2 : 1));
            while (text.toString().endsWith("\\") && at + 1 < lines.size())
                text.append('\n').append(lines.get(++at));
            items.add(List.of(new Block.Paragraph(InlineNotation.read(text.toString()))));
            at++;
        }
        blocks.add(new Block.ListBlock(ordered, start, items));
    }

    private void quote() {
        List<List<String>> paragraphs = new ArrayList<>(List.of(new ArrayList<>()));
        List<Inline> attribution = List.of();
        while (at < lines.size() && line().startsWith(">") && !line().startsWith(">>")) {
            String text = line().substring(1).strip();
            if (text.startsWith(ATTRIBUTION) || text.startsWith("-- "))
                attribution = InlineNotation.read(text.substring(2).strip());
            else if (text.isEmpty()) paragraphs.add(new ArrayList<>());
            else paragraphs.getLast().add(text);
            at++;
        }
        List<Block> body =
                paragraphs.stream()
                        .filter(paragraph -> !paragraph.isEmpty())
                        .<Block>map(paragraph ->
                                new Block.Paragraph(
                                        InlineNotation.read(String.join("\n", paragraph))))
                        .toList();
        blocks.add(new Block.Quote(body, attribution));
    }

    private void pullQuote() {
        List<String> text = new ArrayList<>();
        List<Inline> attribution = List.of();
        while (at < lines.size() && line().startsWith(">>")) {
            String words = line().substring(2).strip();
            if (words.startsWith(ATTRIBUTION) || words.startsWith("-- "))
                attribution = InlineNotation.read(words.substring(2).strip());
            else text.add(words);
            at++;
        }
        blocks.add(new Block.PullQuote(InlineNotation.read(String.join("\n", text)), attribution));
    }

    private void preformatted() {
        int opening = at;
        String kind = line().substring(3).strip().toUpperCase(Locale.ROOT);
        List<String> text = new ArrayList<>();
        at++;
        while (at < lines.size() && !line().equals("```")) text.add(lines.get(at++));
        if (at == lines.size()) problem(opening, Wrong.TEXT_OPEN.with());
        at++;
        blocks.add(
                new Block.Preformatted(
                        Arrays.stream(Block.Preformatted.Kind.values())
                                .filter(it -> it.name().equals(kind))
                                .findFirst()
                                .orElse(Block.Preformatted.Kind.PLAIN),
                        Inline.text(String.join("\n", text))));
    }

    private void table() {
        List<List<Block.Table.Cell>> rows = new ArrayList<>();
        int head = 0;
        while (at < lines.size() && line().startsWith("|")) {
            String row = lines.get(at++).strip();
            if (row.matches("\\|[-:| ]+\\|") && row.contains("-")) head = rows.size();
            else rows.add(cells(row));
        }
        int headRows = head;
        List<List<Block.Table.Cell>> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            boolean inHead = i < headRows;
            all.add(
                    rows.get(i).stream()
                            .map(cell ->
                                    new Block.Table.Cell(
                                            inHead, cell.columns(), cell.rows(), cell.text()))
                            .toList());
        }
        blocks.add(new Block.Table(List.of(), headRows, all));
    }

    private static List<Block.Table.Cell> cells(String row) {
        String inside =
                row.substring(
                        1, row.endsWith("|") && row.length() > 1 ? row.length() - 1 : row.length());
        return Arrays.stream(inside.split("(?<!\\\\)\\|", -1))
                .map(cell -> InlineNotation.read(cell.strip()))
                .map(text -> new Block.Table.Cell(false, 1, 1, text))
                .toList();
    }

    private void box() {
        int opening = at;
        Matcher head = BOX.matcher(line());
        at++;
        int level = 1;
        List<String> inside = new ArrayList<>();
        while (at < lines.size()) {
            String line = lines.get(at++);
            if (line.strip().equals(":::")) level--;
            else if (BOX.matcher(line).matches()) level++;
            if (level == 0) break;
            inside.add(line);
        }
        if (!head.matches()) {
            problem(opening, Wrong.BOX_NAMELESS.with(lines.get(opening)));
            inside(inside, opening);
            return;
        }
        if (level > 0) problem(opening, Wrong.BOX_OPEN.with(lines.get(opening)));
        try {
            box(head.group(1), head.group(2).strip(), inside, opening);
        } catch (RuntimeException e) {
            problem(
                    opening,
                    Wrong.BOX_UNREAD.with(lines.get(opening), String.valueOf(e.getMessage())));
        }
    }

    private void inside(List<String> text, int opening) {
        Notation.Body body =
                depth < DEEPEST
                        ? new NotationReader(text, firstLine + opening + 1, depth + 1).body()
                        : new Notation.Body(List.of(), List.of());
        blocks.addAll(body.blocks());
        problems.addAll(body.problems());
    }

    private void box(String kind, String rest, List<String> inside, int opening) {
        Fields fields = Fields.of(inside);
        switch (kind) {
            case "picture" -> blocks.addAll(Notation.picture(Long.parseLong(rest), fields));
            case "embed" ->
                    blocks.add(
                            new Block.Embed(
                                    rest,
                                    fields.text("provider"),
                                    fields.text("title"),
                                    fields.words("caption")));
            case "audio", "video" ->
                    blocks.add(
                            new Block.AudioVideo(
                                    Block.AudioVideo.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                                    rest,
                                    null,
                                    fields.words("caption")));
            case "related" ->
                    blocks.add(
                            new Block.RelatedStories(rest.isEmpty() ? null : rest, links(inside)));
            case "facts" -> facts(rest, inside, opening);
            case "block" -> blocks.addAll(Notation.json(String.join("\n", inside)));
            default -> {
                problem(opening, Wrong.BOX_UNKNOWN.with(kind));
                inside(inside, opening);
            }
        }
    }

    private void facts(String title, List<String> inside, int opening) {
        if (depth >= DEEPEST) throw new IllegalArgumentException("boxes stand too deep in boxes");
        Notation.Body body = new NotationReader(inside, firstLine + opening + 1, depth + 1).body();
        problems.addAll(body.problems());
        blocks.add(new Block.FactBox(title.isEmpty() ? null : title, body.blocks()));
    }

    private static List<Block.RelatedStories.Related> links(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .map(line -> InlineNotation.read(line.replaceFirst("^- ", "").strip()))
                .map(line -> {
                    if (line.size() == 1
                            && line.getFirst() instanceof Inline.Link(var href, var content))
                        return new Block.RelatedStories.Related(href, plain(content));
                    throw new IllegalArgumentException("each line is - [headline](address)");
                })
                .toList();
    }

    private static String plain(List<Inline> content) {
        return content.stream()
                .map(inline -> inline instanceof Inline.Text(var text) ? text : "")
                .collect(Collectors.joining());
    }

    /// The lines `name: value` of a box.
    record Fields(Map<String, String> values) {
        static Fields of(List<String> lines) {
            Map<String, String> values = new HashMap<>();
            String last = null;
            for (String line : lines) {
                Matcher field = FIELD.matcher(line);
                if (field.matches()) {
                    last = field.group(1);
                    values.put(last, field.group(2));
                } else if (last != null) values.merge(last, line, (a, b) -> a + "\n" + b);
            }
            return new Fields(values);
        }

        @Nullable String text(String name) {
            return values.get(name);
        }

        List<Inline> words(String name) {
            String text = values.get(name);
            return text == null ? List.of() : InlineNotation.read(text);
        }
    }
}

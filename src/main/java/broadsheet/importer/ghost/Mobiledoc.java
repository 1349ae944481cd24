package broadsheet.importer.ghost;

import broadsheet.importer.Fields;
import broadsheet.text.Json;
import broadsheet.text.SafeHtml;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Reads what Ghost's editor of versions 1 to 5 keeps: Mobiledoc 0.3, sections with markers that
/// open and close markups by number, atoms and cards by number.
final class Mobiledoc {
    private static final int MARKUP = 1;
    private static final int PICTURE = 2;
    private static final int LIST = 3;
    private static final int CARD = 10;

    private static final Set<String> SECTIONS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "aside", "pull-quote");
    private static final Set<String> MARKUPS =
            Set.of(
                    "a", "b", "code", "em", "i", "s", "strong", "sub", "sup", "u", "mark", "del",
                    "ins", "small");

    private final Fields document;
    private final Pieces pieces;

    private Mobiledoc(Fields document, Pieces pieces) {
        this.document = document;
        this.pieces = pieces;
    }

    /// Adds the document's sections, each a piece.
    static void read(String document, Pieces pieces) {
        Fields fields = Fields.read(document);
        Mobiledoc mobiledoc = new Mobiledoc(fields, pieces);
        for (Json section : fields.items("sections")) mobiledoc.section(items(section));
    }

    private void section(List<Json> section) {
        switch (number(section, 0)) {
            case MARKUP -> {
                String tag = word(section, 1);
                String name = SECTIONS.contains(tag) ? tag : "p";
                boolean pulled = name.equals("aside") || name.equals("pull-quote");
                String open = pulled ? "blockquote class=\"wp-block-pullquote\"" : name;
                pieces.add(
                        "<" + open + ">" + text(section, 2) + "</" + open.split(" ", 2)[0] + ">");
            }
            case PICTURE -> pieces.add("<img src=\"" + SafeHtml.escape(word(section, 1)) + "\">");
            case LIST -> {
                String tag = word(section, 1).equals("ol") ? "ol" : "ul";
                StringBuilder out = new StringBuilder("<" + tag + ">");
                for (Json item : items(at(section, 2)))
                    out.append("<li>").append(text(items(item))).append("</li>");
                pieces.add(out.append("</" + tag + ">").toString());
            }
            case CARD -> {
                List<Json> card = entry("cards", number(section, 1));
                if (card.isEmpty()) pieces.dropped("card that is not there");
                else pieces.card(word(card, 0), Fields.of(at(card, 1)));
            }
            default -> pieces.dropped("section of an unknown kind");
        }
    }

    private String text(List<Json> section, int index) {
        return text(items(at(section, index)));
    }

    /// Markers: what each opens, how many it closes after its words, its words or atom.
    private String text(List<Json> markers) {
        StringBuilder out = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        for (Json json : markers) {
            List<Json> marker = items(json);
            for (Json number : items(at(marker, 1))) open.push(open(number, out));
            if (number(marker, 0) == 1) atom(number(marker, 3), out);
            else SafeHtml.escape(word(marker, 3), out);
            for (int i = number(marker, 2); i > 0 && !open.isEmpty(); i--)
                out.append("</").append(open.pop()).append('>');
        }
        return out.toString();
    }

    private String open(Json number, StringBuilder out) {
        List<Json> markup = entry("markups", number(number));
        String tag = MARKUPS.contains(word(markup, 0)) ? word(markup, 0) : "span";
        out.append('<').append(tag);
        List<Json> attributes = items(at(markup, 1));
        for (int i = 0; i + 1 < attributes.size(); i += 2)
            if (word(attributes, i).equals("href")) {
                out.append(" href=\"");
                SafeHtml.escape(word(attributes, i + 1), out);
                out.append('"');
            }
        out.append('>');
        return tag;
    }

    private void atom(int number, StringBuilder out) {
        List<Json> atom = entry("atoms", number);
        if (word(atom, 0).equals("soft-return")) out.append("<br>");
        else SafeHtml.escape(word(atom, 1), out);
    }

    private List<Json> entry(String list, int number) {
        return items(at(document.items(list), number));
    }

    private static List<Json> items(Json json) {
        return json instanceof Json.Arr(var items) ? items : List.of();
    }

    private static Json at(List<Json> items, int index) {
        return index >= 0 && index < items.size() ? items.get(index) : Json.Null.NULL;
    }

    private static String word(List<Json> items, int index) {
        return at(items, index) instanceof Json.Text(var text) ? text : "";
    }

    private static int number(List<Json> items, int index) {
        return number(at(items, index));
    }

    private static int number(Json json) {
        return json instanceof Json.Num(var number) && number.scale() == 0 && number.precision() < 9
                ? number.intValue()
                : -1;
    }
}

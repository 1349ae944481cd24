package broadsheet.importer.folder;

import broadsheet.importer.Fields;
import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlNode.Element;
import broadsheet.text.HtmlTree;
import broadsheet.text.Json;
import broadsheet.text.PlainText;
import java.util.List;
import java.util.Map;

/// What a whole HTML page says of itself in its head, in the words of front matter.
final class PageHead {
    private static final Map<String, String> NAMES =
            Map.of(
                    "description", "description",
                    "author", "author",
                    "article:author", "author",
                    "article:published_time", "date",
                    "date", "date",
                    "article:modified_time", "lastmod",
                    "article:section", "category",
                    "og:image", "image");

    private PageHead() {}

    static Fields of(String html) {
        List<HtmlNode> tree = HtmlTree.parse(html);
        Json.Builder fields = Json.object();
        FolderText.first(tree, element -> element.name().equals("title"))
                .ifPresent(title -> fields.put("title", words(title)));
        read(tree, fields);
        FolderText.first(tree, element -> element.name().equals("time"))
                .map(time -> time.attribute("datetime"))
                .ifPresent(date -> fields.put("published_at", date));
        return new Fields(fields.build());
    }

    private static String words(Element title) {
        return PlainText.line(
                title.children().stream()
                        .map(node -> node instanceof HtmlNode.Characters(var text) ? text : "")
                        .reduce("", String::concat));
    }

    private static void read(List<HtmlNode> nodes, Json.Builder fields) {
        for (HtmlNode node : nodes) {
            if (!(node instanceof Element element)) continue;
            if (element.name().equals("meta")) {
                String name = element.attribute("name");
                if (name == null) name = element.attribute("property");
                String field = name == null ? null : NAMES.get(name);
                if (field != null) fields.put(field, element.attribute("content"));
            }
            read(element.children(), fields);
        }
    }
}

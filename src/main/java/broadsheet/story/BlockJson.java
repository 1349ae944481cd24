package broadsheet.story;

import broadsheet.media.PictureId;
import broadsheet.text.Json;
import broadsheet.text.SafeHtml;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Blocks as JSON and back: the form in which revisions are kept, hashed and given to editors.
public final class BlockJson {
    private BlockJson() {}

    public static Json write(List<Block> blocks) {
        return Json.array(blocks, BlockJson::write);
    }

    private static Json write(Block block) {
        return switch (block) {
            case Block.Paragraph(var text) ->
                    is("paragraph").put("text", InlineJson.write(text)).build();
            case Block.Heading(var level, var text) ->
                    is("heading").put("level", level).put("text", InlineJson.write(text)).build();
            case Block.ListBlock(var ordered, var start, var items) ->
                    is("list")
                            .put("ordered", ordered)
                            .put("start", start)
                            .put("items", items, BlockJson::write)
                            .build();
            case Block.Quote(var body, var attribution) ->
                    is("quote")
                            .put("body", write(body))
                            .put("attribution", InlineJson.write(attribution))
                            .build();
            case Block.PullQuote(var text, var attribution) ->
                    is("pull-quote")
                            .put("text", InlineJson.write(text))
                            .put("attribution", InlineJson.write(attribution))
                            .build();
            case Block.PictureBlock(var use) -> is("picture").put("use", write(use)).build();
            case Block.Gallery(var pictures, var caption) ->
                    is("gallery")
                            .put("pictures", pictures, BlockJson::write)
                            .put("caption", InlineJson.write(caption))
                            .build();
            case Block.Table(var caption, var headRows, var rows) ->
                    is("table")
                            .put("caption", InlineJson.write(caption))
                            .put("headRows", headRows)
                            .put("rows", rows, row -> Json.array(row, BlockJson::write))
                            .build();
            case Block.Embed(var url, var provider, var title, var caption) ->
                    is("embed")
                            .put("url", url)
                            .put("provider", provider)
                            .put("title", title)
                            .put("caption", InlineJson.write(caption))
                            .build();
            case Block.RelatedStories(var title, var links) ->
                    is("related-stories")
                            .put("title", title)
                            .put(
                                    "links",
                                    links,
                                    link ->
                                            Json.object()
                                                    .put("href", link.href())
                                                    .put("headline", link.headline())
                                                    .build())
                            .build();
            case Block.FactBox(var title, var body) ->
                    is("fact-box").put("title", title).put("body", write(body)).build();
            case Block.Preformatted(var kind, var text) ->
                    is("preformatted")
                            .put("kind", word(kind))
                            .put("text", InlineJson.write(text))
                            .build();
            case Block.AudioVideo(var kind, var url, var poster, var caption) ->
                    is("audio-video")
                            .put("kind", word(kind))
                            .put("url", url)
                            .put("poster", poster == null ? Json.Null.NULL : write(poster))
                            .put("caption", InlineJson.write(caption))
                            .build();
            case Block.Divider() -> is("divider").build();
            case Block.Legacy(var html, var origin) ->
                    is("legacy").put("html", html.toString()).put("origin", origin).build();
        };
    }

    /// A picture as a story uses it.
    public static Json write(PictureUse use) {
        return Json.object()
                .put("picture", use.picture().value())
                .put("alt", use.alt())
                .put("caption", InlineJson.write(use.caption()))
                .put("credit", use.credit())
                .build();
    }

    private static Json write(Block.Table.Cell cell) {
        return Json.object()
                .put("header", cell.header())
                .put("columns", cell.columns())
                .put("rows", cell.rows())
                .put("text", InlineJson.write(cell.text()))
                .build();
    }

    private static Json.Builder is(String block) {
        return Json.object().put("block", block);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// The blocks of this JSON.
    ///
    /// @throws IllegalArgumentException naming what is missing or wrong
    public static List<Block> read(List<Json> items) {
        return read(items, SafeHtml::trusted);
    }

    private static List<Block> read(List<Json> items, Function<String, SafeHtml> legacy) {
        return items.stream().map(item -> read(item.obj(), legacy)).toList();
    }

    /// One block.
    ///
    /// @param legacy what becomes of old HTML
    static Block read(Json.Obj it, Function<String, SafeHtml> legacy) {
        return switch (it.text("block")) {
            case "paragraph" -> new Block.Paragraph(inlines(it, "text"));
            case "heading" -> new Block.Heading(whole(it, "level"), inlines(it, "text"));
            case "list" ->
                    new Block.ListBlock(
                            it.flag("ordered"),
                            whole(it, "start"),
                            it.items("items").stream()
                                    .map(item -> read(items(item), legacy))
                                    .toList());
            case "quote" ->
                    new Block.Quote(read(it.items("body"), legacy), inlines(it, "attribution"));
            case "pull-quote" ->
                    new Block.PullQuote(inlines(it, "text"), inlines(it, "attribution"));
            case "picture" -> new Block.PictureBlock(use(it.get("use").obj()));
            case "gallery" ->
                    new Block.Gallery(
                            it.items("pictures").stream().map(use -> use(use.obj())).toList(),
                            inlines(it, "caption"));
            case "table" ->
                    new Block.Table(
                            inlines(it, "caption"),
                            whole(it, "headRows"),
                            it.items("rows").stream()
                                    .map(row ->
                                            items(row).stream()
                                                    .map(cell -> cell(cell.obj()))
                                                    .toList())
                                    .toList());
            case "embed" ->
                    new Block.Embed(
                            it.text("url"),
                            it.textOrNull("provider"),
                            it.textOrNull("title"),
                            inlines(it, "caption"));
            case "related-stories" ->
                    new Block.RelatedStories(
                            it.textOrNull("title"),
                            it.items("links").stream()
                                    .map(Json::obj)
                                    .map(link ->
                                            new Block.RelatedStories.Related(
                                                    link.text("href"), link.text("headline")))
                                    .toList());
            case "fact-box" ->
                    new Block.FactBox(it.textOrNull("title"), read(it.items("body"), legacy));
            case "preformatted" ->
                    new Block.Preformatted(
                            choice(it, "kind", Block.Preformatted.Kind.values()),
                            inlines(it, "text"));
            case "audio-video" ->
                    new Block.AudioVideo(
                            choice(it, "kind", Block.AudioVideo.Kind.values()),
                            it.text("url"),
                            useOrNull(it.get("poster")),
                            inlines(it, "caption"));
            case "divider" -> new Block.Divider();
            case "legacy" -> new Block.Legacy(legacy.apply(it.text("html")), it.text("origin"));
            case String unknown -> throw new IllegalArgumentException("not a block: " + unknown);
        };
    }

    static PictureUse use(Json.Obj it) {
        return new PictureUse(
                new PictureId(it.number("picture")),
                it.textOrNull("alt"),
                inlines(it, "caption"),
                it.textOrNull("credit"));
    }

    static @Nullable PictureUse useOrNull(Json json) {
        return json instanceof Json.Obj object ? use(object) : null;
    }

    private static Block.Table.Cell cell(Json.Obj it) {
        return new Block.Table.Cell(
                it.flag("header"), whole(it, "columns"), whole(it, "rows"), inlines(it, "text"));
    }

    private static int whole(Json.Obj it, String name) {
        long number = it.number(name);
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE)
            throw new IllegalArgumentException(name + " is too large: " + number);
        return (int) number;
    }

    /// One of an enum's words, as [#word] writes them.
    static <E extends Enum<E>> E choice(Json.Obj it, String name, E[] all) {
        String word = it.text(name);
        return Arrays.stream(all)
                .filter(each -> word(each).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                name
                                        + " is none of "
                                        + String.join(
                                                ", ",
                                                Arrays.stream(all).map(BlockJson::word).toList())));
    }

    private static List<Inline> inlines(Json.Obj it, String name) {
        return InlineJson.read(it.items(name));
    }

    private static List<Json> items(Json json) {
        if (json instanceof Json.Arr(var items)) return items;
        throw new IllegalArgumentException("a JSON array was expected");
    }
}

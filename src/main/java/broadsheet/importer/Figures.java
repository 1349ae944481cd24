package broadsheet.importer;

import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.story.PictureUse;
import broadsheet.text.Addresses;
import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlNode.Element;
import broadsheet.text.HtmlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Pictures, figures and galleries.
final class Figures {
    private static final Predicate<Element> GALLERY =
            Trees.classed(
                    "wp-block-gallery",
                    "blocks-gallery-grid",
                    "gallery",
                    "tiled-gallery",
                    "wp-block-jetpack-tiled-gallery",
                    "wp-block-jetpack-slideshow");
    private static final Predicate<Element> PICTURE = Trees.named("img", "image");
    private static final Predicate<Element> OTHER_THING =
            Trees.named(
                    "table",
                    "blockquote",
                    "video",
                    "audio",
                    "iframe",
                    "object",
                    "embed",
                    "pre",
                    "ul",
                    "ol",
                    Shortcodes.GALLERY);

    private final HtmlBlocks blocks;
    private final Notes notes;

    Figures(HtmlBlocks blocks, Notes notes) {
        this.blocks = blocks;
        this.notes = notes;
    }

    /// A picture by itself. One that cannot be had leaves its caption; an emoji picture is its
    /// character.
    void picture(Element image, Flow flow) {
        picture(image, Captions.NONE, null, flow);
    }

    private void picture(Element image, Captions captions, @Nullable String number, Flow flow) {
        if (image.hasClass("emoji") || image.hasClass("wp-smiley")) {
            flow.text(image.attributes().getOrDefault("alt", ""));
            return;
        }
        Optional<PictureUse> use = ref(image, captions, number).flatMap(notes::picture);
        if (use.isPresent()) flow.block(new Block.PictureBlock(use.get()));
        else if (!Inlines.blank(captions.caption()))
            flow.block(new Block.Paragraph(captions.caption()));
    }

    private Optional<PictureRef> ref(Element image, Captions captions, @Nullable String number) {
        if (isPixel(image)) {
            notes.dropped("tracking picture");
            return Optional.empty();
        }
        String url = address(image);
        Long attachment = attachment(image, number);
        if (url == null && attachment == null) {
            notes.dropped("picture without address");
            return Optional.empty();
        }
        return Optional.of(
                new PictureRef(
                        url,
                        attachment,
                        image.attribute("alt"),
                        captions.caption(),
                        captions.credit()));
    }

    private static boolean isPixel(Element image) {
        return "1".equals(image.attribute("width")) && "1".equals(image.attribute("height"));
    }

    private static @Nullable String address(Element image) {
        for (String name :
                List.of(
                        "src",
                        "data-src",
                        "data-lazy-src",
                        "data-orig-file",
                        "data-original",
                        "data-full-url")) {
            String url = image.attribute(name);
            if (url == null || url.regionMatches(true, 0, "data:", 0, 5)) continue;
            String clean = Addresses.clean(url);
            if (clean == null && url.indexOf(':') < 0)
                clean = Addresses.clean("/" + url.replaceFirst("^(\\.{1,2}/)+", ""));
            if (clean != null && (clean.startsWith("/") || Addresses.web(clean) != null))
                return clean;
        }
        return null;
    }

    private static @Nullable Long attachment(Element image, @Nullable String number) {
        List<String> candidates = new ArrayList<>();
        for (String name : image.classes())
            if (name.startsWith("wp-image-")) candidates.add(name.substring(9));
        for (String name : List.of("data-id", "data-attachment-id", "data-image-id")) {
            String value = image.attribute(name);
            if (value != null) candidates.add(value);
        }
        if (number != null) candidates.add(number);
        for (String candidate : candidates)
            if (candidate.matches("[1-9][0-9]{0,14}")) return Long.valueOf(candidate);
        return null;
    }

    void figure(Element figure, Flow flow) {
        if (blocks.boxes().box(figure, flow)
                || blocks.frames().embedded(figure, flow)
                || gallery(figure, flow)) return;
        captioned(figure, flow);
    }

    /// Something with a caption below it.
    void captioned(Element figure, Flow flow) {
        List<Element> pictures = Trees.all(figure.children(), PICTURE);
        if (pictures.size() == 1 && !Trees.any(figure.children(), OTHER_THING))
            onePicture(figure, pictures.getFirst(), flow);
        else captionedThing(figure, flow);
    }

    private void onePicture(Element figure, Element image, Flow flow) {
        List<Block> rest = new ArrayList<>();
        List<HtmlNode> beside =
                Trees.without(
                        figure.children(),
                        Captions.CAPTION.or(PICTURE).or(Trees.named("noscript")));
        Captions captions = captions(figure, rest);
        if (captions.isEmpty() && figure.hasClass("wp-caption"))
            captions = Captions.of(beside, blocks, rest);
        else rest.addAll(blocks.blocks(beside));
        picture(image, captions, figure.attribute("data-id"), flow);
        rest.forEach(flow::block);
    }

    private Captions captions(Element figure, List<Block> rest) {
        List<HtmlNode> nodes = new ArrayList<>();
        for (Element caption : Trees.all(figure.children(), Captions.CAPTION))
            nodes.addAll(caption.children());
        String given = figure.attribute("data-caption");
        if (nodes.isEmpty() && given != null) nodes.addAll(HtmlTree.parse(given));
        return Captions.of(nodes, blocks, rest);
    }

    private void captionedThing(Element figure, Flow flow) {
        List<Block> rest = new ArrayList<>();
        List<Inline> caption = new ArrayList<>();
        for (Element element : Trees.all(figure.children(), Captions.CAPTION)) {
            if (!caption.isEmpty()) caption.add(new Inline.LineBreak());
            caption.addAll(blocks.text(element.children(), rest));
        }
        for (Block block : blocks.blocks(Trees.without(figure.children(), Captions.CAPTION))) {
            Optional<Block> captioned =
                    caption.isEmpty() ? Optional.empty() : withCaption(block, caption);
            if (captioned.isPresent()) caption = List.of();
            flow.block(captioned.orElse(block));
        }
        if (!caption.isEmpty()) flow.block(new Block.Paragraph(caption));
        rest.forEach(flow::block);
    }

    private static Optional<Block> withCaption(Block block, List<Inline> caption) {
        return switch (block) {
            case Block.Table(var old, var head, var rows) when old.isEmpty() ->
                    Optional.of(new Block.Table(caption, head, rows));
            case Block.Embed(var url, var provider, var title, var old) when old.isEmpty() ->
                    Optional.of(new Block.Embed(url, provider, title, caption));
            case Block.AudioVideo(var kind, var url, var poster, var old) when old.isEmpty() ->
                    Optional.of(new Block.AudioVideo(kind, url, poster, caption));
            case Block.Gallery(var pictures, var old) when old.isEmpty() ->
                    Optional.of(new Block.Gallery(pictures, caption));
            default -> Optional.empty();
        };
    }

    /// Reads a gallery; false where the element is none.
    boolean gallery(Element element, Flow flow) {
        if (!GALLERY.test(element) || !Trees.any(element.children(), PICTURE)) return false;
        new GalleryReader(blocks, element).read().forEach(flow::block);
        return true;
    }

    /// A gallery by attachment numbers.
    void numbered(Element element, Flow flow) {
        List<PictureUse> found = new ArrayList<>();
        for (String id : element.attributes().getOrDefault("ids", "").split(","))
            if (id.strip().matches("[1-9][0-9]{0,14}"))
                notes.picture(new PictureRef(null, Long.valueOf(id.strip()), null, List.of(), null))
                        .ifPresent(found::add);
        if (found.isEmpty()) notes.dropped("shortcode gallery");
        gallery(found, List.of()).forEach(flow::block);
        blocks.walk(element.children(), flow);
    }

    /// The use of one of a gallery's pictures; empty where it cannot be had.
    Optional<PictureUse> use(Element image, Captions captions) {
        return ref(image, captions, null).flatMap(notes::picture);
    }

    static List<Block> gallery(List<PictureUse> pictures, List<Inline> caption) {
        if (pictures.size() == 1 && caption.isEmpty())
            return List.of(new Block.PictureBlock(pictures.getFirst()));
        if (!pictures.isEmpty()) return List.of(new Block.Gallery(pictures, caption));
        return Inlines.blank(caption) ? List.of() : List.of(new Block.Paragraph(caption));
    }
}

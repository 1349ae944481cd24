package broadsheet.importer;

import broadsheet.media.AttachmentKind;
import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.story.PictureUse;
import broadsheet.text.Addresses;
import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlNode.Element;
import broadsheet.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Things that live elsewhere: frames, players, posts of social networks; and sound and moving
/// pictures.
final class Frames {
    private static final Predicate<Element> POST =
            Trees.classed(
                    "twitter-tweet",
                    "twitter-video",
                    "instagram-media",
                    "tiktok-embed",
                    "bluesky-embed");

    private final HtmlBlocks blocks;
    private final Notes notes;

    Frames(HtmlBlocks blocks, Notes notes) {
        this.blocks = blocks;
        this.notes = notes;
    }

    /// A frame or plug-in becomes a link to what it showed.
    void frame(Element element, Flow flow) {
        List<String> addresses = addresses(element);
        Optional<Block> file = file(addresses, element.attribute("title"));
        if (file.isPresent()) {
            flow.block(file.get());
            return;
        }
        Optional<Block.Embed> embed =
                addresses.stream()
                        .flatMap(url -> embed(url, element.attribute("title")).stream())
                        .findFirst();
        if (embed.isPresent()) {
            flow.block(embed.get());
            return;
        }
        notes.dropped("frame");
        if (!element.name().equals("iframe")) blocks.walk(element.children(), flow);
    }

    /// A recording or document of the old site shown in a frame: a player, or a link.
    private Optional<Block> file(List<String> addresses, @Nullable String title) {
        for (String address : addresses) {
            if (!FileRef.fits(address)) continue;
            if (!(notes.file(FileRef.at(address)) instanceof FileUse.Ours ours)) continue;
            String words = title == null || title.isBlank() ? Uploads.name(address) : title;
            return Optional.of(block(ours, words));
        }
        return Optional.empty();
    }

    /// One of our files with these words.
    private static Block block(FileUse.Ours file, String words) {
        return switch (file.use()) {
            case SOUND -> player(Block.AudioVideo.Kind.AUDIO, file.path(), words);
            case FILM -> player(Block.AudioVideo.Kind.VIDEO, file.path(), words);
            case DOCUMENT ->
                    new Block.Paragraph(
                            List.of(
                                    new Inline.Link(
                                            file.path(),
                                            Inline.text(words.isEmpty() ? file.path() : words))));
        };
    }

    private static Block player(Block.AudioVideo.Kind kind, String path, String words) {
        return new Block.AudioVideo(
                kind, path, null, words.isBlank() ? List.of() : Inline.text(words));
    }

    /// A list of recordings by attachment numbers, each under its title; `most` says how many of
    /// them.
    void playlist(Element element, Flow flow) {
        AttachmentKind.Use wanted =
                "video".equals(element.attribute("type"))
                        ? AttachmentKind.Use.FILM
                        : AttachmentKind.Use.SOUND;
        int most = HtmlBlocks.number(element.attribute("most"), Integer.MAX_VALUE);
        int found = 0;
        for (String id : element.attributes().getOrDefault("ids", "").split(",")) {
            if (found == most) break;
            if (!id.strip().matches("[1-9][0-9]{0,14}")) continue;
            FileUse use = notes.file(new FileRef(null, Long.valueOf(id.strip())));
            if (!(use instanceof FileUse.Ours ours) || ours.use() != wanted) continue;
            flow.block(block(ours, most == 1 ? "" : PlainText.line(ours.title())));
            found++;
        }
        if (found == 0)
            notes.dropped("shortcode " + element.attributes().getOrDefault("name", "playlist"));
        blocks.walk(element.children(), flow);
    }

    private static List<String> addresses(Element element) {
        List<String> addresses = new ArrayList<>();
        for (String name : List.of("src", "data", "data-src", "data-lazy-src"))
            add(element.attribute(name), addresses);
        for (Element child :
                Trees.all(element.children(), Trees.named("param", "embed", "iframe"))) {
            String name = child.attributes().getOrDefault("name", "");
            if (child.name().equals("param")
                    && (name.equalsIgnoreCase("movie") || name.equalsIgnoreCase("src")))
                add(child.attribute("value"), addresses);
            else add(child.attribute("src"), addresses);
        }
        return addresses;
    }

    private static void add(@Nullable String address, List<String> addresses) {
        if (address != null) addresses.add(address);
    }

    private Optional<Block.Embed> embed(String address, @Nullable String title) {
        Providers.Place place = Providers.of(address);
        if (place != null)
            return Optional.of(new Block.Embed(place.url(), place.provider(), title, List.of()));
        String url = Addresses.web(address) == null ? null : notes.link(address);
        return url == null
                ? Optional.empty()
                : Optional.of(new Block.Embed(url, null, title, List.of()));
    }

    /// A figure that embeds by address; false where it holds none.
    boolean embedded(Element figure, Flow flow) {
        if (!Trees.classed("wp-block-embed", "embed", "audio", "video").test(figure)) return false;
        if (Trees.any(
                figure.children(), Trees.named("audio", "video", "iframe", "blockquote", "object")))
            return false;
        List<HtmlNode> inside = Trees.without(figure.children(), Captions.CAPTION);
        Optional<Element> link = Trees.first(inside, Trees.named("a"));
        String words = PlainText.line(inside);
        String address = link.map(a -> a.attribute("href")).orElse(words.split(" ", 2)[0]);
        List<Block> rest = new ArrayList<>();
        List<Inline> caption = caption(figure, rest);
        Optional<Block> found =
                thing(
                        figure,
                        address,
                        link.isPresent() && !words.startsWith("http") ? words : null,
                        caption);
        if (found.isEmpty()) return false;
        flow.block(found.get());
        rest.forEach(flow::block);
        return true;
    }

    private List<Inline> caption(Element figure, List<Block> rest) {
        List<Inline> caption = new ArrayList<>();
        for (Element element : Trees.all(figure.children(), Captions.CAPTION))
            caption.addAll(blocks.text(element.children(), rest));
        return caption;
    }

    private Optional<Block> thing(
            Element figure, String address, @Nullable String title, List<Inline> caption) {
        boolean audio = figure.hasClass("audio");
        if (audio || figure.hasClass("video")) {
            String url = recording(List.of(address));
            if (url == null) return Optional.empty();
            List<Inline> words = caption.isEmpty() && title != null ? Inline.text(title) : caption;
            return Optional.of(
                    new Block.AudioVideo(
                            audio ? Block.AudioVideo.Kind.AUDIO : Block.AudioVideo.Kind.VIDEO,
                            url,
                            null,
                            words));
        }
        return embed(address, title == null || title.isEmpty() ? null : title)
                .map(embed ->
                        new Block.Embed(embed.url(), embed.provider(), embed.title(), caption));
    }

    /// A post of a social network, quoted with its words; false where the quotation is none.
    boolean post(Element quote, Flow flow) {
        if (!POST.test(quote)) return false;
        List<String> addresses = new ArrayList<>();
        add(quote.attribute("data-instgrm-permalink"), addresses);
        add(quote.attribute("cite"), addresses);
        List<Element> links = Trees.all(quote.children(), Trees.named("a"));
        for (Element link : links.reversed()) add(link.attribute("href"), addresses);
        for (String address : addresses) {
            Providers.Place place = Providers.of(address);
            if (place == null) continue;
            List<Block> rest = new ArrayList<>();
            flow.block(
                    new Block.Embed(
                            place.url(),
                            place.provider(),
                            null,
                            blocks.text(quote.children(), rest)));
            rest.forEach(flow::block);
            return true;
        }
        return false;
    }

    void sound(Element element, Flow flow) {
        List<String> addresses = new ArrayList<>();
        add(element.attribute("src"), addresses);
        for (Element source : Trees.all(element.children(), Trees.named("source")))
            add(source.attribute("src"), addresses);
        for (String address : addresses) {
            Providers.Place place = Providers.of(address);
            if (place == null || !place.provider().matches("YouTube|Vimeo")) continue;
            flow.block(new Block.Embed(place.url(), place.provider(), null, List.of()));
            return;
        }
        String url = recording(addresses);
        if (url != null) {
            flow.block(
                    new Block.AudioVideo(
                            element.name().equals("audio")
                                    ? Block.AudioVideo.Kind.AUDIO
                                    : Block.AudioVideo.Kind.VIDEO,
                            url,
                            poster(element),
                            List.of()));
            return;
        }
        notes.dropped(element.name());
        blocks.walk(element.children(), flow);
    }

    /// Where a recording is to be had that stood at these addresses: the first that is ours now,
    /// else the first there is. One of the old site's that could not be had is linked where it was.
    private @Nullable String recording(List<String> addresses) {
        String other = null;
        FileRef missing = null;
        for (String address : addresses) {
            if (Addresses.clean(address) == null) continue;
            FileRef ref = FileRef.at(address);
            switch (notes.context().files().apply(ref)) {
                case FileUse.Ours(var path, var use, _) -> {
                    if (use != AttachmentKind.Use.DOCUMENT) return path;
                }
                case FileUse.Missing(var url) -> {
                    missing = ref;
                    if (other == null) other = Addresses.web(url);
                }
                case FileUse.Elsewhere _ -> {
                    String url = notes.link(address);
                    boolean usable =
                            url != null && (url.startsWith("/") || Addresses.web(url) != null);
                    if (other == null && usable) other = url;
                }
            }
        }
        if (missing != null) notes.missing(missing);
        return other;
    }

    private @Nullable PictureUse poster(Element element) {
        String poster = Addresses.clean(element.attribute("poster"));
        if (poster == null || !(poster.startsWith("/") || Addresses.web(poster) != null))
            return null;
        return notes.picture(new PictureRef(poster, null, null, List.of(), null)).orElse(null);
    }
}

package broadsheet.story;

import broadsheet.media.PictureId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which pictures a story uses.
public final class PicturesIn {
    private PicturesIn() {}

    /// The lead's first, then the body's in their order.
    public static List<PictureId> copy(Copy copy) {
        return uses(copy).stream().map(PictureUse::picture).toList();
    }

    /// The same with the words that the story gives them; of a picture that is used twice, the
    /// first use.
    public static List<PictureUse> uses(Copy copy) {
        PictureUse lead = copy.lead();
        Stream<PictureUse> first = lead == null ? Stream.of() : Stream.of(lead);
        Map<PictureId, PictureUse> uses = new LinkedHashMap<>();
        Stream.concat(first, copy.body().stream().flatMap(PicturesIn::block))
                .forEach(use -> uses.putIfAbsent(use.picture(), use));
        return List.copyOf(uses.values());
    }

    private static Stream<PictureUse> block(Block block) {
        return switch (block) {
            case Block.PictureBlock(var use) -> Stream.of(use);
            case Block.Gallery(var uses, _) -> uses.stream();
            case Block.AudioVideo av -> {
                PictureUse poster = av.poster();
                yield poster == null ? Stream.of() : Stream.of(poster);
            }
            case Block.Quote(var body, _) -> body.stream().flatMap(PicturesIn::block);
            case Block.FactBox(_, var body) -> body.stream().flatMap(PicturesIn::block);
            case Block.ListBlock list ->
                    list.items().stream().flatMap(List::stream).flatMap(PicturesIn::block);
            case Block.Paragraph _,
                    Block.Heading _,
                    Block.PullQuote _,
                    Block.Table _,
                    Block.Embed _,
                    Block.RelatedStories _,
                    Block.Preformatted _,
                    Block.Divider _,
                    Block.Legacy _ ->
                    Stream.of();
        };
    }
}

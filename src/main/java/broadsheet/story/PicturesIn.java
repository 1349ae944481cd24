package broadsheet.story;

import broadsheet.media.PictureId;
import java.util.List;
import java.util.stream.Stream;

/// Which pictures a story uses.
public final class PicturesIn {
    private PicturesIn() {}

    /// The lead's first, then the body's in their order.
    public static List<PictureId> copy(Copy copy) {
        PictureUse lead = copy.lead();
        Stream<PictureId> first = lead == null ? Stream.of() : Stream.of(lead.picture());
        return Stream.concat(first, copy.body().stream().flatMap(PicturesIn::block))
                .distinct()
                .toList();
    }

    private static Stream<PictureId> block(Block block) {
        return switch (block) {
            case Block.PictureBlock(var use) -> Stream.of(use.picture());
            case Block.Gallery(var uses, _) -> uses.stream().map(PictureUse::picture);
            case Block.AudioVideo av -> {
                PictureUse poster = av.poster();
                yield poster == null ? Stream.of() : Stream.of(poster.picture());
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

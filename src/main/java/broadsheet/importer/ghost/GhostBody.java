package broadsheet.importer.ghost;

import broadsheet.importer.Context;
import broadsheet.importer.Converted;
import broadsheet.importer.Converter;
import broadsheet.importer.Fields;
import broadsheet.importer.Markdown;
import broadsheet.importer.PictureRef;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The text of a post, from the best that the export has of it: lexical, else mobiledoc, else the
/// HTML Ghost made of either, else the Markdown of its first versions.
final class GhostBody {
    private static final Pattern SIZE =
            Pattern.compile("/content/images/size/w\\d+(h\\d+)?/(format/\\w+/)?");
    private static final Pattern CARD =
            Pattern.compile("<!--\\s?kg-card-(begin|end)[^<>]{0,80}-->");

    private GhostBody() {}

    static Converted convert(Fields post, Context context) {
        Pieces pieces = pieces(post);
        return Converter.convertTree(
                        pieces.tree(),
                        context.withPictures(ref -> context.pictures().apply(original(ref))))
                .andDropped(pieces.dropped());
    }

    private static Pieces pieces(Fields post) {
        Pieces pieces = new Pieces();
        Lexical.read(post.raw("lexical"), pieces);
        if (!pieces.isEmpty()) return pieces;
        Mobiledoc.read(post.raw("mobiledoc"), pieces);
        if (!pieces.isEmpty()) return pieces;
        Pieces plain = new Pieces();
        for (String piece : CARD.split(post.raw("html"))) plain.add(piece);
        if (plain.isEmpty()) plain.add(Markdown.html(post.raw("markdown")));
        return plain.isEmpty() ? pieces : plain;
    }

    /// The picture as it was uploaded, given one of the sizes Ghost made of it.
    static String original(String address) {
        return SIZE.matcher(address).replaceFirst("/content/images/");
    }

    private static PictureRef original(PictureRef ref) {
        @Nullable String url = ref.url();
        return url == null
                ? ref
                : new PictureRef(
                        original(url), ref.attachment(), ref.alt(), ref.caption(), ref.credit());
    }
}

package broadsheet.importer;

import broadsheet.story.Block;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Old content as blocks, and what the report must say of it.
///
/// - `legacyCounts`: how many [Block.Legacy] blocks there are, by what they were;
/// - `dropped`: what was left out, by what it was (`block core/latest-posts`, `shortcode
///   contact-form`, `script`);
/// - `pictures`: every picture spoken of, in order, found or not;
/// - `missing`: those for which [Context#pictures] gave nothing.
public record Converted(
        List<Block> body,
        Map<String, Integer> legacyCounts,
        Map<String, Integer> dropped,
        List<PictureRef> pictures,
        List<PictureRef> missing) {
    public Converted {
        body = List.copyOf(body);
        legacyCounts = Map.copyOf(legacyCounts);
        dropped = Map.copyOf(dropped);
        pictures = List.copyOf(pictures);
        missing = List.copyOf(missing);
    }

    /// The same, with more that was left out.
    public Converted andDropped(Map<String, Integer> more) {
        Map<String, Integer> all = new HashMap<>(dropped);
        more.forEach((what, count) -> all.merge(what, count, Integer::sum));
        return new Converted(body, legacyCounts, all, pictures, missing);
    }
}

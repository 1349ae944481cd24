package broadsheet.story;

import broadsheet.text.Json;
import broadsheet.text.SafeHtml;
import broadsheet.text.Sanitiser;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Blocks as JSON that somebody sent. What is stored is read with trust; this is not: old HTML must
/// be as the sanitiser leaves it, and whatever a block does not have, or would lose, is named with
/// its place.
///
/// @param blocks those that could be read
/// @param problems each with a field such as `body.blocks[3].text[0].href`
public record SentBlocks(List<Block> blocks, List<Outcome.Problem> problems) {
    /// Lists in lists, boxes in boxes, marks in marks: more than anybody writes, far from what
    /// would exhaust a stack.
    private static final int DEEPEST = 60;

    public SentBlocks {
        blocks = List.copyOf(blocks);
        problems = List.copyOf(problems);
    }

    /// @param place of the array, for problems
    public static SentBlocks read(List<Json> items, String place) {
        List<Block> blocks = new ArrayList<>();
        List<Outcome.Problem> problems = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String at = place + "[" + i + "]";
            Json item = items.get(i);
            if (deeper(item, DEEPEST)) {
                problems.add(new Outcome.Problem(at, Reason.BLOCK_DEEP.with(DEEPEST)));
                continue;
            }
            try {
                Block block = BlockJson.read(item.obj(), SentBlocks::harmless);
                Outcome.Problem lost = lost(item, BlockJson.write(List.of(block)), at);
                if (lost == null) blocks.add(block);
                else problems.add(lost);
            } catch (IllegalArgumentException e) {
                problems.add(new Outcome.Problem(at, Rule.said(String.valueOf(e.getMessage()))));
            }
        }
        return new SentBlocks(blocks, problems);
    }

    /// A picture as a story uses it, read as strictly.
    ///
    /// @throws IllegalArgumentException naming what is wrong
    public static PictureUse picture(Json json, String place) {
        PictureUse use = BlockJson.use(json.obj());
        Outcome.Problem lost = differs(json, BlockJson.write(use), place);
        if (lost != null) throw new IllegalArgumentException(lost.field() + " " + lost.rule());
        return use;
    }

    private static SafeHtml harmless(String html) {
        SafeHtml clean = Sanitiser.clean(html);
        if (!clean.toString().equals(html))
            throw new IllegalArgumentException(
                    "html has what may not stand there; it would be " + shown(clean.toString()));
        return clean;
    }

    private static boolean deeper(Json value, int left) {
        return switch (value) {
            case Json.Obj(var members) ->
                    left == 0 || members.values().stream().anyMatch(each -> deeper(each, left - 1));
            case Json.Arr(var items) ->
                    left == 0 || items.stream().anyMatch(each -> deeper(each, left - 1));
            case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> false;
        };
    }

    private static Outcome.@Nullable Problem lost(Json sent, Json written, String place) {
        return written instanceof Json.Arr(var only) ? differs(sent, only.getFirst(), place) : null;
    }

    /// The first thing that was sent and was not understood: it would be gone when the block is
    /// written again.
    private static Outcome.@Nullable Problem differs(Json sent, Json kept, String place) {
        return switch (sent) {
            case Json.Obj(var members) when kept instanceof Json.Obj same ->
                    members(members, same, place);
            case Json.Arr(var items) when kept instanceof Json.Arr(var same) ->
                    items(items, same, place);
            case Json.Num(BigDecimal number)
                    when kept instanceof Json.Num(BigDecimal same) && number.compareTo(same) == 0 ->
                    null;
            case Json.Null _ when kept instanceof Json.Null -> null;
            case Json.Obj _, Json.Arr _, Json.Num _, Json.Text _, Json.Bool _, Json.Null _ ->
                    sent.equals(kept)
                            ? null
                            : new Outcome.Problem(
                                    place, Reason.BLOCK_WRONG.with(shown(sent.write())));
        };
    }

    private static Outcome.@Nullable Problem members(
            Map<String, Json> sent, Json.Obj kept, String place) {
        for (Map.Entry<String, Json> member : sent.entrySet()) {
            String at = place + "." + shown(member.getKey());
            if (!kept.members().containsKey(member.getKey())) {
                if (member.getValue() instanceof Json.Null) continue;
                return new Outcome.Problem(at, Reason.BLOCK_UNKNOWN.with());
            }
            Outcome.Problem inside = differs(member.getValue(), kept.get(member.getKey()), at);
            if (inside != null) return inside;
        }
        return null;
    }

    private static Outcome.@Nullable Problem items(List<Json> sent, List<Json> kept, String place) {
        if (sent.size() != kept.size())
            return new Outcome.Problem(place, Reason.BLOCK_ITEMS.with());
        for (int i = 0; i < sent.size(); i++) {
            Outcome.Problem inside = differs(sent.get(i), kept.get(i), place + "[" + i + "]");
            if (inside != null) return inside;
        }
        return null;
    }

    private static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }
}

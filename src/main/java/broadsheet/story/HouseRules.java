package broadsheet.story;

import broadsheet.config.StoryRule;
import broadsheet.db.Tx;
import broadsheet.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What this paper's settings ask of a story before it becomes public.
final class HouseRules {
    private final List<StoryRule> rules;

    HouseRules(List<StoryRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /// Each rule that does not hold, with the field to be mended.
    List<Outcome.Problem> problems(Tx tx, Copy copy) {
        List<Outcome.Problem> problems = new ArrayList<>();
        String type = copy.type().name().toLowerCase(Locale.ROOT);
        for (StoryRule rule : rules)
            if (rule.type().isEmpty() || rule.type().equals(type))
                problems.addAll(problems(tx, rule, copy));
        return problems;
    }

    private static List<Outcome.Problem> problems(Tx tx, StoryRule rule, Copy copy) {
        return switch (rule.part()) {
            case HEADLINE -> counted(rule, characters(copy.headline()));
            case KICKER -> counted(rule, characters(copy.kicker()));
            case STANDFIRST -> counted(rule, characters(copy.standfirst()));
            case DATELINE -> counted(rule, characters(copy.sourcing().dateline()));
            case SOURCE -> counted(rule, characters(copy.sourcing().source()));
            case RIGHTS -> counted(rule, characters(copy.sourcing().rights()));
            case BODY -> counted(rule, PlainText.words(BlockText.write(copy.body())));
            case BYLINE -> counted(rule, names(copy.byline()));
            case TAGS -> counted(rule, copy.filing().tags().size());
            case PICTURE -> counted(rule, copy.lead() == null ? 0 : 1);
            case ALT -> pictures(tx, rule, "alt", copy, PictureUse::alt);
            case CREDIT -> pictures(tx, rule, "pictureCredit", copy, PictureUse::credit);
            case CAPTION ->
                    pictures(
                            tx,
                            rule,
                            "caption",
                            copy,
                            use -> use.caption().isEmpty() ? null : "there");
        };
    }

    private static List<Outcome.Problem> counted(StoryRule rule, int count) {
        if (count >= rule.least() && count <= rule.most()) return List.of();
        Rule of = Rule.of("counted." + rule.part().counted().name().toLowerCase(Locale.ROOT));
        Rule asked =
                rule.most() < Integer.MAX_VALUE
                        ? Reason.ASKED_MOST.with(rule.most(), of, count, rule)
                        : rule.least() > 1
                                ? Reason.ASKED_LEAST.with(rule.least(), of, count, rule)
                                : Reason.ASKED_ONE.with(rule);
        return List.of(new Outcome.Problem(rule.part().word(), asked));
    }

    /// @param own the words that a use gives the picture; null where it leaves them to the picture
    private static List<Outcome.Problem> pictures(
            Tx tx,
            StoryRule rule,
            String field,
            Copy copy,
            Function<PictureUse, @Nullable String> own) {
        List<PictureUse> uses = PicturesIn.uses(copy);
        Map<Long, String> kept = kept(tx, rule.part(), uses);
        return uses.stream()
                .filter(use -> {
                    String given = own.apply(use);
                    String words =
                            given == null ? kept.getOrDefault(use.picture().value(), "") : given;
                    return words.isBlank();
                })
                .map(use ->
                        new Outcome.Problem(
                                field, Reason.ASKED_OF_PICTURES.with(use.picture().value(), rule)))
                .toList();
    }

    /// The words kept with the pictures themselves.
    private static Map<Long, String> kept(Tx tx, StoryRule.Part part, List<PictureUse> uses) {
        if (uses.isEmpty()) return Map.of();
        String column = part.word();
        return tx
                .sql("select id, alt, caption, credit from picture where id = any(:ids)")
                .numbers("ids", uses.stream().map(use -> use.picture().value()).toList())
                .list(row -> Map.entry(row.number("id"), row.text(column)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static int characters(@Nullable String text) {
        return text == null ? 0 : text.strip().codePointCount(0, text.strip().length());
    }

    private static int names(Byline byline) {
        return byline.credits().size() + (characters(byline.line()) > 0 ? 1 : 0);
    }
}

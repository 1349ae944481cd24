package broadsheet.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What this paper asks of a story before it becomes public, besides what every paper must:
/// `standfirst`, `opinion.byline`, `headline<=120`, `body>=150`.
///
/// @param type of story it is for, as `story` words it; empty for every type
/// @param least how many there must be
/// @param most how many there may be
public record StoryRule(String type, Part part, int least, int most) {
    private static final Pattern TEXT =
            Pattern.compile("(?:([a-z]+)\\.)?([a-z]+)(?:(<=|>=)(\\d{1,6}))?");

    private static final Set<String> TYPES =
            Set.of(
                    "news",
                    "opinion",
                    "analysis",
                    "feature",
                    "review",
                    "interview",
                    "explainer",
                    "obituary",
                    "brief");

    /// Which part of a story it is about, and what of it is counted.
    public enum Part {
        HEADLINE(Counted.CHARACTERS),
        KICKER(Counted.CHARACTERS),
        STANDFIRST(Counted.CHARACTERS),
        DATELINE(Counted.CHARACTERS),
        SOURCE(Counted.CHARACTERS),
        RIGHTS(Counted.CHARACTERS),
        BODY(Counted.WORDS),
        BYLINE(Counted.NAMES),
        TAGS(Counted.TAGS),
        /// The lead picture.
        PICTURE(Counted.NOTHING),
        /// Words for those who cannot see it, of every picture.
        ALT(Counted.NOTHING),
        /// Of every picture.
        CAPTION(Counted.NOTHING),
        /// Of every picture.
        CREDIT(Counted.NOTHING);

        private final Counted counted;

        Part(Counted counted) {
            this.counted = counted;
        }

        public Counted counted() {
            return counted;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What a bound counts. Of what is not counted, it is there or not.
    public enum Counted {
        CHARACTERS,
        WORDS,
        NAMES,
        TAGS,
        NOTHING
    }

    static Type<List<StoryRule>> list() {
        String parts =
                Arrays.stream(Part.values()).map(Part::word).collect(Collectors.joining(", "));
        return Type.list(
                new Type<>(
                        "such as standfirst, opinion.byline, headline<=120 or body>=150; of "
                                + parts,
                        StoryRule::of));
    }

    private static StoryRule of(String text) {
        Matcher matcher = TEXT.matcher(text.replace(" ", ""));
        if (!matcher.matches()) throw new IllegalArgumentException("no rule: " + text);
        String type = matcher.group(1) == null ? "" : matcher.group(1);
        Part part = Part.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
        String sign = matcher.group(3);
        if (!type.isEmpty() && !TYPES.contains(type)
                || sign != null && part.counted() == Counted.NOTHING)
            throw new IllegalArgumentException("no rule: " + text);
        int bound = sign == null ? 1 : Integer.parseInt(matcher.group(4));
        return "<=".equals(sign)
                ? new StoryRule(type, part, 0, bound)
                : new StoryRule(type, part, bound, Integer.MAX_VALUE);
    }

    /// As it is written in the settings.
    @Override
    public String toString() {
        String bound = most < Integer.MAX_VALUE ? "<=" + most : least > 1 ? ">=" + least : "";
        return (type.isEmpty() ? "" : type + ".") + part.word() + bound;
    }
}

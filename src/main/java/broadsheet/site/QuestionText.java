package broadsheet.site;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A question as it was typed, in its parts: what narrows it (`section:politics`) and the rest.
/// Parts can be taken out; the text is the only place where it stands what was narrowed to.
record QuestionText(List<String> parts) {
    /// A quoted phrase, or a run without spaces that may have a quoted value in it. Quotation marks
    /// may be those of any language.
    private static final Pattern PART =
            Pattern.compile("(?:[^\\s\"“„«”]|[\"“„«”][^\"”“»]*(?:[\"”“»]|$))+");

    private static final Pattern NARROWING =
            Pattern.compile(
                    "(?:section|author|tag|before|after):.+",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    static QuestionText of(String typed) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(typed);
        while (matcher.find()) parts.add(matcher.group());
        return new QuestionText(List.copyOf(parts));
    }

    /// The parts that narrow it, in order.
    List<String> narrowings() {
        return parts.stream().filter(part -> NARROWING.matcher(part).matches()).toList();
    }

    /// The parts that leave something out.
    List<String> exclusions() {
        return parts.stream().filter(part -> part.length() > 1 && part.startsWith("-")).toList();
    }

    /// The text without one of its parts.
    String without(String part) {
        return parts.stream().filter(each -> !each.equals(part)).collect(Collectors.joining(" "));
    }
}

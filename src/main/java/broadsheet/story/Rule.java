package broadsheet.story;

import broadsheet.page.Messages;
import java.util.Arrays;
import java.util.List;

/// A rule that does not hold, and what it is about. Whoever works at the desk reads it in the
/// desk's language, programs and the log in English.
///
/// @param name of its phrase in the message files, after `rule.`
/// @param about what stands at the phrase's places: text, or rules with phrases of their own
public record Rule(String name, List<Object> about) {
    private static final Messages ENGLISH = Messages.of("en");

    public Rule {
        about = List.copyOf(about);
    }

    /// @param about rules, or what is shown as it is, numbers without separators
    public static Rule of(String name, Object... about) {
        return new Rule(
                name,
                Arrays.stream(about)
                        .map(each -> each instanceof Rule ? each : String.valueOf(each))
                        .toList());
    }

    /// One that is in its reader's words already, or was never meant for people.
    public static Rule said(String words) {
        return of("said", words);
    }

    /// The sentence, without a capital or a full stop.
    public String in(Messages words) {
        Object[] filled =
                about.stream()
                        .map(each -> each instanceof Rule inner ? inner.in(words) : each)
                        .toArray();
        return words.get("rule." + name, filled);
    }

    /// In English.
    @Override
    public String toString() {
        return in(ENGLISH);
    }
}

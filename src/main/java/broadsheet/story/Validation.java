package broadsheet.story;

import broadsheet.db.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What must hold before a story may be public.
final class Validation {
    private static final int MOST_SUGGESTIONS = 50;
    private static final int QUOTED = 80;

    private final HouseRules rules;

    Validation(HouseRules rules) {
        this.rules = rules;
    }

    List<Outcome.Problem> problems(Tx tx, Head was, Copy copy, Change change) {
        List<Outcome.Problem> problems = new ArrayList<>();
        if (copy.headline().isBlank())
            problems.add(new Outcome.Problem("headline", Reason.HEADLINE.with()));
        if (copy.body().isEmpty()) problems.add(new Outcome.Problem("body", Reason.BODY.with()));
        if (was.kind() == StoryKind.ARTICLE && copy.filing().section() == null)
            problems.add(new Outcome.Problem("section", Reason.SECTION.with()));
        if (was.kind() == StoryKind.ARTICLE) problems.addAll(rules.problems(tx, copy));
        Margin.of(copy).suggestions().stream()
                .limit(MOST_SUGGESTIONS)
                .forEach(it -> problems.add(open(it)));
        Copy before = was.standing();
        if (!copy.corrections().containsAll(before.corrections()))
            problems.add(new Outcome.Problem("corrections", Reason.CORRECTION_STAYS.with()));
        switch (change) {
            case MINOR -> {}
            case DRAFT -> problems.add(new Outcome.Problem("change", Reason.CHANGE_KIND.with()));
            case CREATED, STATE -> {
                if (was.firstPublished() != null
                        && !FairCopy.asItStands(copy).copy().equals(before))
                    problems.add(new Outcome.Problem("change", Reason.CHANGE_WORDS.with()));
            }
            case UPDATE -> {
                boolean publicBefore = was.firstPublished() != null;
                if (publicBefore
                        && (copy.updateNote() == null
                                || Objects.equals(copy.updateNote(), before.updateNote())))
                    problems.add(new Outcome.Problem("updateNote", Reason.UPDATE_NOTE.with()));
            }
            case CORRECTION -> {
                if (copy.corrections().size() <= before.corrections().size())
                    problems.add(new Outcome.Problem("corrections", Reason.CORRECTION_TEXT.with()));
            }
        }
        return problems;
    }

    /// Neither accepted nor dropped by publishing: a person decides.
    private static Outcome.Problem open(Margin.Suggestion it) {
        Rule rule =
                it.added().isEmpty()
                        ? Reason.SUGGESTED_OUT.with(quoted(it.removed()))
                        : it.removed().isEmpty()
                                ? Reason.SUGGESTED_IN.with(quoted(it.added()))
                                : Reason.SUGGESTED_FOR.with(
                                        quoted(it.added()), quoted(it.removed()));
        return new Outcome.Problem(Margin.SUGGESTION + it.id(), rule);
    }

    private static String quoted(String words) {
        return words.length() <= QUOTED
                ? words
                : words.substring(0, words.offsetByCodePoints(0, QUOTED / 2)) + "…";
    }
}

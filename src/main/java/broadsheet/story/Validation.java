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
            problems.add(new Outcome.Problem("headline", "a public story has a headline"));
        if (copy.body().isEmpty())
            problems.add(new Outcome.Problem("body", "a public story has at least one block"));
        if (was.kind() == StoryKind.ARTICLE && copy.filing().section() == null)
            problems.add(new Outcome.Problem("section", "an article stands in a section"));
        if (was.kind() == StoryKind.ARTICLE) problems.addAll(rules.problems(tx, copy));
        Margin.of(copy).suggestions().stream()
                .limit(MOST_SUGGESTIONS)
                .forEach(it -> problems.add(open(it)));
        Copy before = was.standing();
        if (!copy.corrections().containsAll(before.corrections()))
            problems.add(
                    new Outcome.Problem(
                            "corrections", "a correction once made stays on every later version"));
        switch (change) {
            case MINOR -> {}
            case DRAFT ->
                    problems.add(
                            new Outcome.Problem(
                                    "change",
                                    "what becomes public is minor, update or correction"));
            case CREATED, STATE -> {
                if (was.firstPublished() != null
                        && !FairCopy.asItStands(copy).copy().equals(before))
                    problems.add(
                            new Outcome.Problem(
                                    "change",
                                    "words once public change as minor, update or correction"));
            }
            case UPDATE -> {
                boolean publicBefore = was.firstPublished() != null;
                if (publicBefore
                        && (copy.updateNote() == null
                                || Objects.equals(copy.updateNote(), before.updateNote())))
                    problems.add(
                            new Outcome.Problem(
                                    "updateNote",
                                    "an update says in a line what is new and where"));
            }
            case CORRECTION -> {
                if (copy.corrections().size() <= before.corrections().size())
                    problems.add(
                            new Outcome.Problem(
                                    "corrections",
                                    "a correction says what was wrong and what is right"));
            }
        }
        return problems;
    }

    /// Neither accepted nor dropped by publishing: a person decides.
    private static Outcome.Problem open(Margin.Suggestion it) {
        String words =
                it.added().isEmpty()
                        ? "to take out “" + quoted(it.removed()) + "”"
                        : it.removed().isEmpty()
                                ? "to put in “" + quoted(it.added()) + "”"
                                : "“" + quoted(it.added()) + "” for “" + quoted(it.removed()) + "”";
        return new Outcome.Problem(
                Margin.SUGGESTION + it.id(),
                "it is suggested " + words + ": accept or refuse it first");
    }

    private static String quoted(String words) {
        return words.length() <= QUOTED
                ? words
                : words.substring(0, words.offsetByCodePoints(0, QUOTED / 2)) + "…";
    }
}

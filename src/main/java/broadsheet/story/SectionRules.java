package broadsheet.story;

import broadsheet.db.Tx;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be said of a section. To be asked once the [Shelves] are closed.
final class SectionRules {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 1_000;

    private SectionRules() {}

    /// @param was the section as it stands; null for a new one
    static List<Outcome.Problem> problems(
            Tx tx, SectionTree tree, @Nullable Section was, SectionRegister.Words words) {
        List<Outcome.Problem> problems = new ArrayList<>();
        if (words.name().isEmpty() || words.name().length() > LONGEST_NAME)
            problems.add(
                    new Outcome.Problem(
                            "name",
                            "a section has a name of 1 to " + LONGEST_NAME + " characters"));
        if (words.description() != null && words.description().length() > LONGEST_DESCRIPTION)
            problems.add(
                    new Outcome.Problem(
                            "description", "at most " + LONGEST_DESCRIPTION + " characters"));
        if (words.parent() != null && tree.find(words.parent()).isEmpty())
            problems.add(new Outcome.Problem("parent", "there is no such section"));
        else if (was != null && tree.trail(words.parent()).contains(was))
            problems.add(
                    new Outcome.Problem("parent", was.name() + " cannot be in or below itself"));
        else address(tx, was, words.slug(), words.path(tree), problems);
        return problems;
    }

    private static void address(
            Tx tx,
            @Nullable Section was,
            String slug,
            String path,
            List<Outcome.Problem> problems) {
        if (slug.isEmpty()) {
            problems.add(new Outcome.Problem("slug", "an address has a letter or a digit"));
            return;
        }
        if (was != null && was.path().equals(path)) return;
        if (Reserved.isClosedToSections(path)) {
            problems.add(
                    new Outcome.Problem(
                            "slug", path + " is an address of the paper itself: choose another"));
            return;
        }
        List<String> taken =
                was == null
                        ? Relocations.free(tx, path, "") ? List.of() : List.of(path)
                        : new AddressSpace(tx, was.path(), path).inTheWay();
        for (String each : taken)
            problems.add(
                    new Outcome.Problem(
                            "slug",
                            each.length() > Paths.LONGEST
                                    ? "an address has at most " + Paths.LONGEST + " characters"
                                    : each
                                            + " is the address of something else, or was once and"
                                            + " leads there: choose another"));
    }
}

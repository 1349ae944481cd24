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
            problems.add(new Outcome.Problem("name", Reason.SECTION_NAME.with(LONGEST_NAME)));
        if (words.description() != null && words.description().length() > LONGEST_DESCRIPTION)
            problems.add(
                    new Outcome.Problem("description", Reason.AT_MOST.with(LONGEST_DESCRIPTION)));
        if (words.parent() != null && tree.find(words.parent()).isEmpty())
            problems.add(new Outcome.Problem("parent", Reason.NO_SECTION.with()));
        else if (was != null && tree.trail(words.parent()).contains(was))
            problems.add(new Outcome.Problem("parent", Reason.SECTION_IN_ITSELF.with(was.name())));
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
            problems.add(new Outcome.Problem("slug", Reason.SLUG.with()));
            return;
        }
        if (was != null && was.path().equals(path)) return;
        if (Reserved.isClosedToSections(path)) {
            problems.add(new Outcome.Problem("slug", Reason.PATH_OWN.with(path)));
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
                                    ? Reason.SLUG_LONG.with(Paths.LONGEST)
                                    : Reason.SLUG_TAKEN.with(each)));
    }
}

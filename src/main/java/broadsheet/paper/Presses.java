package broadsheet.paper;

import broadsheet.http.Content;
import broadsheet.press.Press;
import broadsheet.press.PressLimits;
import broadsheet.story.SectionTree;
import java.time.InstantSource;
import java.util.Set;

/// What the readers' site keeps: finished pages, and the tree of sections that all of them are made
/// from.
public record Presses(Press<Content> pages, Press<SectionTree> trees) {
    private static final long TREE_BUDGET = 1 << 20;
    private static final long TREE_WEIGHT = 64 << 10;

    /// @param budget bytes for finished pages
    public static Presses of(long budget, InstantSource clock) {
        return new Presses(
                new Press<>(PressLimits.ofBytes(budget), Content::weight, clock),
                new Press<>(PressLimits.ofBytes(TREE_BUDGET), _ -> TREE_WEIGHT, clock));
    }

    /// Takes away what was made from these sources: the tree first, since pages are made from it.
    public void drop(Set<String> sources) {
        trees.drop(sources);
        pages.drop(sources);
    }
}

package broadsheet.desk;

import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import java.util.Comparator;
import java.util.List;

/// What somebody sees of the newsroom, and may do there.
final class Sight {
    private Sight() {}

    /// Whoever may write in a section sees what stands there; what stands in none, everybody who
    /// may write anywhere.
    ///
    /// @param trail the section and all above it; empty for none
    static boolean sees(SignedIn who, List<Section> trail) {
        return may(who, Right.WRITE, trail);
    }

    /// Whether they may do this to what stands at the end of a trail. What stands nowhere yet is
    /// everybody's to write and to read.
    static boolean may(SignedIn who, Right right, List<Section> trail) {
        return trail.isEmpty() && (right == Right.WRITE || right == Right.REVIEW)
                ? who.person().maySomewhere(right)
                : who.person()
                        .may(right, trail.stream().map(section -> section.id().value()).toList());
    }

    /// The sections they see, in the order of their addresses.
    static List<Section> seen(SignedIn who, SectionTree tree) {
        return tree.all().stream()
                .filter(section -> sees(who, tree.trail(section.id())))
                .sorted(Comparator.comparing(Section::path))
                .toList();
    }
}

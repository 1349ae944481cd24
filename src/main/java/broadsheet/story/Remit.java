package broadsheet.story;

import broadsheet.identity.Mandate;
import broadsheet.identity.Right;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody sees of the newsroom and may do there, by their roles and by where stories stand:
/// the same for whoever sits at the desk and for a program with a key.
public record Remit(Mandate mandate, SectionTree sections) {

    /// Whether they may do this to what stands in a section. What stands in none yet is everybody's
    /// to write and to read.
    public boolean may(Right right, @Nullable SectionId section) {
        List<Section> trail = sections.trail(section);
        return trail.isEmpty() && (right == Right.WRITE || right == Right.REVIEW)
                ? mandate.maySomewhere(right)
                : mandate.may(right, trail.stream().map(each -> each.id().value()).toList());
    }

    /// Whoever may write in a section sees what stands there; what stands in none, everybody who
    /// may write anywhere.
    public boolean sees(@Nullable SectionId section) {
        return may(Right.WRITE, section);
    }

    /// Whether they see a story, by where its newest words stand.
    public boolean sees(Manuscript story) {
        return sees(section(story.kind(), story.copy()));
    }

    /// Whether they may do this to a story: in the section where its newest words stand, and in
    /// that where readers see it.
    public boolean may(Right right, Manuscript story) {
        Copy shown = story.shown();
        return may(right, section(story.kind(), story.copy()))
                && (shown == null || may(right, section(story.kind(), shown)));
    }

    /// Whether they may take this step from where a story stands.
    public boolean may(Step step, Manuscript story) {
        return step.rights(story.state()).stream().allMatch(right -> may(right, story));
    }

    /// A page of the site itself is no section's, whatever its words say.
    private static @Nullable SectionId section(StoryKind kind, Copy copy) {
        return kind == StoryKind.PAGE ? null : copy.filing().section();
    }

    /// All that they may do to a story.
    public Set<Right> rights(Manuscript story) {
        Set<Right> rights = new HashSet<>();
        for (Right right : Right.values()) if (may(right, story)) rights.add(right);
        return rights;
    }

    /// The sections they see, in the order of their addresses.
    public List<Section> seen() {
        return sections.all().stream()
                .filter(section -> sees(section.id()))
                .sorted(Comparator.comparing(Section::path))
                .toList();
    }

    /// Where they may do this in one section and those below it.
    public Slips.Within within(Right right, Section section) {
        Slips.Within all = within(right);
        List<SectionId> there =
                sections.within(section).stream().filter(each -> may(right, each)).toList();
        return new Slips.Within(there, false, all.newest());
    }

    /// Where they may do this: what lists are narrowed to before they are read.
    public Slips.Within within(Right right) {
        return mandate.may(right, List.of())
                ? Slips.Within.EVERYWHERE
                : new Slips.Within(
                        sections.all().stream()
                                .map(Section::id)
                                .filter(section -> may(right, section))
                                .toList(),
                        may(right, (SectionId) null),
                        true);
    }
}

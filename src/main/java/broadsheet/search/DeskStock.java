package broadsheet.search;

import broadsheet.story.BlockText;
import broadsheet.story.Copy;
import broadsheet.story.Manuscript;
import broadsheet.story.Proofs;
import broadsheet.story.StoryId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the newsroom has and readers cannot find, or not in its newest words: drafts, what was
/// withdrawn, working copies, the site's own pages, and what notes say. What is simply public is
/// not here: the desk asks the readers' index for that, so an archive is indexed once.
final class DeskStock implements Stock {
    private final Proofs proofs;
    private final Labels labels;

    DeskStock(Proofs proofs, Labels labels) {
        this.proofs = proofs;
        this.labels = labels;
    }

    @Override
    public Side side() {
        return Side.DESK;
    }

    @Override
    public List<Entry> of(Collection<Long> ids) {
        return entries(proofs.of(ids.stream().map(StoryId::new).toList()));
    }

    @Override
    public List<Entry> after(long id, int most) {
        return entries(proofs.after(id, most));
    }

    @Override
    public List<Entry> sample(int most) {
        return after(0, most);
    }

    @Override
    public long count() {
        return proofs.count();
    }

    private List<Entry> entries(List<Manuscript> found) {
        if (found.isEmpty()) return List.of();
        Labels.Named named = labels.named(found.stream().map(Manuscript::copy).toList());
        Map<StoryId, String> said = proofs.said(found.stream().map(Manuscript::id).toList());
        return found.stream()
                .map(story -> entry(story, named, said.getOrDefault(story.id(), "")))
                .toList();
    }

    /// By the day on which it was first public, or else saved last.
    private static Entry entry(Manuscript story, Labels.Named named, String notes) {
        Copy copy = story.copy();
        return new Entry(
                story.id().value(),
                story.number(),
                story.path(),
                copy.kicker(),
                copy.headline(),
                Objects.requireNonNullElse(copy.standfirst(), ""),
                Stream.of(body(story), notes)
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining("\n\n")),
                named.tags(copy),
                named.people(copy),
                copy.byline().line(),
                named.sections(copy),
                copy.filing().section(),
                Objects.requireNonNullElse(story.firstPublished(), story.saved()),
                new Entry.Desk(story.state().word(), story.hasWorkingCopy()));
    }

    /// The newest body; below it, of a working copy, what readers see and it does not say any more,
    /// so that a story is found by either.
    private static String body(Manuscript story) {
        String newest = BlockText.write(story.copy().body());
        Copy shown = story.shown();
        if (shown == null || !story.hasWorkingCopy()) return newest;
        Set<String> said = new HashSet<>(lines(story.copy()));
        return Stream.concat(
                        Stream.of(newest),
                        lines(shown).stream().filter(line -> !said.contains(line)))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    private static List<String> lines(Copy copy) {
        return Stream.concat(
                        Stream.of(copy.headline(), copy.standfirst(), copy.kicker())
                                .filter(Objects::nonNull),
                        Arrays.stream(BlockText.write(copy.body()).split("\n+")))
                .toList();
    }
}

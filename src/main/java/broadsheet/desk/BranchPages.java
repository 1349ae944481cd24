package broadsheet.desk;

import broadsheet.http.Response;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.story.Block;
import broadsheet.story.Copy;
import broadsheet.story.Draft;
import broadsheet.story.Drafts;
import broadsheet.story.Manuscript;
import broadsheet.story.Merge;
import broadsheet.story.Typed;
import java.util.ArrayList;
import java.util.List;

/// The page of words that were not saved, beside those that were.
final class BranchPages {
    private final Sight sight;
    private final Drafts drafts;
    private final DraftCopies copies;
    private final StoryForm form;
    private final StoryViews views;
    private final Frames frames;
    private final Sheets sheets;
    private final Messages words;

    BranchPages(
            Sight sight,
            Drafts drafts,
            DraftCopies copies,
            StoryForm form,
            StoryViews views,
            Frames frames,
            Sheets sheets,
            Messages words) {
        this.sight = sight;
        this.drafts = drafts;
        this.copies = copies;
        this.form = form;
        this.views = views;
        this.frames = frames;
        this.sheets = sheets;
        this.words = words;
    }

    /// @param step the state that is shown
    /// @param problems why what was asked for was not done
    Response page(
            SignedIn who,
            Manuscript story,
            Draft draft,
            long step,
            List<String> problems,
            int status) {
        Typed typed = drafts.words(draft, step);
        StoryForm.Read read = copies.read(story, draft, typed);
        boolean readable = read.problems().isEmpty();
        Proposal proposal = copies.proposal(story, draft, read.copy());
        List<String> all = new ArrayList<>(problems);
        read.problems()
                .forEach(problem ->
                        all.add(views.fieldName(problem.field()) + ": " + views.rule(problem)));
        BranchPage page =
                new BranchPage(
                        frames.of(who, views.headline(story.copy()), StoryRoutes.PATH),
                        story.id().value(),
                        draft.id(),
                        views.headline(story.copy()),
                        words.get(
                                "desk.branch.whose",
                                views.name(draft.person().actor()),
                                views.moment(draft.at()).text(),
                                draft.onto()),
                        story.number(),
                        step,
                        draft.onto() < story.number(),
                        draft.ending() == null && step == draft.step(),
                        sight.maySave(who, story) && readable,
                        differences(story, read.copy(), typed),
                        clashes(proposal),
                        all,
                        DraftCopies.values(typed).getOrDefault(BodyField.TEXT, ""),
                        marks(draft, step));
        return sheets.page("branch", page, status);
    }

    /// A correction is no part of the words until it is published: it stands beside them.
    private List<RevisionPage.Field> differences(Manuscript story, Copy mine, Typed typed) {
        List<RevisionPage.Field> fields =
                new ArrayList<>(
                        views.differences(
                                form.write(story.copy()), form.write(mine), story.copy(), mine));
        String correction = typed.fields().getOrDefault("correction", "");
        if (!correction.isBlank())
            fields.add(RevisionPage.Field.of(words.get("desk.field.correction"), "", correction));
        return fields;
    }

    private List<BranchPage.Mark> marks(Draft draft, long step) {
        return drafts.marks(draft).stream()
                .map(mark ->
                        new BranchPage.Mark(
                                views.moment(mark.at()).text(),
                                BranchRoutes.path(draft) + "?step=" + mark.step(),
                                mark.step() == step))
                .toList();
    }

    private List<BranchPage.Clash> clashes(Proposal proposal) {
        List<BranchPage.Clash> clashes = new ArrayList<>();
        for (Proposal.Clash clash : proposal.clashes())
            clashes.add(
                    new BranchPage.Clash(
                            "field-" + clash.field(),
                            views.fieldName(clash.field()),
                            false,
                            RevisionPage.Field.of("", clash.base(), clash.mine()).pieces(),
                            RevisionPage.Field.of("", clash.base(), clash.theirs()).pieces()));
        int number = 0;
        for (Merge.Part part : proposal.body())
            switch (part) {
                case Merge.Part.Settled _ -> {}
                case Merge.Part.Contested(var base, var mine, var theirs) -> {
                    clashes.add(
                            new BranchPage.Clash(
                                    "body-" + number,
                                    words.get("desk.branch.passage", number + 1),
                                    true,
                                    pieces(base, mine),
                                    pieces(base, theirs)));
                    number++;
                }
            }
        return clashes;
    }

    private static List<RevisionPage.Piece> pieces(List<Block> before, List<Block> after) {
        return RevisionPage.Field.of("", Notation.write(before), Notation.write(after)).pieces();
    }
}

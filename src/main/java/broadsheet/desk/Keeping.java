package broadsheet.desk;

import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.story.Draft;
import broadsheet.story.Drafts;
import broadsheet.story.InRoom;
import broadsheet.story.Lock;
import broadsheet.story.Locks;
import broadsheet.story.Manuscript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What somebody who opens a story finds of words that are not saved: their own, from the window
/// that they typed in last, stand in its fields again; of others' they learn that they are there.
final class Keeping {
    private final Drafts drafts;
    private final Locks locks;
    private final OpenRooms open;
    private final DraftCopies copies;
    private final StoryViews views;
    private final Messages words;

    Keeping(Newsdesk newsdesk, DraftCopies copies, StoryViews views, Messages words) {
        this.drafts = newsdesk.drafts();
        this.locks = newsdesk.locks();
        this.open = new OpenRooms(newsdesk);
        this.copies = copies;
        this.views = views;
        this.words = words;
    }

    /// @param values of the fields, with what was not saved put in
    record Found(KeepingView view, Map<String, String> values) {}

    /// @param saved the fields' values as they are saved
    Found open(SignedIn who, Manuscript story, Map<String, String> saved) {
        List<Draft> all = differing(story, saved);
        Draft mine =
                all.stream()
                        .filter(draft -> draft.person().equals(who.person().id()))
                        .filter(draft -> !copies.stale(story, draft) || goesOn(story, draft))
                        .findFirst()
                        .orElse(null);
        Map<String, String> values = new LinkedHashMap<>(saved);
        if (mine != null) values.putAll(DraftCopies.values(drafts.words(mine)));
        return new Found(view(who, story, all, mine), values);
    }

    /// Whether words that were typed together with others can be put into their room again, from
    /// which others have saved meanwhile.
    private boolean goesOn(Manuscript story, Draft draft) {
        InRoom in = draft.room();
        return in != null
                && open.of(story, in)
                        .filter(room -> room.onto() == story.number())
                        .filter(room -> in.version() <= room.version())
                        .isPresent();
    }

    /// The same where the fields hold what was just sent.
    KeepingView beside(SignedIn who, Manuscript story) {
        return view(who, story, drafts.open(story.id()), null);
    }

    private List<Draft> differing(Manuscript story, Map<String, String> saved) {
        return drafts.open(story.id()).stream()
                .filter(draft -> copies.differs(drafts.words(draft), saved))
                .toList();
    }

    private KeepingView view(
            SignedIn who, Manuscript story, List<Draft> all, @Nullable Draft mine) {
        Optional<Lock> other = locks.other(story.id(), who.person().id());
        List<KeepingView.Line> lines = new ArrayList<>();
        for (Draft draft : all)
            if (mine == null || draft.id() != mine.id()) lines.add(line(who, draft));
        return new KeepingView(
                who.person().id().value(),
                other.map(lock ->
                                words.get(
                                        "desk.keep.held",
                                        views.name(lock.holder().actor()),
                                        views.moment(lock.since()).text()))
                        .orElse(null),
                mine == null
                        ? null
                        : words.get("desk.keep.restored", views.moment(mine.at()).text()),
                mine == null ? "" : mine.client(),
                mine == null ? 0 : mine.step(),
                mine == null ? 0 : mine.at().toEpochMilli(),
                lines);
    }

    private KeepingView.Line line(SignedIn who, Draft draft) {
        boolean own = draft.person().equals(who.person().id());
        String since = views.moment(own ? draft.at() : draft.since()).text();
        return new KeepingView.Line(
                own
                        ? words.get("desk.keep.yours", since)
                        : words.get("desk.keep.theirs", views.name(draft.person().actor()), since),
                mayRead(who, draft) ? BranchRoutes.path(draft) : null);
    }

    /// Words that were not saved are their owner's; where somebody has taken the story over from
    /// them, also whose it is now.
    boolean mayRead(SignedIn who, Draft draft) {
        return draft.person().equals(who.person().id())
                || draft.takenBy() != null && holds(who, draft);
    }

    private boolean holds(SignedIn who, Draft draft) {
        return locks.of(draft.story())
                .filter(lock -> lock.holder().equals(who.person().id()))
                .isPresent();
    }
}

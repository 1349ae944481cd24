package broadsheet.importer.folder;

import broadsheet.importer.Fields;
import broadsheet.story.State;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a text was public. What was not stays unpublished, and `why` says so where it is not
/// plainly a draft.
record FolderStates(State state, @Nullable String why) {
    private static final State DRAFT = new State.Draft();

    static FolderStates of(FolderFile file, @Nullable Instant date, Instant now, ZoneId zone) {
        Fields front = file.front();
        boolean draft =
                file.source().role() == Source.Role.DRAFT
                        || front.flag("draft")
                        || front.denied("published")
                        || List.of("draft", "pending", "private").contains(front.text("status"));
        if (draft) return new FolderStates(DRAFT, null);
        String render = front.fields("_build").text("render", "list");
        if (render.isEmpty()) render = front.fields("build").text("render");
        if (render.equals("never")
                || front.flag("headless", "private")
                || front.denied("permalink"))
            return new FolderStates(DRAFT, "its site did not show it: kept as a draft");
        Instant end = FolderDates.at(front.text("expiryDate", "expirydate", "unpublishdate"), zone);
        if (end != null && !end.isAfter(now))
            return new FolderStates(DRAFT, "it expired on " + end + ": kept as a draft");
        if (date != null && date.isAfter(now))
            return new FolderStates(new State.Scheduled(date, zone), "scheduled for " + date);
        return new FolderStates(new State.Published(), null);
    }
}

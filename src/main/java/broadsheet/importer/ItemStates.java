package broadsheet.importer;

import broadsheet.story.State;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// How WordPress's statuses become ours. What is not plainly public stays unpublished, and `why`
/// says so.
record ItemStates(State state, @Nullable String why) {
    private static final State DRAFT = new State.Draft();

    static ItemStates of(Wxr.Item item, @Nullable Instant date, Instant now, ZoneId zone) {
        String status = item.text("wp:status");
        if (!item.text("wp:post_password").isEmpty())
            return new ItemStates(DRAFT, "it has a password: kept as a draft");
        return switch (status) {
            case "publish" -> new ItemStates(new State.Published(), null);
            case "draft", "pending", "auto-draft" -> new ItemStates(DRAFT, null);
            case "private" -> new ItemStates(DRAFT, "it is private: kept as a draft");
            case "future" ->
                    date != null && date.isAfter(now)
                            ? new ItemStates(
                                    new State.Scheduled(date, zone), "scheduled for " + date)
                            : new ItemStates(
                                    DRAFT, "its scheduled time has passed: kept as a draft");
            case "" -> new ItemStates(DRAFT, "it has no status: kept as a draft");
            default -> new ItemStates(DRAFT, "its status is “" + status + "”: kept as a draft");
        };
    }
}

package broadsheet.importer.ghost;

import broadsheet.importer.Fields;
import broadsheet.story.State;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How Ghost's statuses become ours. What was not plainly public stays unpublished, and `why` says
/// so.
record GhostStates(State state, @Nullable String why) {
    private static final State DRAFT = new State.Draft();

    static GhostStates of(
            Fields post, boolean emailOnly, @Nullable Instant at, Instant now, ZoneId zone) {
        String visibility = post.text("visibility");
        if (!List.of("", "public").contains(visibility))
            return new GhostStates(
                    DRAFT, "it is for " + readers(visibility) + " only: kept as a draft");
        String status = post.text("status");
        if (emailOnly && !status.equals("draft"))
            return new GhostStates(DRAFT, "it was a newsletter only: kept as a draft");
        return switch (status) {
            case "published", "" ->
                    at != null && at.isAfter(now)
                            ? scheduled(at, zone)
                            : status.isEmpty()
                                    ? new GhostStates(DRAFT, "it has no status: kept as a draft")
                                    : new GhostStates(new State.Published(), null);
            case "draft" -> new GhostStates(DRAFT, null);
            case "scheduled" ->
                    at != null && at.isAfter(now)
                            ? scheduled(at, zone)
                            : new GhostStates(
                                    DRAFT, "its scheduled time has passed: kept as a draft");
            case "sent" -> new GhostStates(DRAFT, "it was a newsletter only: kept as a draft");
            default -> new GhostStates(DRAFT, "its status is “" + status + "”: kept as a draft");
        };
    }

    private static GhostStates scheduled(Instant at, ZoneId zone) {
        return new GhostStates(new State.Scheduled(at, zone), "scheduled for " + at);
    }

    private static String readers(String visibility) {
        return switch (visibility) {
            case "members" -> "members";
            case "paid" -> "paying members";
            default -> "some members";
        };
    }
}

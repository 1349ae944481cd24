package broadsheet.hooks;

import broadsheet.paper.Paper;
import broadsheet.story.Standing;
import broadsheet.story.State;
import broadsheet.story.StoryKind;
import broadsheet.text.Json;
import java.util.Locale;
import java.util.Optional;

/// What a hook is told, as JSON: `type`, `timestamp` and `data` (Standard Webhooks 1.0). Of a
/// public story it says what is public now, not what was when the event happened: a message that
/// comes late is still true. `docs/webhooks.md` describes it.
final class Message {
    private Message() {}

    /// Empty where the message would not be true any more, or must not be sent: another event has
    /// come, and its message says what holds now.
    static Optional<Json> of(
            Delivery delivery, Delivery.ToHook to, HookKind kind, Standing standing, Paper paper) {
        if (kind == HookKind.TEST)
            return Optional.of(
                    envelope(delivery, Json.object().put("paper", paper.url().toString())));
        return switch (standing) {
            case Standing.Public it when kind.isOfPublic() ->
                    Optional.of(
                            envelope(
                                    delivery,
                                    story(to, it.kind(), it.number(), it.path(), paper)
                                            .put("pubstatus", "usable")
                                            .put("headline", it.headline())));
            case Standing.Withdrawn it when kind == kindOf(it) ->
                    Optional.of(
                            envelope(
                                    delivery,
                                    story(to, it.kind(), it.number(), it.path(), paper)
                                            .put("pubstatus", "canceled")
                                            .put("notice", it.notice())));
            case Standing.Off it when kind == HookKind.WITHDRAWN && to.path() != null ->
                    Optional.of(
                            envelope(
                                    delivery,
                                    story(to, it.kind(), to.revision(), to.path(), paper)
                                            .put("pubstatus", "withheld")));
            case Standing.Public _, Standing.Withdrawn _, Standing.Off _, Standing.Unknown _ ->
                    Optional.empty();
        };
    }

    private static HookKind kindOf(Standing.Withdrawn it) {
        return it.state() instanceof State.Killed ? HookKind.KILLED : HookKind.TAKEN_DOWN;
    }

    private static Json.Builder story(
            Delivery.ToHook to, StoryKind kind, int revision, String path, Paper paper) {
        return Json.object()
                .put("story", to.story())
                .put("kind", kind.name().toLowerCase(Locale.ROOT))
                .put("revision", revision)
                .put("path", path)
                .put("url", paper.address(path));
    }

    private static Json envelope(Delivery delivery, Json.Builder data) {
        return Json.object()
                .put("type", delivery.kind())
                .put("timestamp", delivery.happened().toString())
                .put("data", data.build())
                .build();
    }
}

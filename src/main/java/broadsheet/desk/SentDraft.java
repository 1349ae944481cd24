package broadsheet.desk;

import broadsheet.story.Drafts;
import broadsheet.story.Typed;
import broadsheet.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What a window sends to have its words kept. The words are taken as they come; only what says
/// whose and which they are is looked at.
final class SentDraft {
    private static final int MOST_FIELDS = 60;
    private static final String CLIENT = "[A-Za-z0-9_-]{8,64}";

    private SentDraft() {}

    /// @throws IllegalArgumentException naming what is wrong
    static Drafts.Sent read(byte[] body, int newest) {
        Json.Obj sent = Json.read(new String(body, StandardCharsets.UTF_8)).obj();
        long onto = sent.number("onto");
        if (onto < 1 || onto > newest)
            throw new IllegalArgumentException("onto is " + onto + ", the newest is " + newest);
        return new Drafts.Sent(
                client(sent.text("client")),
                step(sent.number("step")),
                (int) onto,
                new Typed(fields(sent)),
                sent.get("continues") instanceof Json.Obj from
                        ? new Drafts.Continued(
                                client(from.text("client")), step(from.number("step")))
                        : null,
                sent.flag("leaving"));
    }

    static boolean isClient(String name) {
        return name.matches(CLIENT);
    }

    private static String client(String name) {
        if (!isClient(name))
            throw new IllegalArgumentException("client is 8 to 64 letters, digits, _ and -");
        return name;
    }

    private static long step(long step) {
        if (step < 1 || step > 1L << 53)
            throw new IllegalArgumentException("step is " + step + "; it counts from 1");
        return step;
    }

    private static Map<String, String> fields(Json.Obj sent) {
        Map<String, String> fields = new HashMap<>();
        sent.get("fields")
                .obj()
                .members()
                .forEach((name, value) -> {
                    if (!name.matches("[A-Za-z]{1,40}"))
                        throw new IllegalArgumentException("no field has such a name");
                    fields.put(name, value.string());
                });
        if (fields.size() > MOST_FIELDS) throw new IllegalArgumentException("too many fields");
        if (sent.get("blocks") instanceof Json.Arr blocks) fields.put("blocks", blocks.write());
        else if (sent.textOrNull("body") instanceof String body) fields.put("body", body);
        return fields;
    }
}

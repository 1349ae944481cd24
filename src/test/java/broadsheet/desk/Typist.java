package broadsheet.desk;

import broadsheet.testing.Reply;
import broadsheet.testing.Visitor;
import broadsheet.text.Json;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who has a story open in a window and types in it: sends what the page's script sends.
final class Typist {
    final Visitor who;
    final String at;
    final String client = UUID.randomUUID().toString();
    final String token;
    long step;
    int onto;
    @Nullable String continues;

    Typist(Visitor who, String at) {
        this.who = who;
        this.at = at;
        Reply page = who.open(at);
        token = page.html().select("#copy input[name=form-token]").val();
        onto = Integer.parseInt(page.html().select("#copy input[name=onto]").val());
    }

    /// A story that somebody has saved once; its address.
    static String story(Visitor who, String headline, String body) {
        who.open("/desk/stories");
        who.fill("/desk/stories", Map.of());
        String at = who.page().path().replaceFirst("\\?.*", "");
        who.fill(at + "/copy", Map.of("headline", headline, "section", "/world", "body", body));
        if (who.page().status() != 200) throw new AssertionError(who.page().words());
        return at;
    }

    /// What the field holds when the page is opened now.
    static String field(Visitor who, String at, String name) {
        var field = who.open(at).html().selectFirst("#copy [name=" + name + "]");
        return field == null ? "" : field.val().strip();
    }

    Reply types(Map<String, String> fields) {
        step++;
        return sends(fields, false);
    }

    Reply types(String body) {
        return types(Map.of("body", body));
    }

    Reply leaves(Map<String, String> fields) {
        return sends(fields, true);
    }

    Reply sends(Map<String, String> fields, boolean leaving) {
        Reply reply = who.script("PUT", at + "/draft", json(fields, leaving), token);
        if (reply.header("Content-Type").startsWith("application/json")) {
            Json.Obj said = Json.read(reply.text()).obj();
            if (said.get("number") instanceof Json.Num) onto = (int) said.number("number");
            continues = null;
        }
        return reply;
    }

    String json(Map<String, String> fields, boolean leaving) {
        Json.Builder all = Json.object();
        fields.forEach((name, value) -> {
            if (!name.equals("body")) all.put(name, value);
        });
        Json.Builder json =
                Json.object()
                        .put("onto", onto)
                        .put("client", client)
                        .put("step", step)
                        .put("leaving", leaving)
                        .put("fields", all.build())
                        .put("body", fields.get("body"));
        if (continues != null) json.put("continues", Json.read(continues));
        return json.build().write();
    }

    static Json.Obj said(Reply reply) {
        return Json.read(reply.text()).obj();
    }
}

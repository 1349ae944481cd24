package broadsheet.api;

import broadsheet.http.Content;
import broadsheet.story.Outcome;
import broadsheet.story.Rule;
import broadsheet.text.Json;
import broadsheet.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What was wrong with a request, as the client's programmer needs it (RFC 9457).
///
/// @param kind the last word of its type, such as `parameter`
/// @param more members beyond the standard's
record Problem(int status, String kind, String title, String detail, Json.Obj more) {
    private static final int SHOWN = 100;

    /// A parameter's value will not do.
    static Problem parameter(String name, String value, String allowed) {
        return named(400, "parameter", "A parameter is not allowed", name, value, allowed);
    }

    /// A parameter that the address does not have.
    static Problem unknownParameter(String name, String allowed) {
        return named(400, "unknown-parameter", "An unknown parameter", name, null, allowed);
    }

    /// A well-formed value that names nothing public.
    static Problem nothing(int status, String name, String value, String allowed) {
        return named(status, "not-found", "Nothing public has this name", name, value, allowed);
    }

    /// What was sent was read and will not do: each field with its rule.
    static Problem fields(List<Outcome.Problem> problems, Json.Obj more) {
        Json.Builder members = Json.object();
        members.put(
                "errors",
                problems,
                problem ->
                        Json.object()
                                .put("field", shown(problem.field()))
                                .put("rule", PlainText.clean(problem.rule().toString()))
                                .build());
        more.members().forEach((name, member) -> members.put(name, member));
        Outcome.Problem first = problems.getFirst();
        return new Problem(
                422,
                "fields",
                "What was sent does not do",
                "Field "
                        + shown(first.field())
                        + ": "
                        + PlainText.clean(first.rule().toString())
                        + ".",
                members.build());
    }

    /// The same for one field.
    static Problem field(String field, String rule) {
        return fields(List.of(new Outcome.Problem(field, Rule.said(rule))), Json.object().build());
    }

    private static Problem named(
            int status,
            String kind,
            String title,
            String name,
            @org.jspecify.annotations.Nullable String value,
            String allowed) {
        String shownName = shown(name);
        Json.Builder more = Json.object().put("parameter", shownName);
        String is = " is not known here";
        if (value != null) {
            more.put("value", shown(value));
            is = " is \"" + shown(value) + "\"";
        }
        more.put("allowed", allowed);
        String detail = "Parameter " + shownName + is + "; allowed: " + allowed + ".";
        return new Problem(status, kind, title, detail, more.build());
    }

    static Problem of(int status, String kind, String title, String detail) {
        return new Problem(status, kind, title, detail, Json.object().build());
    }

    /// The answer, which nobody may keep.
    Content content() {
        Json.Builder json =
                Json.object()
                        .put("type", kind.contains(":") ? kind : "urn:broadsheet:problem:" + kind)
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail);
        more.members().forEach((name, member) -> json.put(name, member));
        byte[] body = (json.build().write() + "\n").getBytes(StandardCharsets.UTF_8);
        return Content.of("application/problem+json", body)
                .status(status)
                .cacheControl("no-store")
                .build();
    }

    /// To be thrown where a request goes wrong.
    RuntimeException thrown() {
        return new Thrown(this);
    }

    private static String shown(String text) {
        String clean = PlainText.clean(text);
        return clean.codePointCount(0, clean.length()) <= SHOWN
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /// A request that ends with a problem.
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        private Thrown(Problem problem) {
            super(null, null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}

package broadsheet.api;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Reply;
import broadsheet.text.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/// `docs/openapi.yaml`, which every answer that a program has in a test is held against.
final class Contract {
    private final Json.Obj document;

    private Contract(Json.Obj document) {
        this.document = document;
    }

    static Contract read() {
        try {
            return new Contract(Schemas.document());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Json.Obj document() {
        return document;
    }

    /// The answer is one that the contract has for this request, and looks as it says; where it was
    /// done, so did the request.
    ///
    /// @param sent the request's body; empty for none
    void holds(String method, String target, String sent, Reply reply) {
        String path = target.replaceFirst("\\?.*", "");
        Json.Obj operation = operation(method, path);
        String as = method + " " + target + ": " + reply.status() + "\n" + reply.text();
        Json answer = operation.get("responses").obj().get(reply.status() + "");
        assertThat(answer).as(as).isInstanceOf(Json.Obj.class);
        if (resolved(answer.obj()).get("content") instanceof Json.Obj content) {
            String type = content.members().keySet().iterator().next();
            assertThat(reply.header("Content-Type")).as(as).isEqualTo(type);
            assertThat(errors(content.get(type).obj().get("schema"), reply.text()))
                    .as(as)
                    .isEmpty();
        }
        if (reply.status() < 300 && operation.get("requestBody") instanceof Json.Obj body)
            assertThat(
                            errors(
                                    body.get("content")
                                            .obj()
                                            .get("application/json")
                                            .obj()
                                            .get("schema"),
                                    sent))
                    .as(sent)
                    .isEmpty();
    }

    private Json.Obj operation(String method, String path) {
        List<String> patterns =
                document.get("paths").obj().members().keySet().stream()
                        .filter(pattern -> path.matches(pattern.replaceAll("\\{[^}]*}", "[^/]+")))
                        .toList();
        String pattern = patterns.contains(path) ? path : patterns.getFirst();
        Json operation =
                document.get("paths").obj().get(pattern).obj().get(method.toLowerCase(Locale.ROOT));
        assertThat(operation).as(method + " " + path).isInstanceOf(Json.Obj.class);
        return operation.obj();
    }

    Json.Obj resolved(Json.Obj object) {
        String reference = object.textOrNull("$ref");
        if (reference == null) return object;
        Json.Obj at = document;
        for (String name : reference.substring(2).split("/")) at = at.get(name).obj();
        return at;
    }

    List<String> errors(Json schema, String value) {
        return Schemas.errors(Schemas.contract(document, schema), value);
    }
}

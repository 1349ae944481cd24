package broadsheet.api;

import broadsheet.config.Yaml;
import broadsheet.http.Content;
import broadsheet.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The contract, `docs/openapi.yaml`, as it is served.
final class OpenApi {
    private final Links links;

    OpenApi(Links links) {
        this.links = links;
    }

    Content content() {
        Json.Builder json = Json.object();
        document()
                .members()
                .forEach((name, member) -> {
                    json.put(name, member);
                    if (name.equals("info")) json.put("servers", servers());
                });
        return Content.json(json.build().write()).build();
    }

    private Json servers() {
        return Json.array(
                java.util.List.of(links.of("")), url -> Json.object().put("url", url).build());
    }

    private static Json.Obj document() {
        try (InputStream in = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
            if (in == null) throw new IllegalStateException("openapi.yaml is not in the jar");
            return Yaml.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)).obj();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

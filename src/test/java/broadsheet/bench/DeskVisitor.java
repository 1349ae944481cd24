package broadsheet.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// Somebody at the desk's pages, by the cookie that a link gave them.
final class DeskVisitor {
    private static final String PASSWORD = "a long walk along the mole";

    private final Client client;
    private String cookie = "";

    DeskVisitor(Client client) {
        this.client = client;
    }

    DeskVisitor(Client client, String cookie) {
        this.client = client;
        this.cookie = cookie;
    }

    void comesIn(String link) throws IOException {
        Answer answer = post(link, Map.of("password", PASSWORD, "again", PASSWORD));
        if (answer.status() != 303)
            throw new IllegalStateException("not let in: " + answer.status() + answer.text());
        cookie =
                answer.header("set-cookie")
                        .lines()
                        .map(set -> set.substring(0, set.indexOf(';')))
                        .collect(Collectors.joining("; "));
    }

    String cookie() {
        return cookie;
    }

    Answer get(String path) throws IOException {
        return client.get(path, "Cookie", cookie);
    }

    Answer post(String path, Map<String, String> fields) throws IOException {
        String body =
                fields.entrySet().stream()
                        .map(field -> coded(field.getKey()) + "=" + coded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return client.ask(
                "POST",
                path,
                body,
                "Cookie",
                cookie,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "same-origin");
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

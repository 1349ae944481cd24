package broadsheet.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request that has been read and found well formed. The body is read when asked for, once, on
/// the thread that answers; all else can be used anywhere.
public final class Request {
    private final Head head;
    private final Peer peer;
    private final Body body;
    private final Map<String, String> variables;
    private @Nullable Map<String, List<String>> query;

    Request(Head head, Peer peer, Body body, Map<String, String> variables) {
        this.head = head;
        this.peer = peer;
        this.body = body;
        this.variables = variables;
    }

    Request at(Map<String, String> variables) {
        return new Request(head, peer, body, variables);
    }

    public Method method() {
        return head.method;
    }

    /// The path as sent, percent-encoded.
    public String rawPath() {
        return head.rawPath;
    }

    /// The path in letters: starts with `/`, has no dot segments, control characters or hidden
    /// slashes.
    public String path() {
        return head.path;
    }

    /// The query as sent, without its `?`; empty where there is none.
    public String rawQuery() {
        return head.rawQuery;
    }

    /// A piece of the path by its name in the route's pattern.
    ///
    /// @throws IllegalArgumentException where the pattern has no such name
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) throw new IllegalArgumentException("the route has no {" + name + "}");
        return value;
    }

    /// The first query parameter of this name.
    public Optional<String> param(String name) {
        List<String> values = params(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    /// All query parameters of this name, in order.
    public List<String> params(String name) {
        Map<String, List<String>> parsed = query;
        if (parsed == null) query = parsed = Target.query(head.rawQuery);
        return parsed.getOrDefault(name, List.of());
    }

    /// A header's value; several of one name are joined with commas.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headerOrNull(name));
    }

    @Nullable String headerOrNull(String name) {
        return head.value(name);
    }

    /// A cookie's value.
    public Optional<String> cookie(String name) {
        for (String pair : header("Cookie").orElse("").split(";")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equals(name))
                return Optional.of(pair.substring(equals + 1).strip());
        }
        return Optional.empty();
    }

    /// The reader's address. Where the connection comes from a trusted proxy, the one it names.
    public String remoteAddress() {
        return peer.trusted() ? forwarded("X-Forwarded-For", peer.address()) : peer.address();
    }

    /// `http` or `https`, as the reader sees it.
    public String scheme() {
        String scheme = peer.trusted() ? forwarded("X-Forwarded-Proto", "http") : "http";
        return scheme.equals("https") ? "https" : "http";
    }

    /// The host with its port where that was given, in lower case; empty for HTTP/1.0 without one.
    public String host() {
        return (peer.trusted() ? forwarded("X-Forwarded-Host", head.host) : head.host)
                .toLowerCase(java.util.Locale.ROOT);
    }

    // The nearest proxy appends, so the last entry is the one that can be trusted.
    private String forwarded(String name, String otherwise) {
        String value = headerOrNull(name);
        return value == null ? otherwise : value.substring(value.lastIndexOf(',') + 1).strip();
    }

    /// True where JSON is wanted rather than a page: an API path, or `Accept` naming JSON and not
    /// HTML.
    public boolean wantsJson() {
        String accept = header("Accept").orElse("");
        return path().startsWith("/api/")
                || (accept.contains("json") && !accept.contains("text/html"));
    }

    /// The whole body, up to the server's limit (1 MB without another setting).
    ///
    /// @throws RefusedException 413 where it is larger, 400 where it is cut short or malformed
    public byte[] body() {
        return body.bytes(peer.bodyLimit());
    }

    /// The whole body, up to this many bytes.
    public byte[] body(int limit) {
        return body.bytes(limit);
    }

    /// The body as it arrives, up to this many bytes; beyond them reading throws a 413
    /// [RefusedException].
    public InputStream bodyStream(long limit) {
        return body.stream(limit);
    }

    /// The body as an HTML form sends it: `application/x-www-form-urlencoded`.
    public Form form() {
        return new Form(Target.query(new String(body(), StandardCharsets.UTF_8)));
    }

    boolean bodyFinished(int mostToSkip) throws IOException {
        return body.finished(mostToSkip);
    }

    /// True for a reader's ordinary request: to look at something, without a body, on a connection
    /// that goes on.
    boolean plain() {
        return head.keepAlive
                && (head.method == Method.GET || head.method == Method.HEAD)
                && !head.hasBody();
    }

    boolean keepsConnection() {
        return head.keepAlive;
    }

    Coding coding() {
        return AcceptEncoding.choose(head.acceptEncoding);
    }

    boolean asksConditionally() {
        return head.conditional;
    }

    /// Where a request came from, and what holds for it.
    ///
    /// @param trusted true where the connection is from a proxy whose `X-Forwarded-…` are believed
    record Peer(String address, boolean trusted, int bodyLimit) {}
}

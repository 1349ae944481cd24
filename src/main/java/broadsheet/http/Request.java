package broadsheet.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request that has been read and found well formed. The body is read when asked for, once, on
/// the thread that answers; all else can be used anywhere.
public final class Request {
    private static final int MOST_FORM_FIELDS = 1_000;

    private final Head head;
    private final Peer peer;
    private final Body body;
    private final Map<String, String> variables;
    private @Nullable Map<String, List<String>> query;
    private @Nullable Form form;

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
        return query().getOrDefault(name, List.of());
    }

    /// The names of the query parameters, each once, in order.
    public Set<String> paramNames() {
        return java.util.Collections.unmodifiableSet(query().keySet());
    }

    private Map<String, List<String>> query() {
        Map<String, List<String>> parsed = query;
        if (parsed == null) query = parsed = Target.query(head.rawQuery);
        return parsed;
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

    /// The reader's address. Where the connection comes from a trusted proxy, the nearest one named
    /// that is not such a proxy too.
    public String remoteAddress() {
        String value = peer.trusted() ? headerOrNull("X-Forwarded-For") : null;
        String nearest = peer.address();
        String[] named = value == null ? new String[0] : value.split(",");
        for (int i = named.length - 1; i >= 0 && peer.proxies().contains(nearest); i--)
            if (!named[i].isBlank()) nearest = named[i].strip();
        return nearest;
    }

    /// Who is counted as one where requests are counted: the reader's address, or of IPv6 the
    /// network that one subscriber has.
    public String network() {
        return network(remoteAddress());
    }

    static String network(String address) {
        try {
            InetAddress read = InetAddress.ofLiteral(address);
            return read instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(read.getAddress(), 8))
                    : read.getHostAddress();
        } catch (IllegalArgumentException e) {
            return address.substring(0, Math.min(64, address.length()));
        }
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
        String last = value == null ? "" : value.substring(value.lastIndexOf(',') + 1).strip();
        return last.isEmpty() ? otherwise : last;
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

    /// The body as an HTML form sends it: `application/x-www-form-urlencoded`. Unlike other bodies
    /// it can be asked for again.
    ///
    /// @throws RefusedException 413 where it has more than 1,000 fields
    public Form form() {
        return form(peer.bodyLimit());
    }

    /// The same, up to this many bytes where nobody has read it yet.
    public Form form(int limit) {
        Form read = form;
        if (read == null) form = read = readForm(limit);
        return read;
    }

    private Form readForm(int limit) {
        String sent = new String(body(limit), StandardCharsets.UTF_8);
        if (sent.chars().filter(c -> c == '&').count() >= MOST_FORM_FIELDS)
            throw Refusal.of(413, "The form has too many fields.").thrown();
        return new Form(Target.query(sent));
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

    boolean hasBody() {
        return head.hasBody();
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
    /// @param proxies those whose `X-Forwarded-…` are believed
    record Peer(String address, Set<String> proxies, int bodyLimit) {
        boolean trusted() {
            return proxies.contains(address);
        }
    }
}

package broadsheet.http;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the handler for a method and path. A pattern's segments are literal, `{name}` for one
/// segment of any text, or last `{name...}` for all that follows. Literal wins over any text,
/// segment by segment.
///
/// HEAD is answered by GET's handler, OPTIONS by the router; a known path with another method gets
/// 405 with `Allow`.
public final class Router implements Handler {
    private final Node root;
    private final @Nullable Handler otherwise;
    private final List<Route> routes;

    private Router(Node root, @Nullable Handler otherwise, List<Route> routes) {
        this.root = root;
        this.otherwise = otherwise;
        this.routes = List.copyOf(routes);
    }

    /// What is answered by a handler of its own.
    public record Route(Method method, String pattern) {}

    /// Every route, in the order in which they were added; for walks over all that can be asked.
    public List<Route> routes() {
        return routes;
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Response handle(Request request) throws Exception {
        var search = new Search(request.method());
        if (!request.path().equals("*")) search.walk(root, request.path(), 1, null);
        Handler handler = search.found;
        if (handler != null)
            return handler.handle(
                    search.variables == null ? request : request.at(search.variables.map()));
        if (search.allowed.isEmpty() && otherwise != null) {
            if (request.method() == Method.GET || request.method() == Method.HEAD)
                return otherwise.handle(request);
            search.allowed.add(Method.GET);
        }
        if (search.allowed.isEmpty() && !request.path().equals("*")) return Response.notFound();
        if (request.method() == Method.OPTIONS)
            return Content.text("").status(204).header("Allow", allow(search.allowed)).build();
        return Refusal.of(405, "This address does not take " + request.method() + " requests.")
                .with("Allow", allow(search.allowed));
    }

    private static String allow(Set<Method> methods) {
        var all = EnumSet.of(Method.OPTIONS);
        all.addAll(methods);
        if (methods.isEmpty()) all.addAll(EnumSet.of(Method.GET, Method.POST));
        if (all.contains(Method.GET)) all.add(Method.HEAD);
        return all.stream().map(Method::name).collect(Collectors.joining(", "));
    }

    /// Gathers routes. Two handlers for one method and pattern are a mistake and refused.
    public static final class Builder {
        private final Node root = new Node();
        private final List<Route> routes = new ArrayList<>();
        private @Nullable Handler otherwise;

        private Builder() {}

        public Builder get(String pattern, Handler handler) {
            return on(Method.GET, pattern, handler);
        }

        public Builder post(String pattern, Handler handler) {
            return on(Method.POST, pattern, handler);
        }

        public Builder put(String pattern, Handler handler) {
            return on(Method.PUT, pattern, handler);
        }

        public Builder patch(String pattern, Handler handler) {
            return on(Method.PATCH, pattern, handler);
        }

        public Builder delete(String pattern, Handler handler) {
            return on(Method.DELETE, pattern, handler);
        }

        public Builder on(Method method, String pattern, Handler handler) {
            if (!pattern.startsWith("/"))
                throw new IllegalArgumentException("a pattern starts with /: " + pattern);
            Node node = root;
            String[] segments = pattern.substring(1).split("/", -1);
            for (int i = 0; i < segments.length; i++) {
                String segment = segments[i];
                if (!segment.startsWith("{"))
                    node = node.literals.computeIfAbsent(segment, _ -> new Node());
                else if (!segment.endsWith("...}"))
                    node = node.any(segment.substring(1, segment.length() - 1));
                else if (i == segments.length - 1)
                    node = node.rest(segment.substring(1, segment.length() - 4));
                else throw new IllegalArgumentException("{…...} must come last: " + pattern);
            }
            if (node.handlers.put(method, handler) != null)
                throw new IllegalArgumentException("two handlers for " + method + " " + pattern);
            routes.add(new Route(method, pattern));
            return this;
        }

        /// Answers GET and HEAD for every path that no pattern knows.
        public Builder otherwise(Handler handler) {
            otherwise = handler;
            return this;
        }

        public Router build() {
            return new Router(root, otherwise, routes);
        }
    }

    private static final class Node {
        final Map<String, Node> literals = new HashMap<>();
        final Map<Method, Handler> handlers = new EnumMap<>(Method.class);
        final Map<String, Node> any = new HashMap<>();
        final Map<String, Node> rest = new HashMap<>();

        Node any(String name) {
            return any.computeIfAbsent(name, _ -> new Node());
        }

        Node rest(String name) {
            return rest.computeIfAbsent(name, _ -> new Node());
        }
    }

    /// Path variables found so far, innermost first.
    private record Bound(String name, String value, @Nullable Bound outer) {
        Map<String, String> map() {
            var map = new HashMap<String, String>();
            for (Bound bound = this; bound != null; bound = bound.outer)
                map.put(bound.name, bound.value);
            return map;
        }
    }

    private static final class Search {
        private final Method method;
        final Set<Method> allowed = EnumSet.noneOf(Method.class);

        @Nullable Handler found;

        @Nullable Bound variables;

        Search(Method method) {
            this.method = method;
        }

        /// Looks below a node, from an index in the path; true once a handler is found.
        boolean walk(Node node, String path, int from, @Nullable Bound bound) {
            if (from > path.length()) return take(node, bound);
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            String segment = path.substring(from, end);
            Node literal = node.literals.get(segment);
            if (literal != null && walk(literal, path, end + 1, bound)) return true;
            if (!segment.isEmpty())
                for (var any : node.any.entrySet())
                    if (walk(
                            any.getValue(), path, end + 1, new Bound(any.getKey(), segment, bound)))
                        return true;
            for (var rest : node.rest.entrySet())
                if (from < path.length()
                        && take(
                                rest.getValue(),
                                new Bound(rest.getKey(), path.substring(from), bound))) return true;
            return false;
        }

        private boolean take(Node node, @Nullable Bound bound) {
            Handler handler = node.handlers.get(method);
            if (handler == null && method == Method.HEAD) handler = node.handlers.get(Method.GET);
            allowed.addAll(node.handlers.keySet());
            found = handler;
            variables = bound;
            return handler != null;
        }
    }
}

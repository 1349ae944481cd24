package broadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks a running paper for its home page and some of what that links to, as the first readers
/// would.
final class Rehearsal {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"?(/[^\"> ]*)");
    private static final int PAGES = 60;

    private Rehearsal() {}

    static void of(URI address) {
        Set<String> paths = new LinkedHashSet<>();
        Matcher links = LINK.matcher(get(address, "/"));
        while (links.find()) paths.add(links.group(1).replace("&amp;", "&"));
        paths.stream().limit(PAGES).forEach(path -> get(address, path));
        get(address, "/no-such-page");
    }

    private static String get(URI address, String path) {
        try {
            URI uri = address.resolve(path);
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            if (!path.equals("/")) connection.setRequestProperty("Accept-Encoding", "gzip, br");
            InputStream body =
                    connection.getResponseCode() < 400
                            ? connection.getInputStream()
                            : connection.getErrorStream();
            if (body == null) return "";
            try (body) {
                boolean plain = connection.getContentEncoding() == null;
                byte[] bytes = body.readAllBytes();
                return plain ? new String(bytes, StandardCharsets.UTF_8) : "";
            }
        } catch (IOException | IllegalArgumentException _) {
            return "";
        }
    }
}

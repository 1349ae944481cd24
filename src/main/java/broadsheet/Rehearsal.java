package broadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks a running paper for its home page, some of what that links to, and searches for two words
/// of it, as the first readers would. Often enough for the JVM to see what is asked for most: what
/// it learns here it need not learn again beside the first readers.
final class Rehearsal {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"?(/[^\"> ]*)");
    private static final Pattern WORD = Pattern.compile("\\b[a-z]{5,}\\b");
    private static final int PAGES = 60;
    private static final int ROUNDS = 10;
    private static final int SEARCHES = 1_000;

    private Rehearsal() {}

    static void of(URI address) {
        String home = get(address, "/");
        List<String> paths = found(LINK, home).stream().limit(PAGES).toList();
        for (int round = 0; round < ROUNDS; round++) paths.forEach(path -> get(address, path));
        get(address, "/no-such-page");
        List<String> words =
                found(WORD, home.replaceAll("(?s)<(style|script).*?</\\1>|<[^>]*>", " "));
        for (int i = 0; i < SEARCHES && words.size() > 1; i++) {
            String first = words.get(i % words.size());
            String second = words.get((i + 1 + i / words.size()) % words.size());
            get(address, "/search?q=" + first + "+" + second);
        }
    }

    private static List<String> found(Pattern pattern, String html) {
        Set<String> found = new LinkedHashSet<>();
        Matcher each = pattern.matcher(html);
        while (each.find()) found.add(each.group(each.groupCount()).replace("&amp;", "&"));
        return List.copyOf(found);
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

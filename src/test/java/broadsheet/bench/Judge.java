package broadsheet.bench;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether an answer is the right one. Words are compared by letters and figures alone, since a
/// page may set other quotation marks than were typed.
final class Judge {
    private static final Pattern HEADLINE =
            Pattern.compile("<h1 class=\"headline[^\"]*\">(.*?)</h1>");
    private static final Pattern BODY =
            Pattern.compile(
                    "<div class=\"body\">(.*?)<footer class=\"story-foot\"", Pattern.DOTALL);

    private Judge() {}

    static String plain(String html) {
        StringBuilder plain = new StringBuilder(html.length());
        boolean tag = false;
        String text = html.replaceAll("&[a-z0-9#]+;", "");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<') tag = true;
            else if (c == '>') tag = false;
            else if (!tag && Character.isLetterOrDigit(c)) plain.append(c);
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /// The headline of a story page; empty where it is no such page.
    static String headline(String html) {
        Matcher headline = HEADLINE.matcher(html);
        return headline.find() ? headline.group(1) : "";
    }

    /// Throws unless this is a whole page.
    static void whole(Answer answer, int status) {
        if (answer.status() != status)
            throw new AssertionError("status " + answer.status() + ", not " + status);
        if (!answer.header("content-encoding").equals("gzip"))
            throw new AssertionError("not in the coding that was asked for");
        if (!answer.header("content-type").equals("text/html; charset=utf-8"))
            throw new AssertionError("type " + answer.header("content-type"));
        if (!answer.text().stripTrailing().endsWith("</html>"))
            throw new AssertionError("a page without its end");
    }

    /// Throws unless the answer is this story's page, whole, with this headline, at its own
    /// address.
    static void story(Answer answer, Shelf.Entry story) {
        try {
            whole(answer, 200);
            String html = answer.text();
            if (!plain(headline(html)).equals(plain(story.headline())))
                throw new AssertionError("headline \"" + headline(html) + "\"");
            if (!html.contains("<link rel=\"canonical\" href=\"")
                    || !html.contains(story.path() + "\">"))
                throw new AssertionError("not at its own address");
            Matcher body = BODY.matcher(html);
            if (!body.find()) throw new AssertionError("no body");
            if (!plain(body.group(1)).endsWith(plain(story.tail())))
                throw new AssertionError("the body does not end with \"" + story.tail() + "\"");
            int words = body.group(1).replaceAll("<[^>]*>", " ").strip().split("\\s+").length;
            if (Math.abs(words - story.words()) > story.words() / 20 + 5)
                throw new AssertionError(words + " words in the body, not " + story.words());
        } catch (AssertionError e) {
            throw new AssertionError(story.path() + ": " + e.getMessage(), e);
        }
    }
}

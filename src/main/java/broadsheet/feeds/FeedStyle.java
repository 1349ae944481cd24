package broadsheet.feeds;

import broadsheet.http.Content;
import broadsheet.page.Messages;
import broadsheet.paper.Paper;
import broadsheet.story.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The style sheet with which browsers show feeds to people who open one: what it is, and the
/// stories as a list. Style sheets alone, since browsers give up XSLT.
final class FeedStyle {
    static final String PATH = "/feed.css";

    private final Content content;

    FeedStyle(Paper paper) {
        Messages words = Messages.of(paper.language());
        String css =
                read().replace("{title}", quoted(words.get("feed.title")))
                        .replace("{text}", quoted(words.get("feed.text", paper.url().toString())))
                        .replace("{direction}", Languages.direction(paper.language()));
        content =
                Content.of("text/css; charset=utf-8", css.getBytes(StandardCharsets.UTF_8))
                        .cacheControl("public, max-age=3600")
                        .build();
    }

    Content content() {
        return content;
    }

    /// Text as a string of CSS: what could end it is written by its number.
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints()
                .forEach(c -> {
                    if (c < ' ' || c == '"' || c == '\\' || c == '<')
                        out.append('\\').append(Integer.toHexString(c)).append(' ');
                    else out.appendCodePoint(c);
                });
        return out.append('"').toString();
    }

    private static String read() {
        try (InputStream in = FeedStyle.class.getResourceAsStream("/web/css/feed.css")) {
            if (in == null) throw new IllegalStateException("the jar lacks web/css/feed.css");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package broadsheet.importer;

import broadsheet.text.PlainText;
import java.util.Map;

/// Shortcodes that stand for something at an address elsewhere, and the address they mean.
final class ShortcodeAddresses {
    /// Name and the address of a thing whose number or name is given alone; empty where only whole
    /// addresses are.
    private static final Map<String, String> PREFIXES =
            Map.ofEntries(
                    Map.entry("embed", ""),
                    Map.entry("youtube", "https://www.youtube.com/watch?v="),
                    Map.entry("vimeo", "https://vimeo.com/"),
                    Map.entry("dailymotion", "https://www.dailymotion.com/video/"),
                    Map.entry("ted", "https://www.ted.com/talks/"),
                    Map.entry("twitter", "https://twitter.com/i/status/"),
                    Map.entry("tweet", "https://twitter.com/i/status/"),
                    Map.entry("soundcloud", ""),
                    Map.entry("spotify", ""),
                    Map.entry("googlemaps", ""),
                    Map.entry("instagram", ""),
                    Map.entry("facebook", ""),
                    Map.entry("flickr", ""),
                    Map.entry("bandcamp", ""),
                    Map.entry("gist", "https://gist.github.com/"),
                    Map.entry("scribd", "https://www.scribd.com/document/"),
                    Map.entry("slideshare", ""),
                    Map.entry("kickstarter", ""),
                    Map.entry("mixcloud", ""),
                    Map.entry("pinterest", ""),
                    Map.entry("documentcloud", ""),
                    Map.entry("fve", ""),
                    Map.entry("video_embed", ""),
                    Map.entry("iframe", ""),
                    Map.entry("wpvideo", ""),
                    Map.entry("archiveorg", "https://archive.org/details/"));

    private ShortcodeAddresses() {}

    static boolean known(String name) {
        return PREFIXES.containsKey(name);
    }

    /// The address, or empty where the tag gives none.
    static String address(ShortcodeTag tag) {
        String prefix = PREFIXES.get(tag.name());
        if (prefix == null) return "";
        String given = tag.attribute("url", "src", "href", "id", "video", "link", "tweet");
        if (given.isEmpty()) given = tag.firstWord();
        given = PlainText.line(given);
        if (given.startsWith("//")) given = "https:" + given;
        if (given.regionMatches(true, 0, "http", 0, 4)) return given;
        return !prefix.isEmpty() && plain(given) ? prefix + given : "";
    }

    /// Whether this can be the number or name of something.
    static boolean plain(String id) {
        return !id.isEmpty()
                && id.chars()
                        .allMatch(c ->
                                (c < 0x80 && Character.isLetterOrDigit(c))
                                        || c == '-'
                                        || c == '_'
                                        || c == '/');
    }
}

package broadsheet.audience;

import java.util.regex.Pattern;

/// Programs that say they are none of the readers.
final class Robots {
    private static final Pattern DECLARED =
            Pattern.compile(
                    "bot\\b|bot/|crawl|spider|slurp|scrap|headless|phantom|selenium|puppeteer|playwright|lighthouse"
                            + "|preview|fetch|monitor|uptime|archiv|facebookexternalhit|feed|https?://|curl|wget|python|java/"
                            + "|go-http|okhttp|libwww|perl|ruby|node",
                    Pattern.CASE_INSENSITIVE);

    private Robots() {}

    /// Whether what calls itself so is a program; who does not say is one.
    static boolean declared(String agent) {
        return !agent.startsWith("Mozilla/5.0") || DECLARED.matcher(agent).find();
    }
}

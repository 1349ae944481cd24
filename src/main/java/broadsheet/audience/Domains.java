package broadsheet.audience;

import broadsheet.story.StoryId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of domains that readers may have come from. Anyone can make them up, so only so many are
/// told apart for a story in an hour, and only of so many stories; the rest are [#OTHER].
final class Domains {
    static final String OTHER = "other";

    private static final int A_STORY = 20;
    private static final int ALL = 20_000;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final Pattern DOMAIN =
            Pattern.compile(
                    "(?=.{4,100}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");

    private final InstantSource clock;
    private final Map<StoryId, Set<String>> named = new HashMap<>();
    private long hour;
    private int all;

    Domains(InstantSource clock) {
        this.clock = clock;
    }

    /// The name under which a read is counted; empty where none was given.
    synchronized String of(StoryId story, String given) {
        if (given.isEmpty()) return "";
        String domain = given.toLowerCase(Locale.ROOT);
        if (domain.startsWith("www.")) domain = domain.substring(4);
        if (!DOMAIN.matcher(domain).matches()) return OTHER;
        if (clock.millis() / HOUR != hour) {
            hour = clock.millis() / HOUR;
            named.clear();
            all = 0;
        }
        Set<String> known = named.getOrDefault(story, Set.of());
        if (known.contains(domain)) return domain;
        if (known.size() >= A_STORY || all >= ALL) return OTHER;
        named.computeIfAbsent(story, _ -> new HashSet<>()).add(domain);
        all++;
        return domain;
    }
}

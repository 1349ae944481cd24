package broadsheet.desk;

import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Where the paper itself is arranged rather than its stories.
enum PaperPlace {
    SECTIONS("e"),
    TAGS("t"),
    CONTRIBUTORS("c");

    private final String key;

    /// @param key the letter that leads there after `g`
    PaperPlace(String key) {
        this.key = key;
    }

    /// As addresses and messages have it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String path() {
        return "/desk/" + word();
    }

    /// The address of one of those that are listed there.
    String path(long id) {
        return path() + "/" + id;
    }

    /// The places that this person may go to.
    static List<Frame.Tab> of(SignedIn who, Messages words, String path) {
        if (!who.person().may(Right.SETTINGS)) return List.of();
        return Arrays.stream(values()).map(place -> place.tab(words, path)).toList();
    }

    private Frame.Tab tab(Messages words, String path) {
        boolean here = path.equals(path()) || path.startsWith(path() + "/");
        return new Frame.Tab(path(), words.get("desk." + word()), here, key);
    }
}

package broadsheet.desk;

import broadsheet.identity.Person;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Where the paper itself is arranged rather than its stories.
enum PaperPlace {
    SECTIONS("e", Right.SETTINGS),
    TAGS("t", Right.SETTINGS),
    CONTRIBUTORS("c", Right.SETTINGS),
    PAGES("w", Right.WRITE),
    MENUS("m", Right.SETTINGS),
    HOUSE_STYLE("h", Right.SETTINGS),
    SETTINGS("i", Right.SETTINGS);

    private final String key;
    private final Right right;

    /// @param key the letter that leads there after `g`
    /// @param right what it takes to open it; to arrange the whole paper one has it everywhere
    PaperPlace(String key, Right right) {
        this.key = key;
        this.right = right;
    }

    /// As addresses and messages have it.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
        return Arrays.stream(values())
                .filter(place -> place.isOpenTo(who.person()))
                .map(place -> place.tab(words, path))
                .toList();
    }

    private boolean isOpenTo(Person person) {
        return right == Right.WRITE ? person.maySomewhere(right) : person.may(right);
    }

    private Frame.Tab tab(Messages words, String path) {
        boolean here = path.equals(path()) || path.startsWith(path() + "/");
        return new Frame.Tab(path(), words.get("desk." + word()), here, key);
    }
}

package broadsheet.desk;

import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import java.util.List;

/// The pages of the desk on which the paper itself is arranged rather than its stories.
final class PaperPlaces {
    static final String PAGES = "/desk/pages";
    static final String MENUS = "/desk/menus";
    static final String SETTINGS = "/desk/settings";

    /// @param key the letter that leads there after `g`
    private record Place(String word, String path, String key, Right right) {}

    private static final List<Place> PLACES =
            List.of(
                    new Place("desk.pages", PAGES, "w", Right.WRITE),
                    new Place("desk.menus", MENUS, "m", Right.SETTINGS),
                    new Place("desk.settings", SETTINGS, "i", Right.SETTINGS));

    private PaperPlaces() {}

    /// Those that this person may open.
    ///
    /// @param path of the page at hand
    static List<Frame.Tab> of(SignedIn who, Messages words, String path) {
        return PLACES.stream()
                .filter(place -> who.person().maySomewhere(place.right()))
                .map(place ->
                        new Frame.Tab(
                                place.path(),
                                words.get(place.word()),
                                path.equals(place.path()) || path.startsWith(place.path() + "/"),
                                place.key()))
                .toList();
    }
}

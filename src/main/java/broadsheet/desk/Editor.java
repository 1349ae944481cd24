package broadsheet.desk;

import broadsheet.page.Assets;
import broadsheet.page.Messages;
import broadsheet.text.Json;

/// What the editor needs of the page of a story besides the story.
///
/// @param words of its interface, as a JSON object
/// @param modules what it is made of
/// @param host of the paper's addresses, as search engines show it
public record Editor(String words, Assets.Modules modules, String host) {
    private static final String PREFIX = "desk.editor.";

    static Editor of(Messages words, Assets assets, String host) {
        Json.Builder phrases = Json.object();
        words.under(PREFIX).forEach(phrases::put);
        return new Editor(phrases.build().write(), assets.story(), host);
    }
}

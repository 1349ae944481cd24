package broadsheet.story;

import broadsheet.db.Row;
import broadsheet.text.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The part of a [Copy] that lists show, as it is kept with the story's head.
final class CardJson {
    /// Where a story without a headline is cut for lists.
    private static final int WORDS_SHOWN = 90;

    private CardJson() {}

    /// Taken from `full`, which is the copy's JSON.
    static String write(Copy copy, Json.Obj full) {
        Json.Builder card = Json.object();
        for (String name :
                new String[] {
                    "type",
                    "language",
                    "kicker",
                    "standfirst",
                    "byline",
                    "section",
                    "lead",
                    "prominence",
                    "sensitive",
                    "frontTitle"
                }) if (full.members().containsKey(name)) card.put(name, full.get(name));
        return CleanJson.of(card.put("headline", headline(copy)).build()).write();
    }

    /// The headline, or where an old story has none its first words.
    static String headline(Copy copy) {
        if (!copy.headline().isBlank()) return copy.headline();
        String text = BlockText.write(copy.body()).strip();
        if (text.length() <= WORDS_SHOWN) return text;
        int end = text.lastIndexOf(' ', WORDS_SHOWN);
        return text.substring(
                        0,
                        end < WORDS_SHOWN / 2 ? text.offsetByCodePoints(0, WORDS_SHOWN / 2) : end)
                + "…";
    }

    /// From a row of `story` with id, path, card, first_published and updated.
    static Card read(Row row) {
        Json.Obj it = Json.read(row.text("card")).obj();
        @Nullable Long section = it.numberOrNull("section");
        return new Card(
                new StoryId(row.number("id")),
                row.text("path"),
                StoryType.valueOf(it.text("type").toUpperCase(Locale.ROOT)),
                it.text("language"),
                it.textOrNull("kicker"),
                it.text("headline"),
                it.textOrNull("frontTitle"),
                it.textOrNull("standfirst"),
                CopyJson.byline(it.get("byline").obj()),
                section == null ? null : new SectionId(section),
                BlockJson.useOrNull(it.get("lead")),
                Math.toIntExact(it.number("prominence")),
                it.flag("sensitive"),
                row.instant("first_published"),
                row.instant("updated"));
    }
}

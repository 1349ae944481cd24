package broadsheet.importer.folder;

import broadsheet.importer.Fields;
import broadsheet.importer.OldWriter;
import broadsheet.importer.PictureRef;
import broadsheet.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Who a text is by: names, or what the site's list of authors says under them.
final class FolderWriters {
    private final SiteConfig config;

    FolderWriters(SiteConfig config) {
        this.config = config;
    }

    /// @param pictures finds the file of a picture
    List<OldWriter> of(Fields front, UnaryOperator<String> pictures) {
        List<OldWriter> writers = new ArrayList<>();
        for (String name : List.of("authors", "author", "byline")) {
            if (!writers.isEmpty()) break;
            add(front.get(name), pictures, writers);
        }
        if (writers.isEmpty()) add(config.all().get("author"), pictures, writers);
        return writers;
    }

    private void add(Json value, UnaryOperator<String> pictures, List<OldWriter> writers) {
        switch (value) {
            case Json.Arr(var items) -> items.forEach(item -> add(item, pictures, writers));
            case Json.Text(var name) when !name.isBlank() -> writers.add(named(name, pictures));
            case Json.Obj object -> {
                Fields person = new Fields(object);
                if (!person.text("name", "login", "id").isEmpty())
                    writers.add(person("", person, pictures));
            }
            case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> {}
        }
    }

    private OldWriter named(String name, UnaryOperator<String> pictures) {
        Fields known = config.authors().fields(name.strip());
        return known.isEmpty() ? OldWriter.named(name) : person(name.strip(), known, pictures);
    }

    private static OldWriter person(String id, Fields person, UnaryOperator<String> pictures) {
        String picture = person.text("picture", "avatar", "image", "photo");
        return new OldWriter(
                id,
                person.text("name", "display_name", "login", "id"),
                person.textOrNull("bio", "description"),
                person.textOrNull("email"),
                picture.isEmpty()
                        ? null
                        : new PictureRef(pictures.apply(picture), null, null, List.of(), null),
                List.of());
    }
}

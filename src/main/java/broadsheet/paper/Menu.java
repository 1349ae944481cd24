package broadsheet.paper;

import broadsheet.story.Inline;
import broadsheet.story.SectionId;
import broadsheet.story.StoryId;
import broadsheet.text.Json;
import java.util.List;

/// A menu as editors have put it together: where it leads, in order.
public record Menu(List<Entry> entries) {
    public Menu {
        entries = List.copyOf(entries);
    }

    /// One line of a menu.
    public sealed interface Entry {}

    /// A section, by its name and where it stands now.
    public record ToSection(SectionId section) implements Entry {}

    /// One of the pages that every paper has, by its first path: what stands there, whoever has
    /// written it.
    public record ToHousePage(String path) implements Entry {}

    /// A page that the newsroom has written, by its title and where it stands now; left out while
    /// it is not public.
    public record ToPage(StoryId page) implements Entry {}

    /// Any address, under words of its own.
    public record ToAddress(String text, String href) implements Entry {
        /// @throws IllegalArgumentException where the address may not stand in a link
        public ToAddress {
            if (!Inline.Link.safe(href)) throw new IllegalArgumentException("no link: " + href);
        }
    }

    /// Begins a column of the footer.
    public record Heading(String text) implements Entry {}

    /// As it is kept.
    public String write() {
        return Json.object().put("entries", entries, Menu::write).build().write();
    }

    private static Json write(Entry entry) {
        return switch (entry) {
            case ToSection(var section) -> Json.object().put("section", section.value()).build();
            case ToHousePage(var path) -> Json.object().put("house", path).build();
            case ToPage(var page) -> Json.object().put("page", page.value()).build();
            case ToAddress(var text, var href) ->
                    Json.object().put("text", text).put("href", href).build();
            case Heading(var text) -> Json.object().put("heading", text).build();
        };
    }

    /// What [#write] wrote.
    public static Menu read(String kept) {
        return new Menu(
                Json.read(kept).obj().items("entries").stream()
                        .map(Json::obj)
                        .map(Menu::entry)
                        .toList());
    }

    private static Entry entry(Json.Obj json) {
        if (json.members().containsKey("section"))
            return new ToSection(new SectionId(json.number("section")));
        if (json.members().containsKey("page")) return new ToPage(new StoryId(json.number("page")));
        if (json.members().containsKey("house")) return new ToHousePage(json.text("house"));
        if (json.members().containsKey("heading")) return new Heading(json.text("heading"));
        return new ToAddress(json.text("text"), json.text("href"));
    }
}

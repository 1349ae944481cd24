package broadsheet.site;

import broadsheet.page.Layout;
import broadsheet.page.Messages;
import broadsheet.paper.Addresses;
import broadsheet.paper.HousePages;
import broadsheet.paper.Matter;
import broadsheet.paper.Menu;
import broadsheet.paper.Paper;
import broadsheet.paper.ReadingRoom;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The navigation and the footer: as editors have put them together, or as they come about by
/// themselves.
final class Menus {
    private final Paper paper;
    private final HousePages house;
    private final Messages words;

    Menus(ReadingRoom room, Messages words) {
        this.paper = room.paper();
        this.house = room.housePages();
        this.words = words;
    }

    /// What a page tells of where it stands.
    ///
    /// @param path its own, as it stands in a link
    /// @param trail the sections above it
    /// @param itself whether it is the page of the last of these
    record Here(String path, List<Section> trail, boolean itself) {}

    List<Layout.Nav> navigation(SectionTree tree, Here here) {
        Optional<Menu> menu = paper.menu(Matter.NAVIGATION);
        if (menu.isPresent())
            return menu.get().entries().stream()
                    .flatMap(entry -> Optional.ofNullable(nav(tree, entry, here)).stream())
                    .toList();
        return Stream.concat(
                        Layouts.shown(tree.top()).stream().map(top -> nav(tree, top, here)),
                        Stream.of(nav(Ranks.TRENDING, words.get("trending"), here)))
                .toList();
    }

    /// Null for what readers would not find.
    private Layout.@Nullable Nav nav(SectionTree tree, Menu.Entry entry, Here here) {
        return switch (entry) {
            case Menu.ToSection(var id) ->
                    Layouts.shown(tree.all()).stream()
                            .filter(section -> section.id().equals(id))
                            .findFirst()
                            .map(section -> nav(tree, section, here))
                            .orElse(null);
            case Menu.ToHousePage _, Menu.ToPage _, Menu.ToAddress _ ->
                    link(entry).map(link -> nav(link.href(), link.text(), here)).orElse(null);
            case Menu.Heading _ -> null;
        };
    }

    private static Layout.Nav nav(String href, String text, Here here) {
        boolean itself = here.path().equals(href);
        return new Layout.Nav(href, text, null, itself, itself, List.of());
    }

    private static Layout.Nav nav(SectionTree tree, Section section, Here here) {
        boolean within = here.trail().contains(section);
        return new Layout.Nav(
                section.path(),
                section.name(),
                section.hue(),
                within,
                within && here.itself() && section.equals(here.trail().getLast()),
                Layouts.shown(tree.under(section.id())).stream()
                        .map(under -> nav(tree, under, here))
                        .toList());
    }

    List<Layout.Column> footer(SectionTree tree) {
        Optional<Menu> menu = paper.menu(Matter.FOOTER);
        if (menu.isEmpty())
            return List.of(
                    new Layout.Column(
                            null,
                            Stream.concat(
                                            house.places().stream().map(this::link),
                                            Stream.of(archive()))
                                    .toList()));
        List<Layout.Column> columns = new ArrayList<>();
        String title = null;
        List<Layout.Link> links = new ArrayList<>();
        for (Menu.Entry entry : menu.get().entries())
            if (entry instanceof Menu.Heading(var text)) {
                if (!links.isEmpty()) columns.add(new Layout.Column(title, links));
                title = text;
                links = new ArrayList<>();
            } else footerLink(tree, entry).ifPresent(links::add);
        if (!links.isEmpty()) columns.add(new Layout.Column(title, links));
        return columns;
    }

    private Layout.Link archive() {
        return new Layout.Link(Addresses.ARCHIVE, words.get("footer.archive"));
    }

    private Optional<Layout.Link> footerLink(SectionTree tree, Menu.Entry entry) {
        return entry instanceof Menu.ToSection(var id)
                ? tree.find(id)
                        .map(section ->
                                new Layout.Link(Addresses.encoded(section.path()), section.name()))
                : link(entry);
    }

    private Optional<Layout.Link> link(Menu.Entry entry) {
        return switch (entry) {
            case Menu.ToHousePage(var path) -> house.place(path).map(this::link);
            case Menu.ToPage(var id) -> house.place(id).map(this::link);
            case Menu.ToAddress(var text, var href) -> Optional.of(new Layout.Link(href, text));
            case Menu.ToSection _, Menu.Heading _ -> Optional.empty();
        };
    }

    private Layout.Link link(HousePages.Place place) {
        String title = place.title();
        return new Layout.Link(
                Addresses.encoded(place.path()),
                title == null ? words.get("footer." + place.path().substring(1)) : title);
    }

    /// Where else the paper can be followed, each by the host's name.
    List<Layout.Link> social() {
        return paper.social().stream()
                .map(uri -> new Layout.Link(uri.toASCIIString(), host(uri)))
                .toList();
    }

    private static String host(URI uri) {
        String host = uri.getHost();
        return host == null ? uri.toASCIIString() : host.replaceFirst("^www\\.", "");
    }
}

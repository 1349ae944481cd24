package broadsheet.desk;

import broadsheet.identity.Actor;
import broadsheet.identity.SignedIn;
import broadsheet.page.Dates;
import broadsheet.page.Messages;
import broadsheet.paper.Addresses;
import broadsheet.paper.HousePages;
import broadsheet.paper.Matter;
import broadsheet.paper.Menu;
import broadsheet.paper.StandingMatter;
import broadsheet.paper.StandingMatter.Version;
import broadsheet.story.Pages;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.SectionTree;
import broadsheet.story.StoryId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the pages of menus.
final class MenuViews {
    private static final int EARLIER = 12;
    private static final int PAGES = 200;
    private static final List<Matter> MENUS = List.of(Matter.NAVIGATION, Matter.FOOTER);

    private final StandingMatter standing;
    private final HousePages house;
    private final Pages pages;
    private final Predicate<String> stands;
    private final Supplier<SectionTree> sections;
    private final Frames frames;
    private final Messages words;
    private final Dates dates;
    private final Function<Collection<Actor>, Map<Actor, String>> names;

    /// @param names who is behind actors, for people
    MenuViews(
            Newsdesk newsdesk,
            Frames frames,
            Messages words,
            Dates dates,
            Function<Collection<Actor>, Map<Actor, String>> names) {
        this.standing = newsdesk.house().standing();
        this.house = newsdesk.house().pages();
        this.pages = newsdesk.house().own();
        this.stands = newsdesk.house().stands();
        this.sections = newsdesk.sections();
        this.frames = frames;
        this.words = words;
        this.dates = dates;
        this.names = names;
    }

    /// A menu as it is kept, or as it comes about by itself.
    MenuForm current(Matter menu, @Nullable Version newest) {
        String value = newest == null ? null : newest.value();
        return MenuForm.of(value == null ? byItself(menu) : Menu.read(value));
    }

    private Menu byItself(Matter menu) {
        return new Menu(
                menu == Matter.NAVIGATION
                        ? Stream.<Menu.Entry>concat(
                                        sections.get().top().stream()
                                                .map(top -> new Menu.ToSection(top.id())),
                                        Stream.of(
                                                new Menu.ToAddress(
                                                        words.get("trending"), "/trending")))
                                .toList()
                        : Stream.<Menu.Entry>concat(
                                        HousePages.PATHS.stream().map(Menu.ToHousePage::new),
                                        Stream.of(
                                                new Menu.ToAddress(
                                                        words.get("footer.archive"),
                                                        Addresses.ARCHIVE)))
                                .toList());
    }

    /// As it is kept.
    ///
    /// @param said the word for what has just been done; empty where nothing was
    MenuPage page(SignedIn who, Matter menu, MenuForm form, @Nullable Version newest, String said) {
        int onto = newest == null ? 0 : newest.number();
        return page(
                who,
                menu,
                form,
                onto,
                null,
                List.of(),
                said.isEmpty() ? null : words.get("desk.said." + said),
                "");
    }

    /// As it is being put together.
    MenuPage page(SignedIn who, Matter menu, MenuForm form, int onto, String focus) {
        return page(who, menu, form, onto, null, List.of(), null, focus);
    }

    /// With what is wrong.
    MenuPage refused(
            SignedIn who, Matter menu, MenuForm form, int onto, List<MenuForm.Problem> problems) {
        String first = "line-" + problems.getFirst().line();
        return page(who, menu, form, onto, words.get("desk.menu.wrong"), problems, null, first);
    }

    /// Somebody else has saved it since. What was sent is shown; saved again, it holds.
    MenuPage stale(SignedIn who, Matter menu, MenuForm form) {
        Version newest = standing.newest().get(menu);
        return page(
                who,
                menu,
                form,
                newest == null ? 0 : newest.number(),
                words.get("desk.menu.stale"),
                List.of(),
                null,
                "");
    }

    private MenuPage page(
            SignedIn who,
            Matter menu,
            MenuForm form,
            int onto,
            @Nullable String problem,
            List<MenuForm.Problem> problems,
            @Nullable String said,
            String focus) {
        String path = MenuRoutes.address(menu);
        String title = words.get("desk.menu." + MenuRoutes.word(menu));
        List<Version> history = standing.history(List.of(menu), EARLIER);
        boolean set =
                history.stream().findFirst().filter(newest -> newest.value() != null).isPresent();
        return new MenuPage(
                frames.of(who, title, path),
                PaperPlace.of(who, words, path),
                MENUS.stream()
                        .map(each ->
                                new Frame.Tab(
                                        MenuRoutes.address(each),
                                        words.get("desk.menu." + MenuRoutes.word(each)),
                                        each == menu,
                                        ""))
                        .toList(),
                MenuRoutes.word(menu),
                title,
                problem,
                warnings(form),
                said,
                onto,
                set,
                lines(form, problems),
                more(menu),
                focus,
                earlier(history));
    }

    private List<String> warnings(MenuForm form) {
        return form.lines().stream()
                .filter(line -> line.kind() == MenuForm.Kind.LINK && line.href().startsWith("/"))
                .map(line -> line.href().replaceFirst("[?#].*", ""))
                .filter(path -> !stands.test(path))
                .distinct()
                .map(path -> words.get("desk.menu.nothing", path))
                .toList();
    }

    private List<MenuPage.Line> lines(MenuForm form, List<MenuForm.Problem> problems) {
        Map<Integer, String> wrong =
                problems.stream()
                        .collect(
                                Collectors.toMap(
                                        MenuForm.Problem::line,
                                        problem -> words.get("desk.menu.wrong." + problem.rule())));
        List<MenuPage.Line> lines = new ArrayList<>();
        for (int i = 0; i < form.lines().size(); i++) {
            MenuForm.Line line = form.lines().get(i);
            lines.add(
                    new MenuPage.Line(
                            i,
                            line.kind().word(),
                            words.get("desk.menu.kind." + line.kind().word()),
                            line.of(),
                            name(line),
                            line.text(),
                            line.href(),
                            wrong.get(i)));
        }
        return lines;
    }

    /// What a line leads to, in words; the number or path itself where that is gone.
    private String name(MenuForm.Line line) {
        return switch (line.kind()) {
            case SECTION ->
                    sections.get()
                            .find(new SectionId(Numbers.of(line.of())))
                            .map(this::name)
                            .orElse(line.of());
            case HOUSE ->
                    HousePages.PATHS.contains(line.of())
                            ? house.place(line.of()).map(this::name).orElse(offNow(line.of()))
                            : line.of();
            case PAGE ->
                    pages.find(new StoryId(Numbers.of(line.of())))
                            .map(page -> page.shown() ? page.title() : offNow(page.title()))
                            .orElse(line.of());
            case LINK, HEADING -> "";
        };
    }

    private String offNow(String name) {
        return words.get("desk.menu.off", name);
    }

    /// With what is above it.
    private String name(Section section) {
        return sections.get().trail(section.id()).stream()
                .map(Section::name)
                .collect(Collectors.joining(" › "));
    }

    private String name(HousePages.Place place) {
        String title = place.title();
        return title == null ? words.get("footer." + place.path().substring(1)) : title;
    }

    private List<MenuPage.Group> more(Matter menu) {
        List<MenuPage.Group> groups = new ArrayList<>();
        List<PeoplePage.Choice> free = new ArrayList<>();
        free.add(new PeoplePage.Choice("link", words.get("desk.menu.kind.link")));
        if (menu == Matter.FOOTER)
            free.add(new PeoplePage.Choice("heading", words.get("desk.menu.kind.heading")));
        groups.add(new MenuPage.Group(words.get("desk.menu.free"), free));
        groups.add(
                new MenuPage.Group(
                        words.get("desk.menu.sections"),
                        sections.get().all().stream()
                                .map(section ->
                                        new PeoplePage.Choice(
                                                "section:" + section.id().value(), name(section)))
                                .toList()));
        groups.add(
                new MenuPage.Group(
                        words.get("desk.pages"),
                        Stream.concat(
                                        house.places().stream()
                                                .filter(place -> place.title() == null)
                                                .map(place ->
                                                        new PeoplePage.Choice(
                                                                "house:" + place.path(),
                                                                name(place))),
                                        pages.shown(PAGES).stream()
                                                .map(page ->
                                                        new PeoplePage.Choice(
                                                                "page:" + page.id().value(),
                                                                page.title())))
                                .toList()));
        return groups;
    }

    private List<MenuPage.Earlier> earlier(List<Version> history) {
        Map<Actor, String> by = names.apply(history.stream().map(Version::by).distinct().toList());
        return history.stream()
                .map(version ->
                        new MenuPage.Earlier(
                                dates.moment(version.at()),
                                dates.machine(version.at()),
                                by.getOrDefault(version.by(), version.by().name()),
                                version.value() == null
                                        ? words.get("desk.menu.by-itself")
                                        : words.get(
                                                "desk.menu.lines",
                                                Menu.read(version.value()).entries().size())))
                .toList();
    }
}

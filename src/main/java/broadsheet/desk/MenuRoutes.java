package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.paper.Matter;
import broadsheet.paper.Menu;
import broadsheet.paper.StandingMatter;
import broadsheet.paper.StandingMatter.Version;
import broadsheet.story.Pages;
import broadsheet.story.SectionTree;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The navigation and the footer, put together at the desk.
final class MenuRoutes {
    private static final String ONE = PaperPlace.MENUS.path() + "/{menu}";

    private final StandingMatter standing;
    private final Supplier<SectionTree> sections;
    private final Pages pages;
    private final MenuViews views;
    private final Sheets sheets;
    private final Notices notices;

    MenuRoutes(Newsdesk newsdesk, MenuViews views, Sheets sheets, Notices notices) {
        this.standing = newsdesk.house().standing();
        this.sections = newsdesk.sections();
        this.pages = newsdesk.house().own();
        this.views = views;
        this.sheets = sheets;
        this.notices = notices;
    }

    void addTo(Door door) {
        door.getEverywhere(
                PaperPlace.MENUS.path(),
                Right.SETTINGS,
                (_, _) -> Response.seeOther(address(Matter.NAVIGATION)));
        door.getEverywhere(ONE, Right.SETTINGS, this::show);
        door.postEverywhere(ONE, Right.SETTINGS, this::change);
    }

    static String address(Matter menu) {
        return PaperPlace.MENUS.path() + "/" + word(menu);
    }

    static String word(Matter menu) {
        return menu.word().substring(menu.word().indexOf('.') + 1);
    }

    private static Optional<Matter> menu(Request request) {
        return Matter.of("menu." + request.variable("menu"));
    }

    private Response show(Request request, SignedIn who) {
        Optional<Matter> menu = menu(request);
        if (menu.isEmpty()) return notices.missing(who);
        Version newest = standing.newest().get(menu.get());
        String said = request.param("said").filter("saved"::equals).orElse("");
        MenuForm form = views.current(menu.get(), newest);
        return sheets.page("menu", views.page(who, menu.get(), form, newest, said));
    }

    private Response change(Request request, SignedIn who) {
        Optional<Matter> menu = menu(request);
        if (menu.isEmpty()) return notices.missing(who);
        Form sent = request.form();
        String asked = sent.value("do").orElse("");
        int line = line(asked);
        MenuForm form = MenuForm.read(sent);
        return switch (asked.replaceFirst("-\\d+$", "")) {
            case "save" -> save(who, menu.get(), form, sent);
            case "default" -> reset(who, menu.get(), form, sent);
            case "up" -> again(who, menu.get(), form.up(line), sent, "up-" + Math.max(line - 1, 0));
            case "down" -> again(who, menu.get(), form.down(line), sent, "down-" + (line + 1));
            case "remove" -> again(who, menu.get(), form.without(line), sent, "add");
            case "add" -> {
                MenuForm more = form.with(sent.value("add").orElse(""));
                yield again(who, menu.get(), more, sent, "line-" + (more.lines().size() - 1));
            }
            default -> again(who, menu.get(), form, sent, "");
        };
    }

    /// The line that a button stands in; -1, which none is, where it names none.
    private static int line(String asked) {
        int dash = asked.indexOf('-');
        return dash > 0 && asked.substring(dash + 1).matches("\\d{1,2}")
                ? Integer.parseInt(asked.substring(dash + 1))
                : -1;
    }

    private static int onto(Form sent) {
        return sent.value("onto")
                .filter(it -> it.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(-1);
    }

    /// The form as it is now, saved by nobody.
    private Response again(SignedIn who, Matter menu, MenuForm form, Form sent, String focus) {
        return sheets.page("menu", views.page(who, menu, form, onto(sent), focus));
    }

    private Response save(SignedIn who, Matter menu, MenuForm form, Form sent) {
        MenuForm.Read read = form.menu(sections.get(), pages, menu == Matter.FOOTER);
        if (!read.problems().isEmpty())
            return sheets.page(
                    "menu", views.refused(who, menu, form, onto(sent), read.problems()), 422);
        return set(who, menu, form, sent, read.menu());
    }

    /// Back to what comes about by itself.
    private Response reset(SignedIn who, Matter menu, MenuForm form, Form sent) {
        return set(who, menu, form, sent, null);
    }

    private Response set(
            SignedIn who,
            Matter menu,
            MenuForm form,
            Form sent,
            @org.jspecify.annotations.Nullable Menu wanted) {
        var wish = new StandingMatter.Wish(onto(sent), wanted == null ? null : wanted.write());
        return standing.set(Map.of(menu, wish), who.actor()).isEmpty()
                ? Response.seeOther(address(menu) + "?said=saved")
                : sheets.page("menu", views.stale(who, menu, form), 409);
    }
}

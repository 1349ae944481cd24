package broadsheet.desk;

import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Assets;
import broadsheet.page.Messages;
import broadsheet.paper.Paper;
import broadsheet.story.Languages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes what stands around every page of the desk.
final class Frames {
    private final Paper paper;
    private final Messages words;
    private final Assets assets;
    private final Alarms alarms;

    Frames(Paper paper, Messages words, Assets assets, Alarms alarms) {
        this.paper = paper;
        this.words = words;
        this.assets = assets;
        this.alarms = alarms;
    }

    /// Around a page that needs nobody to be signed in.
    Frame outside(String title) {
        return frame(title, null);
    }

    /// @param path of the page, by which it is marked in the navigation
    Frame of(SignedIn who, String title, String path) {
        boolean mayWrite = who.person().maySomewhere(Right.WRITE);
        List<Frame.Tab> tabs = new ArrayList<>();
        tabs.add(tab("desk.tab.home", Next.HOME, path, "d"));
        if (mayWrite) {
            tabs.add(tab("desk.tab.stories", StoryRoutes.PATH, path, "s"));
            tabs.add(tab("search", SearchRoutes.PATH, path, "f"));
        }
        List<Frame.Tab> places = PaperPlace.of(who, words, path);
        if (!places.isEmpty())
            tabs.add(
                    new Frame.Tab(
                            places.getFirst().href(),
                            words.get("desk.paper"),
                            places.stream().anyMatch(Frame.Tab::here),
                            ""));
        if (who.person().may(Right.MANAGE_PEOPLE))
            tabs.add(tab("desk.tab.people", PeopleRoutes.PATH, path, "p"));
        if (who.person().may(Right.SEE_AUDIT))
            tabs.add(tab("desk.tab.audit", AuditRoutes.PATH, path, "a"));
        List<Frame.Tab> more = new ArrayList<>(places);
        if (who.person().may(Right.MANAGE_PEOPLE))
            more.add(tab("desk.tab.keys", KeyRoutes.PATH, path, "k"));
        more.add(tab("desk.account", AccountRoutes.PATH, path, "y"));
        more.add(tab("desk.devices", AccountRoutes.DEVICES, path, ""));
        more.add(tab("desk.password.title", AccountRoutes.PASSWORD, path, ""));
        more.add(tab("desk.second.title", SecondFactorRoutes.PATH, path, ""));
        more.add(tab("desk.passkeys", PasskeyRoutes.PATH, path, ""));
        more.add(tab("desk.to.paper", "/", path, ""));
        return frame(
                title,
                new Frame.Me(
                        who.person().name(),
                        who.formToken().text(),
                        mayWrite,
                        tabs,
                        more,
                        alarms.of(who)));
    }

    private Frame.Tab tab(String word, String href, String path, String key) {
        boolean here = path.equals(href) || !href.equals(Next.HOME) && path.startsWith(href + "/");
        return new Frame.Tab(href, words.get(word), here, key);
    }

    private Frame frame(String title, Frame.@Nullable Me me) {
        return new Frame(
                words,
                paper.language(),
                Languages.direction(paper.language()),
                title + " | " + words.get("desk.of", paper.name()),
                paper.name(),
                assets.path("css/desk.css"),
                assets.path("icon.svg"),
                assets.path("js/keys.js"),
                me);
    }
}

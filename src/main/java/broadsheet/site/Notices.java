package broadsheet.site;

import broadsheet.http.Refusal;
import broadsheet.media.Pictures;
import broadsheet.page.Layout;
import broadsheet.page.Messages;
import broadsheet.paper.Addresses;
import broadsheet.paper.HousePages;
import broadsheet.paper.ReadingRoom;
import broadsheet.story.Card;
import broadsheet.story.Contributors;
import broadsheet.story.Listing;
import broadsheet.story.State;
import broadsheet.story.Stories;
import broadsheet.text.SafeHtml;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the pages that say why there is nothing at an address.
final class Notices {
    private static final int LATEST = 4;

    private final Layouts layouts;
    private final Stories stories;
    private final Pictures pictures;
    private final Contributors contributors;
    private final HousePages house;
    private final Messages words;

    Notices(Layouts layouts, ReadingRoom room) {
        this.layouts = layouts;
        this.stories = room.stories();
        this.pictures = room.pictures();
        this.contributors = room.contributors();
        this.house = room.housePages();
        this.words = layouts.words();
    }

    /// The page for a path that leads nowhere, with ways on.
    ///
    /// @param asked to begin a search with
    NoticePage missing(String asked) {
        LocalDate today = layouts.today();
        String ways =
                fill(
                        "notice.404.try",
                        link("/", words.get("notice.404.home")),
                        link(Addresses.day(today), words.get("notice.404.archive")),
                        page("/contact", words.get("notice.404.tell")));
        String body =
                paragraph(SafeHtml.escape(words.get("notice.404.text")).toString())
                        + paragraph(ways);
        List<Card> latest = stories.cards(new Listing.All(), null, LATEST);
        return page(
                words.get("notice.404.code"),
                words.get("notice.404.title"),
                body,
                asked,
                container(latest));
    }

    private @Nullable Container container(List<Card> latest) {
        if (latest.isEmpty()) return null;
        List<CardView> cards =
                Cards.of(latest, layouts, pictures, contributors)
                        .views(latest, CardView.Shape.SMALL, 3, false);
        return new Container(
                "c-latest",
                words.get("latest"),
                null,
                null,
                List.of(),
                Container.Shape.HEADS,
                List.of(cards));
    }

    /// The page in the place of a story that was withdrawn with a notice.
    ///
    /// @param asked to begin a search with
    NoticePage withdrawn(String headline, State state, String asked) {
        return switch (state) {
            case State.Killed(var at, var notice) -> withdrawn("410", headline, at, notice, asked);
            case State.TakenDown(var at, var notice) ->
                    withdrawn("451", headline, at, notice, null);
            case State.Draft _,
                    State.InReview _,
                    State.Ready _,
                    State.Scheduled _,
                    State.Embargoed _,
                    State.Published _,
                    State.Held _,
                    State.Unpublished _ ->
                    throw new IllegalArgumentException("has no notice: " + state);
        };
    }

    private NoticePage withdrawn(
            String status, String headline, Instant at, String notice, @Nullable String asked) {
        String when =
                "<time datetime=\""
                        + layouts.dates().machine(at)
                        + "\">"
                        + SafeHtml.escape(layouts.dates().moment(at))
                        + "</time>";
        String body =
                paragraph(
                                fill(
                                        "notice." + status + ".text",
                                        SafeHtml.escape(headline).toString(),
                                        when))
                        + paragraph(SafeHtml.escape(notice).toString())
                        + paragraph(
                                fill(
                                        "notice.410.more",
                                        page("/corrections", words.get("notice.410.corrections")),
                                        link("/", words.get("notice.404.home"))));
        return page(
                words.get("notice." + status + ".code"),
                words.get("notice." + status + ".title"),
                body,
                asked,
                null);
    }

    /// The page for a request that was refused before or while it was answered.
    NoticePage refused(Refusal refusal) {
        int status = refusal.status();
        String name =
                switch (status) {
                    case 400, 405, 414, 431, 500, 503 -> "notice." + status + ".title";
                    default -> "notice.other.title";
                };
        String text =
                switch (status) {
                    case 500, 503 -> words.get("notice." + status + ".text");
                    default -> refusal.detail();
                };
        String body =
                paragraph(SafeHtml.escape(text).toString())
                        + paragraph(link("/", words.get("home")));
        return page(String.valueOf(status), words.get(name), body, null, null);
    }

    /// Too many search at once, or there is nothing to search in yet.
    NoticePage searchBusy(String asked) {
        return search("503", "search.busy", asked);
    }

    /// One address searched more often than one may.
    NoticePage searchedOften(String asked) {
        return search("429", "search.often", asked);
    }

    private NoticePage search(String code, String name, @Nullable String asked) {
        String text = paragraph(SafeHtml.escape(words.get(name + ".text")).toString());
        return page(code, words.get(name + ".title"), text, asked, null);
    }

    private NoticePage page(
            String code,
            String title,
            String body,
            @Nullable String asked,
            @Nullable Container latest) {
        Layout layout =
                layouts.layout(Layouts.About.page(title, null, "/", Layouts.Sheet.FRONT).hidden());
        return new NoticePage(layout, code, title, SafeHtml.trusted(body), asked, latest);
    }

    /// The phrase escaped, with markup put in its places.
    private String fill(String name, String... markup) {
        String phrase = SafeHtml.escape(words.get(name)).toString().replace("&#39;", "''");
        return new MessageFormat(phrase, words.locale()).format(markup);
    }

    private static String paragraph(String html) {
        return "<p>" + html + "</p>\n";
    }

    /// A page about the paper; its words alone where it is not there.
    private String page(String path, String text) {
        return house.isThere(path) ? link(path, text) : SafeHtml.escape(text).toString();
    }

    private static String link(String href, String text) {
        return "<a href=\"" + href + "\">" + SafeHtml.escape(text) + "</a>";
    }
}

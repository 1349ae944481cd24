package broadsheet.desk;

import broadsheet.http.Router;
import broadsheet.identity.Actor;
import broadsheet.identity.Identity;
import broadsheet.identity.PersonId;
import broadsheet.metrics.Metrics;
import broadsheet.page.Assets;
import broadsheet.page.Dates;
import broadsheet.page.Messages;
import broadsheet.page.Templates;
import broadsheet.paper.Paper;
import broadsheet.story.SectionTree;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The editors' desk put together.
public final class Desk {
    /// What a one-time link's address begins with, after the paper's own.
    public static final String LINKS = LinkRoutes.PATH;

    private final Identity identity;
    private final Notices notices;
    private final SignInRoutes signIn;
    private final LinkRoutes links;
    private final AccountRoutes account;
    private final SecondFactorRoutes secondFactor;
    private final PasskeyRoutes passkeys;
    private final PeopleRoutes people;
    private final AuditRoutes audit;
    private final DayRoutes day;
    private final PaletteRoutes palette;
    private final StoryList list;
    private final StoryRoutes stories;
    private final StoryChanges changes;
    private final PreviewRoutes previews;
    private final PictureRoutes pictures;
    private final HouseStyleRoutes style;

    public Desk(Identity identity, Newsdesk newsdesk, Assets assets, Metrics metrics) {
        Paper paper = newsdesk.paper();
        Supplier<SectionTree> sections = newsdesk.sections();
        this.identity = identity;
        Messages words = Messages.of(paper.language());
        Dates dates = new Dates(words.locale(), paper.zone());
        Frames frames = new Frames(paper, words, assets);
        Sheets sheets = new Sheets(new Templates());
        RoleWords roles = new RoleWords(words, sections);
        notices = new Notices(frames, sheets, words);
        signIn = new SignInRoutes(identity, frames, sheets, words, paper, assets, metrics);
        links = new LinkRoutes(identity, signIn, frames, sheets, notices, words, paper);
        account = new AccountRoutes(identity, frames, sheets, notices, roles, words, dates);
        secondFactor = new SecondFactorRoutes(identity, paper, frames, sheets, words);
        passkeys =
                new PasskeyRoutes(
                        identity, paper, assets, signIn, frames, sheets, notices, words, dates);
        people =
                new PeopleRoutes(
                        identity, paper, sections, frames, sheets, notices, roles, words, dates);
        audit = new AuditRoutes(identity, frames, sheets, words, dates);
        Sight sight = new Sight(newsdesk.manuscripts(), sections, notices);
        StoryForm form = new StoryForm(sections, newsdesk.tags(), newsdesk.contributors());
        StoryViews views =
                new StoryViews(
                        words,
                        dates,
                        this::names,
                        Editor.of(words, assets, paper.url().getAuthority()));
        day = new DayRoutes(newsdesk, sight, views, frames, sheets, words, dates);
        palette = new PaletteRoutes(newsdesk, sight, views, words);
        list = new StoryList(newsdesk, identity.people(), sight, views, frames, sheets, words);
        stories = new StoryRoutes(newsdesk, sight, form, views, frames, sheets, words);
        changes = new StoryChanges(newsdesk, sight, stories, form);
        pictures = new PictureRoutes(newsdesk, words);
        style = new HouseStyleRoutes(newsdesk.style());
        previews =
                new PreviewRoutes(
                        newsdesk, sight, frames, sheets, notices, words, dates, this::names);
    }

    /// Adds every address of the desk. What is below `/desk` and has no page leads to the first
    /// one's refusal, never to a reader's page.
    public void addTo(Router.Builder router) {
        Door door = new Door(identity.sessions(), notices, router);
        signIn.addTo(router, door);
        links.addTo(router);
        account.addTo(door);
        secondFactor.addTo(door);
        passkeys.addTo(router, door);
        people.addTo(door);
        audit.addTo(door);
        day.addTo(door);
        palette.addTo(door);
        list.addTo(door);
        stories.addTo(door);
        changes.addTo(door);
        previews.addTo(router, door);
        pictures.addTo(door);
        style.addTo(door);
        door.get("/desk/{rest...}", (_, who) -> notices.missing(who));
    }

    /// Who is behind these actors, as people say it: a person, or a program by its key.
    private Map<Actor, String> names(Collection<Actor> actors) {
        Map<PersonId, String> people =
                identity.people()
                        .names(
                                actors.stream()
                                        .flatMap(actor -> PersonId.of(actor).stream())
                                        .collect(Collectors.toSet()));
        Map<Actor, String> keys = identity.keys().names(actors);
        return actors.stream()
                .distinct()
                .collect(
                        Collectors.toMap(
                                actor -> actor,
                                actor ->
                                        PersonId.of(actor)
                                                .map(people::get)
                                                .orElse(keys.getOrDefault(actor, actor.name()))));
    }
}

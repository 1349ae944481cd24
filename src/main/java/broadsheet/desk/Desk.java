package broadsheet.desk;

import broadsheet.http.Router;
import broadsheet.identity.Actor;
import broadsheet.identity.Identity;
import broadsheet.identity.PersonId;
import broadsheet.mail.Scribe;
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
    private final LostPasswordRoutes lostPassword;
    private final AccountRoutes account;
    private final SecondFactorRoutes secondFactor;
    private final PasskeyRoutes passkeys;
    private final ProviderRoutes provider;
    private final PeopleRoutes people;
    private final KeyRoutes keys;
    private final AuditRoutes audit;
    private final AlarmRoutes alarm;
    private final DayRoutes day;
    private final PaletteRoutes palette;
    private final PageRoutes pages;
    private final MenuRoutes menus;
    private final SettingRoutes settings;
    private final SectionRoutes sectionDesk;
    private final TagRoutes tagDesk;
    private final ContributorRoutes contributorDesk;
    private final StoryList list;
    private final SearchRoutes search;
    private final StoryRoutes stories;
    private final StoryChanges changes;
    private final DraftRoutes drafts;
    private final LockRoutes locks;
    private final RoomRoutes rooms;
    private final BranchRoutes branches;
    private final PreviewRoutes previews;
    private final DeskScribe scribe;
    private final PictureRoutes pictures;
    private final NoteRoutes notes;
    private final HouseStyleRoutes style;
    private final Messages words;

    public Desk(Identity identity, Newsdesk newsdesk, Assets assets, Metrics metrics) {
        Paper paper = newsdesk.paper();
        Supplier<SectionTree> sections = newsdesk.sections();
        this.identity = identity;
        words = Messages.of(paper.language());
        Dates dates = new Dates(words.locale(), paper.zone());
        Alarms alarms =
                new Alarms(
                        newsdesk.troubles(), newsdesk.slips(), sections, words, newsdesk.clock());
        Frames frames = new Frames(paper, words, assets, alarms);
        Templates templates = new Templates();
        Sheets sheets = new Sheets(templates);
        alarm = new AlarmRoutes(alarms, frames, sheets, words);
        RoleWords roles = new RoleWords(words, sections);
        notices = new Notices(frames, sheets, words);
        signIn = new SignInRoutes(identity, frames, sheets, words, paper, assets, metrics);
        links = new LinkRoutes(identity, signIn, frames, sheets, notices, words, paper);
        lostPassword = new LostPasswordRoutes(identity, signIn, frames, sheets, words);
        scribe = new DeskScribe(identity, paper, templates, words, dates);
        account = new AccountRoutes(identity, frames, sheets, notices, roles, words, dates);
        secondFactor = new SecondFactorRoutes(identity, paper, frames, sheets, words);
        passkeys =
                new PasskeyRoutes(
                        identity, paper, assets, signIn, frames, sheets, notices, words, dates);
        provider = new ProviderRoutes(identity, paper, signIn, frames, sheets, notices, words);
        GrantFields fields = new GrantFields(words, sections);
        people =
                new PeopleRoutes(
                        identity, paper, fields, frames, sheets, notices, roles, words, dates);
        keys =
                new KeyRoutes(
                        identity.keys(),
                        newsdesk.keyRate(),
                        fields,
                        frames,
                        sheets,
                        notices,
                        roles,
                        words,
                        dates,
                        this::names);
        audit = new AuditRoutes(identity, frames, sheets, words, dates);
        Sight sight = new Sight(newsdesk.manuscripts(), sections, notices);
        StoryForm form = new StoryForm(sections, newsdesk.tags(), newsdesk.contributors());
        StoryViews views =
                new StoryViews(
                        words,
                        dates,
                        this::names,
                        Editor.of(words, assets, paper.url().getAuthority()));
        DraftCopies copies = new DraftCopies(newsdesk.drafts(), newsdesk.manuscripts(), form);
        day = new DayRoutes(newsdesk, sight, copies, form, views, frames, sheets, words, dates);
        palette = new PaletteRoutes(newsdesk, sight, views, words);
        pages = new PageRoutes(newsdesk, sight, views, frames, sheets, notices, words);
        menus =
                new MenuRoutes(
                        newsdesk,
                        new MenuViews(newsdesk, frames, words, dates, this::names),
                        sheets,
                        notices);
        settings = new SettingRoutes(newsdesk, frames, sheets, words, dates, this::names);
        sectionDesk = new SectionRoutes(newsdesk, frames, sheets, notices, words);
        tagDesk = new TagRoutes(newsdesk, frames, sheets, notices, words);
        contributorDesk = new ContributorRoutes(newsdesk, frames, sheets, notices, words);
        list =
                new StoryList(
                        newsdesk, identity.people(), sight, views, frames, sheets, notices, words);
        search = new SearchRoutes(newsdesk, sight, views, frames, sheets, notices, words);
        Keeping keeping = new Keeping(newsdesk, copies, views, words);
        stories = new StoryRoutes(newsdesk, sight, form, keeping, views, frames, sheets, words);
        BranchPages branchPages =
                new BranchPages(
                        sight, newsdesk.drafts(), copies, form, views, frames, sheets, words);
        branches = new BranchRoutes(newsdesk, sight, copies, keeping, branchPages, views, words);
        drafts = new DraftRoutes(newsdesk, sight, copies, views, words);
        locks = new LockRoutes(newsdesk, sight, views);
        rooms = new RoomRoutes(newsdesk, sight, form, words);
        changes = new StoryChanges(newsdesk, sight, stories, form, branches, views, words);
        pictures = new PictureRoutes(newsdesk, words);
        notes = new NoteRoutes(newsdesk, sight, views, words);
        style = new HouseStyleRoutes(newsdesk.style(), frames, sheets, words, dates, this::names);
        previews =
                new PreviewRoutes(
                        newsdesk,
                        identity.people(),
                        sight,
                        frames,
                        sheets,
                        notices,
                        words,
                        dates,
                        this::names);
    }

    /// Adds every address of the desk. What is below `/desk` and has no page leads to the first
    /// one's refusal, never to a reader's page.
    public void addTo(Router.Builder router) {
        Door door = new Door(identity.sessions(), notices, router, words);
        signIn.addTo(router, door);
        links.addTo(router);
        lostPassword.addTo(router);
        account.addTo(door);
        secondFactor.addTo(door);
        passkeys.addTo(router, door);
        provider.addTo(router, door);
        people.addTo(door);
        keys.addTo(door);
        audit.addTo(door);
        alarm.addTo(door);
        day.addTo(door);
        palette.addTo(door);
        pages.addTo(door);
        menus.addTo(door);
        settings.addTo(door);
        sectionDesk.addTo(door);
        tagDesk.addTo(door);
        contributorDesk.addTo(door);
        list.addTo(door);
        search.addTo(door);
        stories.addTo(door);
        changes.addTo(door);
        drafts.addTo(door);
        locks.addTo(door);
        rooms.addTo(door);
        branches.addTo(door);
        previews.addTo(router, door);
        pictures.addTo(door);
        notes.addTo(door);
        style.addTo(door);
        door.get("/desk/{rest...}", (_, who) -> notices.missing(who));
    }

    /// Writes the letters about people's accounts.
    public Scribe scribe() {
        return scribe;
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

package broadsheet;

import broadsheet.api.Api;
import broadsheet.audience.Audience;
import broadsheet.audience.FiguresPages;
import broadsheet.config.Settings;
import broadsheet.desk.Attendance;
import broadsheet.desk.Desk;
import broadsheet.desk.Troubles;
import broadsheet.events.Following;
import broadsheet.feeds.Feeds;
import broadsheet.feeds.Licence;
import broadsheet.feeds.Machines;
import broadsheet.hooks.Outgoing;
import broadsheet.http.Router;
import broadsheet.http.Server;
import broadsheet.http.ServerSettings;
import broadsheet.identity.Identity;
import broadsheet.mail.LetterLog;
import broadsheet.mail.Letters;
import broadsheet.mail.Mailroom;
import broadsheet.media.MediaRoutes;
import broadsheet.media.PictureLimits;
import broadsheet.media.Renditions;
import broadsheet.metrics.Metrics;
import broadsheet.ops.Health;
import broadsheet.ops.OpsServer;
import broadsheet.ops.RequestMeter;
import broadsheet.page.Assets;
import broadsheet.paper.Paper;
import broadsheet.paper.Presses;
import broadsheet.paper.ReadingRoom;
import broadsheet.paper.StandingMatter;
import broadsheet.press.PressStats;
import broadsheet.search.LocalSearch;
import broadsheet.search.ManuscriptSearch;
import broadsheet.search.Pending;
import broadsheet.search.Search;
import broadsheet.search.Side;
import broadsheet.site.Searching;
import broadsheet.site.Site;
import broadsheet.story.DueClock;
import broadsheet.story.Editing;
import broadsheet.story.InUse;
import broadsheet.story.Manuscripts;
import broadsheet.story.Months;
import broadsheet.story.RoomClearing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/// The running paper. Reads as its table of contents: every object, in the order in which it stands
/// on the others.
final class App implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration DUE_POLL = Duration.ofMillis(200);
    private static final Duration DRAIN = Duration.ofSeconds(6);

    /// What has been started, to be stopped the other way round.
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private final URI address;
    private final Ground ground;
    private final Newsroom newsroom;
    private final Router routes;
    private final Presses presses;
    private final LocalSearch search;
    private final ManuscriptSearch deskSearch;
    private final Attendance attendance;
    private final Audience audience;
    private final int operatorsPort;
    private final Identity identity;

    private App(Settings given, boolean demo, InstantSource clock) {
        try {
            ground = started(Ground.open(given));
            Pending pending = Pending.stories();
            Pending manuscripts = Pending.manuscripts();
            presses = Presses.of(given.press().budget().bytes(), clock);
            newsroom =
                    Newsroom.open(
                                    ground,
                                    given,
                                    List.of(presses::drop, pending::mark, manuscripts::mark),
                                    clock)
                            .ready(given.site());
            Letters letters = new Letters(ground.db(), given.mail().on());
            identity = started(new Identity(ground.db(), letters, given.oidc(), clock));
            StandingMatter standing =
                    new StandingMatter(
                            ground.db(),
                            newsroom.log(),
                            identity.audit(),
                            clock,
                            presses.standing());
            Paper paper =
                    Letterhead.paper(
                            given.site(),
                            demo
                                    ? Demo.load(ground, newsroom, given, clock)
                                    : Letterhead.imprint(given.site()),
                            standing::value);
            ReadingRoom room = newsroom.forReaders(paper, presses, clock);
            Metrics metrics = started(new Metrics());
            search =
                    started(
                            new LocalSearch(
                                    Side.READERS.folder(ground.folder().path()),
                                    pending,
                                    ground.db(),
                                    room,
                                    newsroom.stories(),
                                    newsroom.sections(),
                                    newsroom.tags(),
                                    newsroom.contributors(),
                                    metrics));
            deskSearch =
                    started(
                            search.manuscripts(
                                    Side.DESK.folder(ground.folder().path()), manuscripts));
            Feeds feeds = new Feeds(room, given.feeds(), newsroom.attachments());
            Outgoing outgoing =
                    started(
                            new Outgoing(
                                    ground.db(),
                                    newsroom.stories(),
                                    paper,
                                    given.hooks(),
                                    given.feeds().hub(),
                                    feeds::changed,
                                    metrics));
            started(
                    Following.start(
                            ground.db(), List.of(newsroom.log().tail(), outgoing.outbox()), POLL));
            DueClock clockwork =
                    started(
                            DueClock.start(
                                    new Manuscripts(ground.db()),
                                    newsroom.publishing(),
                                    clock,
                                    DUE_POLL));
            metrics.gauge(
                    "stories.late",
                    "Stories that are due and could not be published",
                    clockwork::late);
            Renditions renditions =
                    started(
                            new Renditions(
                                    newsroom.blobs(),
                                    ground.folder().path().resolve("renditions"),
                                    PictureLimits.DEFAULT));
            Machines machines =
                    new Machines(room, new Months(ground.db()), new InUse(ground.db()), given);
            Licence licence = new Licence(paper, given.licence());
            Audience audience =
                    started(
                            new Audience(
                                    ground.db(),
                                    given.audience(),
                                    given.site().zone(),
                                    clock,
                                    metrics,
                                    presses::drop));
            if (demo) audience.pretend();
            this.audience = audience;
            Assets assets = new Assets();
            Site site =
                    new Site(
                            room,
                            feeds,
                            new Searching(search, given.search().rate()),
                            audience,
                            assets);
            Router.Builder router = Router.builder();
            site.routes().addTo(router);
            Editing editing = newsroom.editing(ground, room);
            attendance = started(Attendance.start(ground.db(), clock, POLL));
            metrics.gauge(
                    "rooms.windows",
                    "Windows in which people write in stories together",
                    attendance::listening);
            Desk desk =
                    new Desk(
                            identity,
                            newsroom.desk(
                                    ground,
                                    room,
                                    standing,
                                    given.api().keyRate(),
                                    editing,
                                    attendance,
                                    deskSearch,
                                    site::preview,
                                    identity.audit(),
                                    new Troubles(
                                            clockwork::lateOnes,
                                            clockwork::why,
                                            clockwork::isStuck,
                                            outgoing::troubled,
                                            deskSearch::troubled)),
                            assets,
                            metrics);
            desk.addTo(router);
            Mailroom mailroom =
                    started(
                            Mailroom.of(
                                    given.mail(),
                                    paper::name,
                                    letters,
                                    new LetterLog(ground.db()),
                                    desk.scribe(),
                                    metrics));
            feeds.addTo(router);
            audience.addTo(router);
            machines.addTo(router);
            new Api(room, ground.db(), search, identity.keys(), editing, given.api()).addTo(router);
            new MediaRoutes(
                            newsroom.pictures(),
                            newsroom.attachments(),
                            renditions,
                            newsroom.blobs())
                    .addTo(router);
            routes = router.build();
            gauges(metrics, presses);
            Health health = new Health(ground.db());
            Server operators =
                    OpsServer.start(
                            given.ops(),
                            health,
                            metrics,
                            new FiguresPages(ground.db(), newsroom.stories(), paper, clock)::addTo);
            operatorsPort = operators.port();
            running.push(() -> operators.stop(Duration.ofSeconds(1)));
            Server readers =
                    Server.start(
                            readers(given, licence),
                            routes,
                            site.routes(),
                            site.routes(),
                            new RequestMeter(metrics));
            running.push(() -> readers.stop(DRAIN));
            health.become(Health.State.READY);
            running.push(() -> health.become(Health.State.STOPPING));
            search.start();
            deskSearch.start();
            outgoing.start();
            mailroom.start();
            started(new RoomClearing(ground.db(), clock)).start();
            audience.start();
            Thread.ofVirtual().start(metrics::start);
            address = given.servedOn(readers.port()).site().url();
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e.getMessage(), e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T started(T part) {
        running.push(part);
        return part;
    }

    /// Starts everything; returns once the first page can be had.
    static App start(Settings settings, boolean demo) {
        return start(settings, demo, InstantSource.system());
    }

    /// The same under another clock.
    static App start(Settings settings, boolean demo, InstantSource clock) {
        return new App(settings, demo, clock);
    }

    private static ServerSettings readers(Settings settings, Licence licence) {
        ServerSettings defaults = ServerSettings.on(settings.http().bind(), settings.http().port());
        return new ServerSettings(
                defaults.address(),
                defaults.port(),
                settings.site().url(),
                Set.copyOf(settings.http().trustedProxies()),
                settings.http().maxConnections(),
                defaults.mostRequests(),
                defaults.longestLine(),
                defaults.largestHead(),
                defaults.largestBody(),
                defaults.headTimeout(),
                defaults.stallTimeout(),
                defaults.idleTimeout(),
                licence.headers());
    }

    private static void gauges(Metrics metrics, Presses presses) {
        gauge(metrics, presses, "press.hits", "Pages served as they were kept", PressStats::hits);
        gauge(metrics, presses, "press.renders", "Pages rendered", PressStats::renders);
        gauge(metrics, presses, "press.pages", "Pages kept", PressStats::entries);
        gauge(metrics, presses, "press.bytes", "Bytes of pages kept", PressStats::bytes);
        gauge(metrics, presses, "press.drops", "Pages dropped by a change", PressStats::drops);
    }

    private static void gauge(
            Metrics metrics,
            Presses presses,
            String name,
            String help,
            ToLongFunction<PressStats> figure) {
        metrics.gauge(name, help, () -> figure.applyAsLong(presses.pages().stats()));
    }

    /// Where readers find it.
    URI address() {
        return address;
    }

    /// Every address that readers and clients can ask for by a pattern.
    Router routes() {
        return routes;
    }

    /// What is kept in memory.
    Presses presses() {
        return presses;
    }

    /// Where operators and editors ask for figures.
    int operatorsPort() {
        return operatorsPort;
    }

    /// Who reads what.
    Audience audience() {
        return audience;
    }

    /// Everybody who works here.
    Identity identity() {
        return identity;
    }

    /// The stores, for what runs beside the server in one process.
    Newsroom newsroom() {
        return newsroom;
    }

    /// Finds what has been published.
    Search search() {
        return search;
    }

    /// Finds what the newsroom has.
    Attendance attendance() {
        return attendance;
    }

    ManuscriptSearch deskSearch() {
        return deskSearch;
    }

    /// What it stands on.
    Ground ground() {
        return ground;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                org.slf4j.LoggerFactory.getLogger(App.class).error("a part did not stop", e);
            }
        }
    }
}

package broadsheet.config;

import static broadsheet.config.Setting.of;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// Every setting there is, with its default and meaning.
final class Catalogue {
    static final Setting<String> NAME =
            of("site.name", Type.text(), "Broadsheet", "The paper's name");
    static final Setting<String> TAGLINE =
            of("site.tagline", Type.text(), "", "A line under the name");
    static final Setting<URI> URL =
            of(
                    "site.url",
                    Type.web(),
                    "",
                    "What readers' addresses begin with; http://localhost:PORT where not set");
    static final Setting<Locale> LANGUAGE =
            of(
                    "site.language",
                    Type.language(),
                    "en",
                    "The language of the pages, and of stories that name none");
    static final Setting<ZoneId> ZONE =
            of("site.zone", Type.zone(), "UTC", "The time zone of dates on pages");
    static final Setting<String> PUBLISHER =
            of(
                    "site.publisher",
                    Type.text(),
                    "",
                    "Who publishes the paper; its name where not set");
    static final Setting<String> EMAIL =
            of("site.email", Type.text(), "", "Where readers can write to");
    static final Setting<String> RIGHTS =
            of("site.rights", Type.text(), "", "The rights line under every page");
    static final Setting<Duration> OLD_AFTER =
            of(
                    "site.old-after",
                    Type.duration(),
                    "365d",
                    "A story older than this says so at its top");
    static final Setting<List<SectionSetting>> SECTIONS =
            of(
                    "site.sections",
                    SectionTree.type(),
                    SectionTree.DEFAULT,
                    "The sections of a new paper");

    static final Setting<Integer> PORT =
            of("http.port", Type.port(), "8080", "The port for readers");
    static final Setting<String> BIND =
            of("http.bind", Type.text(), "0.0.0.0", "The address to listen on");
    static final Setting<List<String>> PROXIES =
            of(
                    "http.trusted-proxies",
                    Type.list(Type.text()),
                    "",
                    "Addresses whose X-Forwarded headers are believed");
    static final Setting<Integer> CONNECTIONS =
            of(
                    "http.max-connections",
                    Type.number(1, 1_000_000),
                    "10000",
                    "Readers connected at one time");

    static final Setting<Integer> OPS_PORT =
            of("ops.port", Type.port(), "8081", "The port for health and metrics");
    static final Setting<String> OPS_BIND =
            of("ops.bind", Type.text(), "127.0.0.1", "The address they listen on");

    static final Setting<Path> DIR =
            of("data.dir", Type.folder(), "data", "The folder everything is kept in");

    static final Setting<URI> DATABASE =
            of(
                    "database.url",
                    Type.database(),
                    "",
                    "An outside PostgreSQL; without it Broadsheet runs its own");
    static final Setting<String> USER =
            of("database.user", Type.text(), "", "The user at an outside PostgreSQL");
    static final Setting<String> PASSWORD =
            new Setting<>("database.password", Type.text(), "", "That user's password", true);
    static final Setting<String> SCHEMA =
            of(
                    "database.schema",
                    Type.word("[a-z_][a-z0-9_]{0,62}", "a name of small letters, digits and _"),
                    "public",
                    "The schema the tables are in");
    static final Setting<Integer> POOL =
            of("database.pool-size", Type.number(1, 500), "20", "Connections held at most");

    static final Setting<Integer> API_RATE =
            of(
                    "api.rate",
                    Type.number(0, 1_000_000),
                    "300",
                    "API requests a minute from one address without a key; 0 to ask for a key");
    static final Setting<Integer> API_KEY_RATE =
            of(
                    "api.key-rate",
                    Type.number(1, 1_000_000),
                    "6000",
                    "API requests a minute with a key that names no rate");

    static final Setting<Integer> SEARCH_RATE =
            of(
                    "search.rate",
                    Type.number(0, 1_000_000),
                    "120",
                    "Readers' searches a minute from one address; 0 for any number");

    static final Setting<List<StoryRule>> STORY_RULES =
            of(
                    "stories.rules",
                    StoryRule.list(),
                    "",
                    "What a story must have before it becomes public");

    static final Setting<DataSize> BUDGET =
            of("press.budget", Type.size(), "25 %", "Memory for pressed pages");

    static final Setting<DataSize> UPLOAD =
            of(
                    "media.max-upload",
                    Type.size(),
                    "64 MB",
                    "The largest picture or other file taken in");

    static final Setting<FeedSettings.Text> FEED_TEXT =
            of(
                    "feeds.text",
                    Type.choice(FeedSettings.Text.class),
                    "full",
                    "Whether feeds carry whole stories or only their summaries");
    static final Setting<Integer> FEED_STORIES =
            of(
                    "feeds.stories",
                    Type.number(1, 500),
                    "50",
                    "Stories in one feed, and on each page further back");
    static final Setting<URI> HUB =
            of(
                    "feeds.hub",
                    Type.link(),
                    "",
                    "The WebSub hub that feeds name, and that is told when they change");
    static final Setting<HookSettings.Reach> FEEDS_REACH =
            of(
                    "feeds.reach",
                    Type.choice(HookSettings.Reach.class),
                    "public",
                    "Whether imported feeds may stand anywhere, or at public addresses only");

    static final Setting<Integer> HOOKS_AT_ONCE =
            of(
                    "hooks.at-once",
                    Type.number(1, 100),
                    "8",
                    "Deliveries to hooks and hub under way at one time");
    static final Setting<Duration> HOOKS_KEEP =
            of("hooks.keep", Type.duration(), "30d", "How long the log of deliveries goes back");
    static final Setting<HookSettings.Reach> HOOKS_REACH =
            of(
                    "hooks.reach",
                    Type.choice(HookSettings.Reach.class),
                    "public",
                    "Whether hooks and hub may stand anywhere, or at public addresses only");

    static final Setting<MachineSettings.Crawlers> TRAINING_CRAWLERS =
            of(
                    "machines.training-crawlers",
                    Type.choice(MachineSettings.Crawlers.class),
                    "allow",
                    "Whether robots.txt lets in crawlers that gather matter to train AI models");
    static final Setting<String> SECURITY_CONTACT =
            of(
                    "machines.security-contact",
                    Type.contact(),
                    "",
                    "Whom security.txt names for reports; without it there is no such file");
    static final Setting<URI> SECURITY_POLICY =
            of(
                    "machines.security-policy",
                    Type.link(),
                    "",
                    "The page that security.txt names as the rules for such reports");

    static final Setting<List<LicenceSettings.Use>> PERMITS =
            of(
                    "licence.permits",
                    Type.list(Type.choice(LicenceSettings.Use.class)),
                    "",
                    "What license.xml (RSL) lets machines do with the stories");
    static final Setting<List<LicenceSettings.Use>> PROHIBITS =
            of(
                    "licence.prohibits",
                    Type.list(Type.choice(LicenceSettings.Use.class)),
                    "",
                    "What it forbids; with neither of the two there is no license.xml");
    static final Setting<LicenceSettings.Payment> PAYMENT =
            of(
                    "licence.payment",
                    Type.choice(LicenceSettings.Payment.class),
                    "unstated",
                    "What it asks in return for what it permits");
    static final Setting<URI> LICENCE_TERMS =
            of(
                    "licence.terms",
                    Type.link(),
                    "",
                    "The page with the terms; the paper's /licensing where not set");
    static final Setting<LicenceSettings.Mining> MINING =
            of(
                    "licence.tdm",
                    Type.choice(LicenceSettings.Mining.class),
                    "unstated",
                    "Whether rights for text and data mining are reserved (TDMRep)");
    static final Setting<URI> MINING_POLICY =
            of("licence.tdm-policy", Type.link(), "", "Where licences for it can be had");

    static final Setting<AudienceSettings.Counting> AUDIENCE_COUNT =
            of(
                    "audience.count",
                    Type.choice(AudienceSettings.Counting.class),
                    "on",
                    "Whether reads are counted");
    static final Setting<Duration> AUDIENCE_HALF_LIFE =
            of(
                    "audience.half-life",
                    Type.duration(),
                    "4h",
                    "After how long a read counts half for the most read");
    static final Setting<Duration> AUDIENCE_KEEP =
            of("audience.keep", Type.duration(), "400d", "How long counts of reads are kept");

    static final Setting<LogSettings.Format> FORMAT =
            of("log.format", Type.choice(LogSettings.Format.class), "text", "How a log line looks");
    static final Setting<LogSettings.Level> LEVEL =
            of(
                    "log.level",
                    Type.choice(LogSettings.Level.class),
                    "info",
                    "The least weighty line that is logged");

    static final List<Setting<?>> ALL =
            List.of(
                    NAME,
                    TAGLINE,
                    URL,
                    LANGUAGE,
                    ZONE,
                    PUBLISHER,
                    EMAIL,
                    RIGHTS,
                    OLD_AFTER,
                    SECTIONS,
                    PORT,
                    BIND,
                    PROXIES,
                    CONNECTIONS,
                    OPS_PORT,
                    OPS_BIND,
                    DIR,
                    DATABASE,
                    USER,
                    PASSWORD,
                    SCHEMA,
                    POOL,
                    API_RATE,
                    API_KEY_RATE,
                    SEARCH_RATE,
                    STORY_RULES,
                    BUDGET,
                    UPLOAD,
                    FEED_TEXT,
                    FEED_STORIES,
                    HUB,
                    FEEDS_REACH,
                    HOOKS_AT_ONCE,
                    HOOKS_KEEP,
                    HOOKS_REACH,
                    TRAINING_CRAWLERS,
                    SECURITY_CONTACT,
                    SECURITY_POLICY,
                    PERMITS,
                    PROHIBITS,
                    PAYMENT,
                    LICENCE_TERMS,
                    MINING,
                    MINING_POLICY,
                    AUDIENCE_COUNT,
                    AUDIENCE_HALF_LIFE,
                    AUDIENCE_KEEP,
                    FORMAT,
                    LEVEL);

    private Catalogue() {}
}

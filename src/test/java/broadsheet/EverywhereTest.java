package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.http.Method;
import broadsheet.http.Router;
import broadsheet.identity.Actor;
import broadsheet.identity.Role;
import broadsheet.story.Block;
import broadsheet.story.Copy;
import broadsheet.story.Inline;
import broadsheet.story.Outcome;
import broadsheet.story.Publishing;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Every public address that the router knows, asked after each turn in a story's life: all agree
/// on the version once publishing has returned, and none has a trace of what is not public.
class EverywhereTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Actor MARA = new Actor("person:mara");
    private static final TestSite site =
            TestSite.paper().with("api.rate", "1000000").with("search.rate", "100000").open();
    private static final Editor mara = site.editor("Mara");

    @AfterAll
    static void close() {
        site.close();
    }

    /// A route that is not in this list fails the test: whoever adds one says here what its
    /// addresses are.
    private static List<String> addresses(String pattern, Told told) {
        String path = encoded(told.path());
        String whole = encoded(site.address().resolve(told.path()).toString());
        String tag = told.tag();
        String person = told.person();
        LocalDate today = LocalDate.ofInstant(site.clock().instant(), LISBON);
        return switch (pattern) {
            case "/tag/{slug}" -> List.of("/tag/" + tag);
            case "/by/{slug}" -> List.of("/by/" + person);
            case "/archive/{year}/{month}/{day}" ->
                    List.of("/archive/" + today.toString().replace('-', '/'));
            case "/sitemap/{part}" -> sitemaps();
            case "/most-read/list/{section}" -> List.of("/most-read/list/5");
            case "/search", "/api/v1/search" ->
                    List.of(
                            pattern + "?q=" + told.word(),
                            pattern + "?q=body" + told.word().toLowerCase(Locale.ROOT),
                            pattern + "?q=tag:" + tag,
                            pattern + "?q=author:" + person);
            case "/search/suggest" ->
                    List.of(
                            pattern + "?q=story%20" + told.word(),
                            pattern + "?q=" + told.word().substring(0, 4),
                            pattern + "?q=person" + told.word().substring(0, 3));
            case "/embed/{story}" -> List.of("/embed/" + told.id());
            case "/oembed" -> List.of("/oembed?url=" + whole);
            // Bytes by a hash that nobody can guess; who names them is what is looked at here.
            case "/media/{file...}", "/files/{file...}" -> List.of();
            // Files of the program, the same for every paper.
            case "/assets/{file...}" -> List.of();
            case "/api/v1/stories/by-path" -> List.of(pattern + "?path=" + path);
            case "/api/v1/stories/{id}/pictures/{picture}/newsml.xml",
                    "/api/v1/stories/{id}/pictures/{picture}/newsml" ->
                    List.of(pattern.replace("{id}", told.id() + "").replace("{picture}", "1"));
            case "/api/{rest...}" -> List.of("/api/" + tag);
            case "/api/v1/changes" -> List.of(pattern + "?limit=500", pattern + "?limit=1");
            case "/api/v1/stories" ->
                    List.of(pattern, pattern + "?tag=" + tag, pattern + "?contributor=" + person);
            case "/api/v1/stories/{id}/revisions/{number}" ->
                    List.of("/api/v1/stories/" + told.id() + "/revisions/1");
            case String other when other.contains("{id}") ->
                    List.of(other.replace("{id}", told.id() + ""));
            case String other when other.startsWith("/api/v1/tags/{") ->
                    List.of("/api/v1/tags/" + tag);
            case String other when other.startsWith("/api/v1/contributors/{") ->
                    List.of("/api/v1/contributors/" + person);
            case String other when other.contains("{") ->
                    throw new AssertionError("say in this test what addresses " + other + " has");
            case String other -> List.of(other);
        };
    }

    private static List<String> sitemaps() {
        List<String> all = new ArrayList<>();
        for (String address : site.get("/sitemap.xml").text().split("<loc>"))
            if (address.contains("</loc>"))
                all.add(
                        java.net
                                .URI
                                .create(address.substring(0, address.indexOf("</loc>")))
                                .getRawPath());
        return all;
    }

    /// What a story could be known by.
    private record Told(long id, String path, String word) {
        String tag() {
            return "tag" + word.toLowerCase(Locale.ROOT);
        }

        String person() {
            return "person" + word.toLowerCase(Locale.ROOT);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Every address, with the ones that no pattern of their own lead to: the story itself, fronts,
    /// and feeds of lists.
    private static Set<String> everywhere(Told told) {
        return everywhere(told, "/tech");
    }

    private static Set<String> everywhere(Told told, String section) {
        Set<String> all = new LinkedHashSet<>();
        for (Router.Route route : site.app().routes().routes())
            if (route.method() == Method.GET && !route.pattern().startsWith("/desk"))
                all.addAll(addresses(route.pattern(), told));
        List<String> lists =
                List.of(section, "/tag/" + told.tag(), "/by/" + told.person(), told.path());
        all.addAll(lists);
        for (String list : lists)
            for (String feed : List.of("feed.xml", "feed.atom", "feed.json"))
                all.add(list + "/" + feed);
        all.add(told.path() + "/");
        all.add("/?p=" + told.id());
        all.add("/corrections");
        return all;
    }

    private static Piece writes(String word) {
        return mara.drafts(words ->
                words.headline("Story " + word)
                        .in("/tech")
                        .kicker("Kicker" + word)
                        .standfirst("Standfirst" + word)
                        .tagged("Tag" + word)
                        .by("Person" + word)
                        .says("Body" + word + " and more words."));
    }

    private static Told told(Piece piece, String word) {
        return new Told(piece.id().value(), piece.path(), word);
    }

    @Test
    void whenPublishHasReturnedEverySurfaceHasTheSameVersion() {
        Piece piece = writes("Alpaca");
        Told told = told(piece, "Alpaca");
        everywhere(told).forEach(site::get);
        mara.publishes(piece);
        Set<String> shown = mentioning(told, "Story Alpaca");
        assertThat(shown)
                .contains(
                        "/",
                        "/tech",
                        told.path(),
                        "/tag/tagalpaca",
                        "/by/personalpaca",
                        "/feed.xml",
                        "/feed.atom",
                        "/feed.json",
                        "/tech/feed.xml",
                        "/tag/tagalpaca/feed.atom",
                        "/by/personalpaca/feed.json",
                        "/sitemap/news.xml",
                        "/embed/" + told.id(),
                        "/api/v1/stories",
                        "/api/v1/stories/" + told.id());
        for (int version = 2; version < 5; version++) {
            String older = version == 2 ? "Story Alpaca" : "Version" + (version - 1) + " Alpaca";
            String newer = "Version" + version + " Alpaca";
            String note = "Adds a version in paragraph 1 (" + version + ")";
            mara.updates(piece, note, copy -> copy.headline(newer));
            assertThat(mentioning(told, older)).as("still has version " + (version - 1)).isEmpty();
            assertThat(mentioning(told, newer)).containsAll(shown);
        }
        mara.holds(piece);
        assertThat(mentioning(told, "Version4 Alpaca")).isEmpty();
    }

    /// An answer that says nothing of the story because it was refused would prove nothing.
    private static Reply asked(String address) {
        Reply reply = site.get(address);
        assertThat(reply.status()).as(address).isNotIn(429, 500, 503);
        return reply;
    }

    private static Set<String> mentioning(Told told, String words) {
        Set<String> found = new TreeSet<>();
        for (String address : everywhere(told))
            if (!address.startsWith("/search/suggest") && asked(address).text().contains(words))
                found.add(address);
        return found;
    }

    @Test
    void nothingOfWhatIsNotPublicCanBeHadAnywhere() {
        Publishing publishing = site.app().publishing();
        Instant later = site.clock().instant().plus(Duration.ofDays(1));
        Map<Piece, String> hidden = new LinkedHashMap<>();
        hide(hidden, "Zqdrafted", piece -> null);
        hide(
                hidden,
                "Zqreviewed",
                piece -> publishing.sendToReview(piece.id(), piece.number(), MARA));
        hide(hidden, "Zqreadied", piece -> publishing.markReady(piece.id(), piece.number(), MARA));
        hide(
                hidden,
                "Zqscheduled",
                piece -> publishing.schedule(piece.id(), piece.number(), later, LISBON, MARA));
        hide(
                hidden,
                "Zqembargoed",
                piece -> publishing.embargo(piece.id(), piece.number(), later, LISBON, MARA));
        hide(
                hidden,
                "Zqheldback",
                piece -> publishing.hold(piece.id(), piece.number(), "why", MARA));
        hide(
                hidden,
                "Zqneverwas",
                piece -> publishing.kill(piece.id(), piece.number(), "no", MARA));
        walk(hidden, false);
    }

    @Test
    void nothingIsLeftOfWhatWasTakenAway() {
        Map<Piece, String> gone = new LinkedHashMap<>();
        for (String word : List.of("Zqheldlater", "Zqquietly")) {
            Piece piece = writes(word);
            mara.publishes(piece);
            everywhere(told(piece, word)).forEach(site::get);
            if (word.equals("Zqheldlater")) mara.holds(piece);
            else mara.unpublishes(piece);
            gone.put(piece, word);
        }
        walk(gone, false);
        Map<Piece, String> told = new LinkedHashMap<>();
        for (String word : List.of("Zqkilled", "Zqtakendown")) {
            Piece piece = writes(word);
            mara.publishes(piece);
            everywhere(told(piece, word)).forEach(site::get);
            if (word.equals("Zqkilled")) mara.kills(piece, "It was wrong.");
            else mara.takesDown(piece, "By order.");
            told.put(piece, word);
        }
        walk(told, true);
    }

    @Test
    void nothingOfAWorkingCopyCanBeHadAnywhere() {
        Piece piece = writes("Shown");
        mara.publishes(piece);
        Told told = told(piece, "Shown");
        Map<String, String> before = new LinkedHashMap<>();
        everywhere(told).forEach(address -> before.put(address, site.get(address).text()));
        Outcome saved =
                site.app()
                        .publishing()
                        .save(
                                piece.id(),
                                piece.number(),
                                site.editor("Mara")
                                        .copy(words ->
                                                words.headline("Secretly")
                                                        .in("/health")
                                                        .tagged("Tagsecretly")
                                                        .by("Personsecretly")
                                                        .says("Bodysecretly")),
                                MARA);
        assertThat(saved).isInstanceOf(Outcome.Done.class);
        Told secret = new Told(told.id(), told.path(), "secretly");
        Set<String> found = new TreeSet<>();
        for (String address : everywhere(secret)) {
            Reply reply = asked(address);
            if (reply.text().contains("ecretly") && !address.contains("ecretly"))
                found.add(address);
        }
        assertThat(found).isEmpty();
        before.forEach((address, text) -> {
            if (!address.startsWith("/api/v1/changes") && !address.equals("/api/v1"))
                assertThat(site.get(address).text()).as(address).isEqualTo(text);
        });
    }

    /// What stands in the fields of an open page of the desk, changed and sent.
    private static void amends(Visitor head, String at, Map<String, String> fields) {
        head.open(at);
        Reply reply = head.fill(at, fields);
        assertThat(reply.status()).as(reply.words()).isEqualTo(200);
    }

    /// Where the words stand, whatever is asked for.
    private static Set<String> saying(Collection<String> addresses, String words) {
        Set<String> found = new TreeSet<>();
        for (String address : addresses)
            if (!address.contains(words)
                    && !address.startsWith("/search/suggest")
                    && asked(address).text().toLowerCase(Locale.ROOT).contains(words))
                found.add(address);
        return found;
    }

    @Test
    void aSectionThatIsRenamedIsSoEverywhereAtOnce() {
        Visitor head = site.visitor().as("Helga", Role.DESK_HEAD);
        Reply added =
                head.post(
                        "/desk/sections",
                        Map.of("form-token", head.formToken(), "name", "Zqbefore", "parent", ""));
        Piece piece =
                mara.publishes(words ->
                        words.headline("Moving house")
                                .in("/zqbefore")
                                .tagged("Tagmoving")
                                .by("Personmoving")
                                .says("Everything goes."));
        Told old = told(piece, "Moving");
        Told now = new Told(old.id(), "/zqafter/moving-house", "Moving");
        Set<String> said = saying(everywhere(old, "/zqbefore"), "zqbefore");
        assertThat(said)
                .contains(
                        "/", "/feed.xml", "/tag/tagmoving", "/by/personmoving", "/api/v1/sections")
                .contains("/api/v1/stories", "/api/v1/changes?limit=500", "/sitemap/pages.xml");
        amends(head, added.location(), Map.of("name", "Zqafter", "slug", "zqafter"));
        Set<String> all = everywhere(now, "/zqafter");
        assertThat(saying(all, "zqbefore")).isEmpty();
        assertThat(saying(all, "zqafter")).containsAll(said);
        assertThat(site.get("/zqbefore/moving-house").location()).isEqualTo(now.path());
        assertThat(site.get("/zqbefore").location()).isEqualTo("/zqafter");
        assertThat(site.get("/zqbefore/feed.atom").location()).isEqualTo("/zqafter/feed.atom");
        assertThat(site.get("/search?q=section:zqafter").text()).contains("Moving house");
        assertThat(site.get("/search?q=section:zqbefore").text()).doesNotContain("Moving house");
        assertThat(site.get("/api/v1/changes?limit=500").text())
                .contains("\"change\":\"moved\"")
                .contains("\"path\":\"/zqafter/moving-house\"");
    }

    @Test
    void aTagThatWasMergedIsTheOtherOneEverywhereAtOnce() {
        Visitor head = site.visitor().as("Hanno", Role.DESK_HEAD);
        Piece one = writes("Wzleft");
        Piece other = writes("Wzright");
        mara.publishes(one);
        mara.publishes(other);
        Told told = told(one, "Wzleft");
        Set<String> said = saying(everywhere(told), "tagwzleft");
        assertThat(said).contains(told.path(), "/feed.json", "/api/v1/stories", "/api/v1/tags");
        long left = tag("tagwzleft");
        long right = tag("tagwzright");
        head.open("/desk/tags/" + left + "/merger?into=Tagwzright");
        assertThat(head.page().words())
                .contains("“TagWzleft” (/tag/tagwzleft, stories: 1)")
                .contains("“TagWzright” (/tag/tagwzright, stories: 1)");
        assertThat(head.fill("/desk/tags/" + left + "/merger", Map.of()).path())
                .startsWith("/desk/tags/" + right);
        assertThat(saying(everywhere(told), "tagwzleft")).isEmpty();
        assertThat(saying(everywhere(told), "tagwzright"))
                .containsAll(said.stream().filter(it -> !it.contains("wzleft")).toList());
        assertThat(site.get("/tag/tagwzleft").location()).isEqualTo("/tag/tagwzright");
        assertThat(site.get("/tag/tagwzleft/feed.xml").location())
                .isEqualTo("/tag/tagwzright/feed.xml");
        assertThat(site.get("/api/v1/tags/tagwzleft").location())
                .isEqualTo("/api/v1/tags/tagwzright");
        assertThat(site.get("/tag/tagwzright").text())
                .contains("Story Wzleft")
                .contains("Story Wzright");
        assertThat(site.get("/search?q=tag:tagwzright").text()).contains("Story Wzleft");
        mara.updates(one, "Says more in paragraph 1", copy -> copy.headline("Version2 Wzleft"));
        assertThat(site.get("/tag/tagwzright").text())
                .as("the words still name the tag that was")
                .contains("Version2 Wzleft");
        assertThat(site.get(one.path()).html().select("a[href=/tag/tagwzright]")).isNotEmpty();
    }

    private static long tag(String slug) {
        return site.app().tags().at(slug).orElseThrow().id().value();
    }

    @Test
    void aContributorIsCalledTheSameEverywhereAtOnce() {
        Visitor head = site.visitor().as("Heike", Role.DESK_HEAD);
        Piece piece = writes("Vxname");
        mara.publishes(piece);
        Told told = told(piece, "Vxname");
        Set<String> said = saying(everywhere(told), "personvxname");
        assertThat(said).contains(told.path(), "/feed.xml", "/api/v1/contributors");
        long id = site.app().contributors().at("personvxname").orElseThrow().id().value();
        amends(
                head,
                "/desk/contributors/" + id,
                Map.of(
                        "name", "Uvother",
                        "slug", "uvother",
                        "role", "Harbour correspondent",
                        "bio", "Knows every quay.",
                        "email", "uv@paper.example",
                        "links", "https://social.example/uv\nhttps://uv.example"));
        assertThat(saying(everywhere(told), "personvxname")).isEmpty();
        assertThat(saying(everywhere(told), "uvother")).containsAll(said);
        assertThat(site.get("/by/personvxname").location()).isEqualTo("/by/uvother");
        assertThat(site.get("/by/personvxname/feed.xml").location())
                .isEqualTo("/by/uvother/feed.xml");
        Reply page = site.get("/by/uvother");
        assertThat(page.words()).contains("Harbour correspondent", "Knows every quay.");
        assertThat(page.html().select("a[href=https://social.example/uv]")).isNotEmpty();
        assertThat(page.text()).contains("\"sameAs\":[\"https://social.example/uv\"");
        assertThat(site.get("/search?q=author:uvother").text()).contains("Story Vxname");
    }

    @Test
    void nothingThatIsTypedAndNotSavedCanBeHadAnywhere() {
        Piece piece = writes("Typed");
        mara.publishes(piece);
        Told told = told(piece, "Typed");
        Visitor rosa = site.visitor().as("Rosa", Role.EDITOR);
        Reply kept =
                rosa.script(
                        "PUT",
                        "/desk/stories/" + told.id() + "/draft",
                        """
                        {"onto":1,"client":"window-of-rosa","step":1,"body":"Zqunsaved body.",
                         "fields":{"headline":"Zqunsaved","tags":"Zqunsaved","updateNote":"Zqunsaved"}}
                        """,
                        rosa.formToken());
        assertThat(kept.status()).as(kept.text()).isIn(200, 409);
        Told secret = new Told(told.id(), told.path(), "zqunsaved");
        Set<String> found = new TreeSet<>();
        for (String address : everywhere(secret))
            if (!address.contains("zqunsaved") && asked(address).text().contains("qunsaved"))
                found.add(address);
        assertThat(found).isEmpty();
    }

    /// What stands in the headline's place somewhere stands there, and nowhere else.
    @Test
    void eachHeadlineStandsWhereItIsFor() {
        Piece piece =
                mara.drafts(words ->
                        words.headline("Story Vqplain")
                                .in("/tech")
                                .standfirst("Standfirst")
                                .tagged("TagVqplain")
                                .by("PersonVqplain"));
        Copy copy =
                piece.copy()
                        .with()
                        .search(new Copy.Search("Vqsearch", "Vqfound"))
                        .variants(new Copy.Variants("Vqfront", "Vqsocial", "Vqshared", "Vqpush"))
                        .build();
        assertThat(
                        site.app()
                                .publishing()
                                .publish(
                                        piece.id(),
                                        piece.number(),
                                        copy,
                                        broadsheet.story.Change.UPDATE,
                                        MARA))
                .isInstanceOf(Outcome.Done.class);
        Told told = told(piece, "Vqplain");
        String own = told.path();
        assertThat(mentioning(told, "Vqfront"))
                .contains("/", "/tech", "/tag/tagvqplain", "/by/personvqplain")
                .noneMatch(address ->
                        site.get(address).status() == 200
                                && address.matches(
                                        "(/api|/sitemap|/search|/embed|/oembed).*|.*/feed\\.\\w+|"
                                                + own));
        assertThat(mentioning(told, "Vqsocial")).isNotEmpty().allMatch(it -> it.startsWith(own));
        assertThat(mentioning(told, "Vqshared")).isNotEmpty().allMatch(it -> it.startsWith(own));
        assertThat(mentioning(told, "Vqpush"))
                .contains("/api/v1/stories/" + told.id())
                .allMatch(it -> it.startsWith("/api/"));
        var head = site.get(own).html().head();
        assertThat(head.select("meta[property=og:title]").attr("content")).isEqualTo("Vqsocial");
        assertThat(head.select("meta[property=og:description]").attr("content"))
                .isEqualTo("Vqshared");
        assertThat(head.select("title").text()).contains("Vqsearch");
        assertThat(head.select("meta[name=description]").attr("content")).isEqualTo("Vqfound");
        assertThat(site.get(own).html().select("h1").text()).isEqualTo("Story Vqplain");
        assertThat(site.get("/feed.xml").text()).contains("Story Vqplain");
    }

    /// In every state a story can be in, what editors say to each other about its words and what
    /// they suggest is on no page, in no feed, answer, search or history: not the note, not the
    /// suggested words, not even the ids. Publishing with an open suggestion is refused; the notes
    /// are taken out of what is published.
    @Test
    void nothingThatStandsInTheMarginCanBeHadAnywhere() {
        Visitor rosa = site.visitor().as("Rahel", Role.DESK_HEAD);
        Publishing publishing = site.app().publishing();
        Instant later = site.clock().instant().plus(Duration.ofDays(1));
        Map<String, Hiding> states = new LinkedHashMap<>();
        states.put("Drafted", piece -> null);
        states.put("Reviewed", piece -> publishing.sendToReview(piece.id(), piece.number(), MARA));
        states.put(
                "Embargoed",
                piece -> publishing.embargo(piece.id(), piece.number(), later, LISBON, MARA));
        states.put("Held", piece -> publishing.hold(piece.id(), piece.number(), "why", MARA));
        states.put("Killed", piece -> publishing.kill(piece.id(), piece.number(), "no", MARA));
        states.put("Working", piece -> null);
        states.put(
                "Taken",
                piece -> publishing.takeDown(piece.id(), piece.number(), "By order.", MARA));
        states.put("Unpublished", piece -> publishing.unpublish(piece.id(), piece.number(), MARA));
        Set<String> found = new TreeSet<>();
        states.forEach((state, hiding) -> {
            Piece piece = writes("Margin" + state);
            Told told = told(piece, "Margin" + state);
            Copy clean = piece.copy();
            if (List.of("Working", "Taken", "Unpublished").contains(state)) mara.publishes(piece);
            Outcome saved =
                    publishing.save(piece.id(), piece.number(), annotated(clean, true), MARA);
            int number = ((Outcome.Done) saved).number();
            assertThat(
                            rosa.post(
                                            "/desk/stories/" + told.id() + "/notes",
                                            Map.of(
                                                    "form-token", rosa.formToken(),
                                                    "mark", "Zqmark",
                                                    "words", "Body",
                                                    "says", "Zqsaid in private"))
                                    .status())
                    .isEqualTo(303);
            assertThat(
                            publishing.publish(
                                    piece.id(),
                                    number,
                                    annotated(clean, true),
                                    broadsheet.story.Change.MINOR,
                                    MARA))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused ->
                                    assertThat(refused.problems())
                                            .anySatisfy(problem -> {
                                                assertThat(problem.field())
                                                        .isEqualTo("suggestion.Zqsuggestion");
                                                assertThat(problem.rule().toString())
                                                        .contains("Zqadded");
                                            }));
            Piece now = mara.at(piece, number);
            Outcome outcome = hiding.hide(now);
            if (outcome != null) assertThat(outcome).as(state).isInstanceOf(Outcome.Done.class);
            look(told, state, found);
        });
        Piece piece = writes("Marginpublic");
        int number =
                ((Outcome.Done)
                                publishing.save(
                                        piece.id(),
                                        piece.number(),
                                        annotated(piece.copy(), false),
                                        MARA))
                        .number();
        mara.publishes(mara.at(piece, number));
        Told told = told(piece, "Marginpublic");
        assertThat(site.get(told.path()).words()).contains("BodyMarginpublic and more words.");
        look(told, "published", found);
        assertThat(found).isEmpty();
    }

    private static void look(Told told, String state, Set<String> found) {
        for (String address : everywhere(told)) {
            Reply reply = asked(address);
            if ((reply.headers() + reply.text())
                    .matches("(?s).*(?i:zqadded|zqsaid|zqmark|zqsugg).*"))
                found.add(state + " at " + address + " (" + reply.status() + ")");
        }
    }

    /// With a note at its first words, and perhaps a suggestion after them.
    private static Copy annotated(Copy copy, boolean suggests) {
        List<Inline> text =
                copy.body().getFirst() instanceof Block.Paragraph(var words) ? words : List.of();
        List<Inline> all = new ArrayList<>(List.of(new Inline.Noted("Zqmark", text)));
        if (suggests)
            all.add(
                    new Inline.Suggested(
                            Inline.Suggested.Turn.ADDED,
                            "Zqsuggestion",
                            Inline.text(" Zqadded words.")));
        return copy.with().body(List.of(new Block.Paragraph(all))).build();
    }

    private interface Hiding {
        Outcome hide(Piece piece);
    }

    private static void hide(Map<Piece, String> hidden, String word, Hiding hiding) {
        Piece piece = writes(word);
        Outcome outcome = hiding.hide(piece);
        if (outcome != null) assertThat(outcome).as(word).isInstanceOf(Outcome.Done.class);
        hidden.put(piece, word);
    }

    /// @param told whether the story's own address says that it was withdrawn, with its headline
    private static void walk(Map<Piece, String> pieces, boolean told) {
        Set<String> found = new TreeSet<>();
        pieces.forEach((piece, word) -> {
            Told it = told(piece, word);
            for (String address : everywhere(it)) {
                Reply reply = asked(address);
                String all = reply.headers() + "\n" + reply.text();
                boolean own =
                        told
                                && (reply.status() == 410 || reply.status() == 451)
                                && !all.contains("Body" + word);
                if (trace(all, word, address) && !own)
                    found.add(word + " at " + address + " (" + reply.status() + ")");
            }
        });
        assertThat(found).isEmpty();
    }

    /// Whether an answer has anything of the story. What was asked for may be said back as it was.
    private static boolean trace(String answer, String word, String address) {
        if (!address.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)))
            return answer.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
        return List.of("Story ", "Kicker", "Standfirst", "Tag", "Person", "Body").stream()
                .anyMatch(part -> answer.contains(part + word));
    }
}

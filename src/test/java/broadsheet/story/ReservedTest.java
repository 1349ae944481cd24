package broadsheet.story;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.feeds.FeedFormat;
import broadsheet.http.Router;
import broadsheet.identity.Actor;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.TestSite;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Addresses of the paper itself stay its own.
class ReservedTest {
    /// For what others define (RFC 8615).
    private static final Set<String> KEPT_FREE = Set.of("/.well-known/{}");

    private static final TestSite site = TestSite.open();

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void noSectionStandsWhereThePaperTellsOfItself() {
        Set<String> footer =
                site.get("/").html().select("footer a[href^=/]").eachAttr("href").stream()
                        .filter(href -> !Reserved.is(href))
                        .filter(href -> site.app().sections().tree().at(href).isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(footer).isEqualTo(new TreeSet<>(Reserved.PAGES));
    }

    @Test
    void everyRouteIsInTheListAndTheListHasNoOther() {
        Set<String> routed =
                site.app().routes().routes().stream()
                        .map(Router.Route::pattern)
                        .map(pattern ->
                                pattern.replaceAll("\\{\\w+\\.\\.\\.}", "{...}")
                                        .replaceAll("\\{\\w+}", "{}"))
                        .collect(Collectors.toCollection(TreeSet::new));
        for (String pattern : routed) assertThat(Reserved.is(pattern)).as(pattern).isTrue();
        Set<String> unused = new TreeSet<>(Reserved.PATTERNS);
        unused.removeAll(routed);
        assertThat(unused).isEqualTo(KEPT_FREE);
        assertThat(Reserved.ENDINGS)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(FeedFormat.values())
                                .map(format -> "/" + format.fileName())
                                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "/search, /search-2",
        "/opensearch.xml, /opensearch.xml-2",
        "/tag/harbour, /tag-2/harbour",
        "/archive/2019/05/harbour, /archive-2/2019/05/harbour",
        "/media/press/harbour, /media-2/press/harbour",
        "/business/feed.xml, /business/feed.xml-2",
        "/feed.atom, /feed.atom-2",
        "/api/v1/anything/at/all, /api-2/v1/anything/at/all"
    })
    void aStoryOfAnArchiveGetsANumberedAddress(String old, String now) {
        Piece piece =
                site.files(
                        new State.Published(),
                        old,
                        "2012-05-06T07:08:09Z",
                        words -> words.headline("At " + old));
        assertThat(piece.path()).isEqualTo(now);
        assertThat(site.get(now).status()).isEqualTo(200);
        assertThat(site.get(now).text()).contains("At " + old);
    }

    @Test
    void whereThePaperHasNothingItselfTheOldAddressLeadsToTheStory() {
        for (String old : new String[] {"/archive/2020/05/quay", "/tag/quay", "/by/quay"}) {
            Piece piece =
                    site.files(
                            new State.Published(),
                            old,
                            "2020-05-06T07:08:09Z",
                            words -> words.headline("Once at " + old));
            assertThat(site.get(old).location()).isEqualTo(piece.path());
        }
    }

    @Test
    void addressesNearbyAreFree() {
        for (String path :
                new String[] {"/search/", "/searching", "/archive/2019", "/tag", "/media"})
            assertThat(Reserved.is(path)).as(path).isFalse();
        assertThat(Reserved.is("/")).isTrue();
    }

    @Test
    void aSectionStandsBesideAndItsStoriesAreFound() {
        Section section =
                site.app().sections().put(new NewSection(null, "tag", "Tag", null, null, 1));
        assertThat(section.path()).isEqualTo("/tag-2");
        for (String slug : new String[] {"by", "media", "embed", "most-read"})
            assertThat(new NewSection(null, slug, "A name", null, null, 1).path())
                    .isEqualTo("/" + slug + "-2");
        assertThat(new NewSection("/culture", "media", "Media", null, null, 1).path())
                .isEqualTo("/culture/media");
        Editor mara = site.editor("Mara");
        Piece piece = mara.publishes(words -> words.headline("A tagged thing").in("/tag-2"));
        assertThat(site.get(piece.path()).status()).isEqualTo(200);
    }

    @Test
    void anEditorIsToldSo() {
        Editor mara = site.editor("Mara");
        Piece piece = mara.publishes(words -> words.headline("Moved about"));
        Outcome outcome =
                site.app().publishing().move(piece.id(), 2, "/search", new Actor("person:mara"));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.problems())
                                        .extracting(problem -> problem.rule().toString())
                                        .containsExactly(
                                                "/search is an address of the paper itself: choose another"));
    }
}

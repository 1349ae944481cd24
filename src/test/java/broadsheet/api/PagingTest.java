package broadsheet.api;

import static broadsheet.api.ApiPaper.objects;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Piece;
import broadsheet.text.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

/// Who pages through a list while stories come and go misses none that stayed, and sees none twice.
class PagingTest {
    private static final AtomicReference<ApiPaper> OPEN = new AtomicReference<>();
    private static final List<Piece> PUBLIC = new ArrayList<>();

    @AfterContainer
    static void close() {
        ApiPaper paper = OPEN.getAndSet(null);
        if (paper != null) paper.close();
    }

    private static ApiPaper paper() {
        if (OPEN.get() == null) {
            OPEN.set(new ApiPaper());
            for (int i = 0; i < 12; i++) publish(i);
        }
        return OPEN.get();
    }

    private static void publish(int number) {
        PUBLIC.add(
                OPEN.get()
                        .mara
                        .publishes(words ->
                                words.headline("Story " + number)
                                        .language(number % 2 == 0 ? "en" : "pt")
                                        .tagged("Ferry")));
    }

    /// @param acts what happens between one page and the next: a story is withdrawn, or (0) comes
    ///   in
    @Property(tries = 40)
    void noneThatStayedIsMissed(
            @ForAll @IntRange(min = 1, max = 4) int limit,
            @ForAll boolean filtered,
            @ForAll @Size(max = 8) List<@IntRange(max = 6) Integer> acts) {
        ApiPaper paper = paper();
        List<Piece> start = List.copyOf(PUBLIC);
        Set<Long> gone = new HashSet<>();
        List<Long> seen = new ArrayList<>();
        List<Integer> ahead = new ArrayList<>(acts);
        String at =
                ApiPaper.API
                        + "/stories?limit="
                        + limit
                        + (filtered ? "&tag=ferry&language=en" : "");
        while (at != null) {
            Json.Obj page = Json.read(paper.site.get(at).text()).obj();
            objects(page, "stories").forEach(story -> seen.add(story.number("id")));
            at = page.textOrNull("next") == null ? null : ApiPaper.local(page.text("next"));
            if (!ahead.isEmpty()) {
                int act = ahead.removeFirst();
                if (act == 0 || PUBLIC.size() < 6) publish(PUBLIC.size());
                else {
                    Piece piece = PUBLIC.remove(act * 31 % PUBLIC.size());
                    paper.mara.unpublishes(piece);
                    gone.add(piece.id().value());
                }
            }
        }
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen)
                .containsAll(
                        start.stream()
                                .filter(piece -> !filtered || piece.copy().language().equals("en"))
                                .map(piece -> piece.id().value())
                                .filter(id -> !gone.contains(id))
                                .toList());
    }
}

package broadsheet.search;

import broadsheet.story.SectionTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An index by itself, filled by hand, and what asks it.
final class Shelf implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    final Analysis analysis;
    final Documents documents;
    final Index index;
    final Seeking seeking;
    final Finding finding;
    final Path folder;

    private Shelf(Locale language, ZoneId zone) throws IOException {
        folder = Files.createTempDirectory("broadsheet-index");
        analysis = new Analysis(language);
        documents = new Documents(analysis, zone);
        index = Index.open(folder, documents);
        seeking = new Seeking(analysis, zone);
        Names names = new Names(() -> new SectionTree(List.of()), _ -> Map.of(), _ -> Map.of());
        finding =
                new Finding(
                        Side.READERS,
                        seeking,
                        new Spelling(analysis, Side.READERS),
                        new FacetList(names, Side.READERS),
                        InstantSource.fixed(NOON));
    }

    static Shelf in(String language) {
        return in(language, "Europe/Lisbon");
    }

    static Shelf in(String language, String zone) {
        try {
            return new Shelf(Locale.forLanguageTag(language), ZoneId.of(zone));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Entry entry(long id, String headline, String body, Instant at) {
        return new Entry(
                id,
                1,
                "/a/" + id,
                null,
                headline,
                "",
                body,
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                at,
                null);
    }

    Shelf with(long id, String headline, String body, Instant at) {
        return with(List.of(entry(id, headline, body, at)));
    }

    Shelf with(long id, String headline) {
        return with(id, headline, "", NOON);
    }

    Shelf with(List<Entry> entries) {
        try {
            index.put(entries);
            index.show();
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Found find(Question question) {
        try {
            return index.ask(searcher -> finding.find(question, searcher));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    List<Long> found(String text) {
        return find(Question.of(text)).hits().stream().map(hit -> hit.story().value()).toList();
    }

    @Override
    public void close() {
        try {
            index.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        analysis.close();
    }
}

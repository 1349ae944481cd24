package broadsheet.search;

import broadsheet.search.Hit.Piece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;

/// Finds the words that were asked for in a text, from the places that the index keeps; the text is
/// not read again. Words of a phrase are marked only where they stand side by side.
final class Passages {
    private static final int LENGTH = 180;
    private static final int BEFORE = 60;
    private static final int MOST = 2;

    /// Places of one word in one text that are looked at.
    private static final int MOST_PLACES = 200;

    private final LeafReader reader;
    private final List<List<Analysis.Token>> groups;

    private final Map<Term, Word> words = new HashMap<>();

    /// Marks stories of one part of the index, one after another in their order there.
    ///
    /// @param groups the words to mark, those of a phrase together
    Passages(LeafReader reader, List<List<Analysis.Token>> groups) {
        this.reader = reader;
        this.groups = groups;
    }

    /// One word that was found.
    private record Place(int group, int position, int start, int end) {}

    /// The whole text with its marks.
    List<Piece> whole(int doc, String field, String text) throws IOException {
        return pieces(text, 0, text.length(), places(doc, field));
    }

    /// The parts of a text that say most of what was asked, in their order; its beginning where
    /// nothing was found in it.
    List<List<Piece>> best(int doc, String field, String text) throws IOException {
        List<Place> places = places(doc, field);
        if (text.isBlank()) return List.of();
        if (places.isEmpty()) return List.of(pieces(text, 0, end(text, 0), places));
        List<int[]> windows = new ArrayList<>();
        Set<Integer> said = new HashSet<>();
        while (windows.size() < MOST) {
            int[] best = null;
            int most = 0;
            for (Place place : places) {
                int from = start(text, place.start());
                int to = end(text, from);
                if (windows.stream().anyMatch(it -> from < it[1] && it[0] < to)) continue;
                Set<Integer> says = new HashSet<>();
                int count = 0;
                for (Place other : places) {
                    if (other.start() < from || other.end() > to) continue;
                    if (!said.contains(other.group())) says.add(other.group());
                    count++;
                }
                int weight = says.size() * 100 + count;
                if (weight > most) {
                    most = weight;
                    best = new int[] {from, to};
                }
            }
            if (best == null || !windows.isEmpty() && most < 100) break;
            windows.add(best);
            for (Place place : places)
                if (place.start() >= best[0] && place.end() <= best[1]) said.add(place.group());
        }
        windows.sort(Comparator.comparingInt(window -> window[0]));
        List<List<Piece>> passages = new ArrayList<>();
        for (int[] window : windows) passages.add(pieces(text, window[0], window[1], places));
        return passages;
    }

    /// Where a passage about a place begins: with its sentence or paragraph if that is near, else
    /// with a word.
    private static int start(String text, int place) {
        int earliest = Math.max(0, place - BEFORE);
        if (earliest == 0) return 0;
        for (int i = place - 1; i > earliest; i--) {
            char c = text.charAt(i);
            if (c == '\n' || c == ' ' && ".!?\u2026\u061f\u3002".indexOf(text.charAt(i - 1)) >= 0)
                return i + 1;
        }
        for (int i = earliest; i < place; i++) if (text.charAt(i) == ' ') return i + 1;
        return Character.isLowSurrogate(text.charAt(earliest)) ? earliest - 1 : earliest;
    }

    private static int end(String text, int from) {
        int latest = from + LENGTH;
        if (latest >= text.length()) return text.length();
        for (int i = latest; i > from + LENGTH / 2; i--)
            if (Character.isWhitespace(text.charAt(i))) return i;
        return Character.isLowSurrogate(text.charAt(latest)) ? latest - 1 : latest;
    }

    private static List<Piece> pieces(String text, int from, int to, List<Place> places) {
        List<Piece> pieces = new ArrayList<>();
        int at = from;
        for (Place place : places) {
            if (place.start() < at || place.end() > to) continue;
            if (place.start() > at) pieces.add(new Piece(text.substring(at, place.start()), false));
            pieces.add(new Piece(text.substring(place.start(), place.end()), true));
            at = place.end();
        }
        if (at < to) pieces.add(new Piece(text.substring(at, to), false));
        return pieces;
    }

    private List<Place> places(int doc, String field) throws IOException {
        List<Place> all = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            List<Analysis.Token> tokens = groups.get(group);
            List<List<Place>> found = new ArrayList<>();
            for (Analysis.Token token : tokens)
                found.add(places(doc, new Term(field, token.text()), group));
            if (found.size() == 1) all.addAll(found.getFirst());
            else all.addAll(sideBySide(tokens, found));
        }
        all.sort(Comparator.comparingInt(Place::start).thenComparingInt(Place::end));
        return all;
    }

    private List<Place> places(int doc, Term term, int group) throws IOException {
        Word word = words.get(term);
        if (word == null) {
            word = new Word(reader.postings(term, PostingsEnum.OFFSETS));
            words.put(term, word);
        }
        return word.in(doc).stream()
                .map(place -> new Place(group, place.position(), place.start(), place.end()))
                .toList();
    }

    /// A word's list of stories. It stays open while the stories are gone through, and remembers
    /// the last story's places, since a question may have the word twice.
    private static final class Word {
        private final @Nullable PostingsEnum stories;
        private int doc = -1;
        private List<Place> places = List.of();

        Word(@Nullable PostingsEnum stories) {
            this.stories = stories;
        }

        List<Place> in(int wanted) throws IOException {
            if (stories == null) return List.of();
            if (doc == wanted) return places;
            doc = wanted;
            places = new ArrayList<>();
            if (stories.docID() < wanted) stories.advance(wanted);
            if (stories.docID() == wanted)
                for (int i = Math.min(stories.freq(), MOST_PLACES); i > 0; i--) {
                    int position = stories.nextPosition();
                    places.add(new Place(0, position, stories.startOffset(), stories.endOffset()));
                }
            return places;
        }
    }

    private static List<Place> sideBySide(List<Analysis.Token> tokens, List<List<Place>> found) {
        List<Map<Integer, Place>> byPosition = new ArrayList<>();
        for (List<Place> places : found) {
            Map<Integer, Place> at = new HashMap<>();
            places.forEach(place -> at.put(place.position(), place));
            byPosition.add(at);
        }
        List<Place> together = new ArrayList<>();
        int first = tokens.getFirst().position();
        for (Place begin : found.getFirst()) {
            List<Place> row = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                int wanted = begin.position() + tokens.get(i).position() - first;
                Place next = byPosition.get(i).get(wanted);
                if (next != null) row.add(next);
            }
            if (row.size() == tokens.size()) together.addAll(row);
        }
        return together;
    }
}

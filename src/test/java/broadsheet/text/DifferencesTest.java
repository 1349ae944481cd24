package broadsheet.text;

import static broadsheet.text.Differences.Kind.ADDED;
import static broadsheet.text.Differences.Kind.REMOVED;
import static broadsheet.text.Differences.Kind.SAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    @Test
    void wordsNotLetters() {
        assertThat(Differences.words("The ferry can’t sail.", "The ferry can sail today."))
                .containsExactly(
                        new Differences.Piece(SAME, "The ferry "),
                        new Differences.Piece(REMOVED, "can’t"),
                        new Differences.Piece(ADDED, "can"),
                        new Differences.Piece(SAME, " sail"),
                        new Differences.Piece(ADDED, " today"),
                        new Differences.Piece(SAME, "."));
    }

    @Test
    void aPersonMadeOfSeveralCharactersIsOne() {
        assertThat(Differences.words("a👩🏽‍🚒b", "a👩🏻‍🚒b"))
                .extracting(Differences.Piece::text)
                .containsExactly("a", "👩🏽‍🚒", "👩🏻‍🚒", "b");
    }

    @Property
    void bothTextsCanBeReadFromThePieces(
            @ForAll @StringLength(max = 60) @CharRange(from = 'a', to = 'c') String before,
            @ForAll @StringLength(max = 60) String after) {
        String spaced = before.replace('c', ' ');
        List<Differences.Piece> pieces = Differences.words(spaced, after);
        assertThat(joined(pieces, ADDED)).isEqualTo(spaced);
        assertThat(joined(pieces, REMOVED)).isEqualTo(after);
    }

    @Test
    void twoLongTextsWithNothingInCommonTakeNoAge() {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> Differences.words("a ".repeat(50_000), "b\n".repeat(50_000)));
    }

    private static String joined(List<Differences.Piece> pieces, Differences.Kind without) {
        return pieces.stream()
                .filter(piece -> piece.kind() != without)
                .map(Differences.Piece::text)
                .collect(Collectors.joining());
    }
}

package broadsheet.desk;

import broadsheet.text.Differences;
import java.util.List;

/// A revision of a story, beside another one.
///
/// @param with the number of the other
/// @param newest the story's newest number
public record RevisionPage(
        Frame frame,
        long id,
        String title,
        int number,
        int with,
        int newest,
        boolean mayRestore,
        List<Field> fields) {

    public record Field(String name, List<Piece> pieces) {
        static Field of(String name, String before, String after) {
            return new Field(
                    name,
                    Differences.words(before, after).stream()
                            .map(piece ->
                                    new Piece(
                                            piece.kind() == Differences.Kind.REMOVED,
                                            piece.kind() == Differences.Kind.ADDED,
                                            piece.text()))
                            .toList());
        }
    }

    public record Piece(boolean removed, boolean added, String text) {}
}

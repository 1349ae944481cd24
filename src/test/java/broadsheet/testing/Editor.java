package broadsheet.testing;

import broadsheet.identity.Actor;
import broadsheet.story.Change;
import broadsheet.story.Copy;
import broadsheet.story.Correction;
import broadsheet.story.Outcome;
import broadsheet.story.StoryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Somebody of the newsroom at work. What is refused fails the test.
public final class Editor {
    private final TestSite site;
    private final Actor actor;

    /// What somebody has written, not saved yet.
    public Copy copy(Consumer<Words> writing) {
        return site.copy(writing);
    }

    Editor(TestSite site, String name) {
        this.site = site;
        this.actor = new Actor("person:" + name.toLowerCase(java.util.Locale.ROOT));
    }

    public Piece drafts(Consumer<Words> writing) {
        return draft(StoryKind.ARTICLE, writing);
    }

    public Piece publishes(Consumer<Words> writing) {
        Piece piece = drafts(writing);
        publishes(piece);
        return piece;
    }

    /// Publishes a page of the site such as "About".
    public Piece publishesPage(Consumer<Words> writing) {
        Piece piece = draft(StoryKind.PAGE, writing);
        publishes(piece);
        return piece;
    }

    private Piece draft(StoryKind kind, Consumer<Words> writing) {
        Copy copy = site.copy(writing);
        if (site.app().publishing().draft(kind, copy, actor)
                instanceof Outcome.Done(var id, int number, var path))
            return new Piece(id, number, path, copy);
        throw new AssertionError("no draft");
    }

    /// The piece as others have saved it meanwhile.
    public Piece at(Piece piece, int number) {
        piece.number = number;
        return piece;
    }

    public void publishes(Piece piece) {
        publishes(piece, piece.copy, Change.STATE);
    }

    /// A slip put right that misled nobody.
    public void touchesUp(Piece piece, UnaryOperator<Copy.Builder> change) {
        publishes(piece, change.apply(piece.copy.with()).build(), Change.MINOR);
    }

    public void updates(Piece piece, String note, UnaryOperator<Copy.Builder> change) {
        publishes(piece, change.apply(piece.copy.with().updateNote(note)).build(), Change.UPDATE);
    }

    public void corrects(Piece piece, String text, UnaryOperator<Copy.Builder> change) {
        List<Correction> all = new ArrayList<>(piece.copy.corrections());
        all.add(new Correction(site.clock().instant(), text));
        publishes(
                piece, change.apply(piece.copy.with().corrections(all)).build(), Change.CORRECTION);
    }

    /// Gives the story another address.
    public void moves(Piece piece, String path) {
        done(piece, site.app().publishing().move(piece.id, piece.number, path, actor));
    }

    public void holds(Piece piece) {
        done(piece, site.app().publishing().hold(piece.id, piece.number, "doubtful", actor));
    }

    public void kills(Piece piece, String notice) {
        done(piece, site.app().publishing().kill(piece.id, piece.number, notice, actor));
    }

    public void takesDown(Piece piece, String notice) {
        done(piece, site.app().publishing().takeDown(piece.id, piece.number, notice, actor));
    }

    public void unpublishes(Piece piece) {
        done(piece, site.app().publishing().unpublish(piece.id, piece.number, actor));
    }

    private void publishes(Piece piece, Copy copy, Change change) {
        done(piece, site.app().publishing().publish(piece.id, piece.number, copy, change, actor));
        piece.copy = copy;
    }

    private static void done(Piece piece, Outcome outcome) {
        if (!(outcome instanceof Outcome.Done done))
            throw new AssertionError(piece.path + ": " + outcome);
        piece.number = done.number();
    }
}

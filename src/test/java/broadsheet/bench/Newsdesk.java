package broadsheet.bench;

import broadsheet.invented.Dice;
import broadsheet.invented.InventedPaper;
import broadsheet.invented.InventedStory;
import broadsheet.invented.Zipf;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// The day's editors: do what the agenda says, four at a time, and write down what is true.
final class Newsdesk {
    private static final int EDITORS = 4;

    private final Truth truth;
    private final Shelf shelf;
    private final Ledger ledger;
    private final BlockingQueue<Editor> editors = new ArrayBlockingQueue<>(EDITORS);
    private final InventedPaper paper =
            new InventedPaper(System.nanoTime(), "https://archive.example", 1_000_000);
    private final Dice dice = new Dice(9);
    private final Zipf recent = new Zipf(200);
    private final AtomicInteger edition = new AtomicInteger();
    final List<String> sections;
    private int number;
    volatile Truth.Piece breaking;

    Newsdesk(int port, Truth truth, Shelf shelf, Ledger ledger) throws IOException {
        this.truth = truth;
        this.shelf = shelf;
        this.ledger = ledger;
        for (int i = 0; i < EDITORS; i++) editors.add(new Editor(port));
        Editor first = editors.element();
        sections = first.sections();
    }

    void does(Agenda.Deed deed) throws Exception {
        switch (deed) {
            case PUBLISH -> publish();
            case BREAK -> breaking = publish();
            case FOLLOW -> changes(breaking, "UPDATE");
            case UPDATE -> changes(some(), "UPDATE");
            case MINOR -> changes(some(), "MINOR");
            case CORRECT -> changes(some(), "CORRECTION");
            case HOLD -> withdraw(some(), Truth.Stand.HELD);
            case KILL -> withdraw(some(), Truth.Stand.KILLED);
            case RELEASE -> release();
        }
    }

    @FunctionalInterface
    private interface Telling {
        Editor.Done tells(Editor editor) throws IOException;
    }

    private Editor.Done told(Telling telling) throws Exception {
        Editor editor = editors.take();
        try {
            return telling.tells(editor);
        } finally {
            editors.add(editor);
        }
    }

    private Truth.Piece publish() throws Exception {
        InventedStory words;
        String section;
        synchronized (this) {
            words = paper.story(++number);
            section = sections.get(dice.below(sections.size()));
        }
        String mark = "zq" + Integer.toString(edition.incrementAndGet() + 40_000, 36) + "day";
        String headline = words.headline() + " " + mark;
        String tag = InventedPaper.slug(words.tags().getFirst());
        List<String> body =
                words.body().stream()
                        .map(passage -> passage.html().replaceAll("<[^>]*>", ""))
                        .toList();
        Editor.Done draft =
                told(editor -> editor.drafts(section, tag, headline, words.standfirst(), body));
        Truth.Piece piece =
                truth.add(
                        new Truth.Piece(
                                draft.path(),
                                section,
                                mark,
                                draft,
                                new Truth.Version(Truth.Stand.ABSENT, "", 0, 1)),
                        true);
        synchronized (piece) {
            step(
                    piece,
                    Truth.Stand.PUBLISHED,
                    headline,
                    editor -> editor.publishes(piece.latest, "CREATED", headline));
        }
        return piece;
    }

    /// One of the day's stories, most likely a new one, or now and then one of the archive.
    private Truth.Piece some() throws Exception {
        int back;
        int old;
        boolean archive;
        synchronized (this) {
            back = recent.draw(dice);
            old = dice.below(shelf.size());
            archive = dice.chance(15);
        }
        List<Truth.Piece> today = truth.today();
        if (!archive && back < today.size()) return today.get(today.size() - 1 - back);
        Shelf.Entry entry = shelf.at(old);
        Truth.Piece there = truth.at(entry.path());
        if (there != null) return there;
        Editor.Done found;
        try {
            found = told(editor -> editor.finds(entry.path()));
        } catch (IllegalStateException e) {
            // Another editor was quicker, and has withdrawn it.
            Truth.Piece taken = truth.at(entry.path());
            if (taken == null) throw e;
            return taken;
        }
        return truth.add(
                new Truth.Piece(
                        entry.path(),
                        "",
                        "",
                        found,
                        new Truth.Version(Truth.Stand.PUBLISHED, entry.headline(), 0, 1)),
                false);
    }

    private void changes(Truth.Piece piece, String change) throws Exception {
        if (piece == null) return;
        synchronized (piece) {
            if (piece.last().stand != Truth.Stand.PUBLISHED) return;
            String headline =
                    "Now %d: what is known %s"
                            .formatted(edition.incrementAndGet(), piece.mark)
                            .strip();
            step(
                    piece,
                    Truth.Stand.PUBLISHED,
                    headline,
                    editor -> editor.publishes(piece.latest, change, headline));
        }
    }

    private void withdraw(Truth.Piece piece, Truth.Stand stand) throws Exception {
        if (piece == breaking) return;
        synchronized (piece) {
            if (piece.last().stand != Truth.Stand.PUBLISHED) return;
            step(
                    piece,
                    stand,
                    "",
                    editor ->
                            stand == Truth.Stand.HELD
                                    ? editor.holds(piece.latest)
                                    : editor.kills(piece.latest));
        }
    }

    private void release() throws Exception {
        for (Truth.Piece piece : truth.all()) {
            if (piece.last().stand != Truth.Stand.HELD) continue;
            synchronized (piece) {
                if (piece.last().stand != Truth.Stand.HELD) continue;
                String headline =
                        "Released %d %s".formatted(edition.incrementAndGet(), piece.mark).strip();
                step(
                        piece,
                        Truth.Stand.PUBLISHED,
                        headline,
                        editor -> editor.publishes(piece.latest, "MINOR", headline));
            }
            return;
        }
    }

    private void step(Truth.Piece piece, Truth.Stand stand, String headline, Telling telling)
            throws Exception {
        Truth.Version version = piece.begins(stand, headline);
        piece.latest = told(telling);
        version.acked = System.nanoTime();
        ledger.write(piece.latest, stand.name().toLowerCase(java.util.Locale.ROOT), headline);
    }
}

package broadsheet.importer;

import broadsheet.db.DbException;
import broadsheet.identity.Actor;
import broadsheet.story.Arrival;
import broadsheet.story.Filed;
import broadsheet.story.NewStory;
import broadsheet.story.StoryId;
import broadsheet.story.StoryKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Takes the stories of one archive into the house: read in order, converted side by side, filed in
/// order, a batch a transaction. Not more than a few batches are on the way at any time.
final class ArchiveIntake {
    private static final int BATCH = 200;

    /// Bytes of archive on their way at most; each takes some ten bytes of memory until it is
    /// filed.
    private static final int WEIGHT = 6 << 20;

    private static final byte[] NO_COMMENTS = {};

    private final Stores stores;
    private final ArchiveStories stories;
    private final ImportSettings settings;
    private final ImportReport report;
    private final Actor actor;
    private final ImportItems items;
    private final LongSet seen = new LongSet();
    private final Deque<Batch> onTheWay = new ArrayDeque<>();
    private int weight;

    ArchiveIntake(
            Stores stores,
            String source,
            ArchiveStories stories,
            ImportSettings settings,
            ImportReport report,
            Actor actor) {
        this.stores = stores;
        this.stories = stories;
        this.settings = settings;
        this.report = report;
        this.actor = actor;
        this.items = new ImportItems(stores.db(), source);
    }

    /// A story on its way in; `was` is how it came in before, `made` what it became, null where it
    /// says the same as then.
    private record Coming(
            OldStory story,
            ImportItems.@Nullable Known was,
            @Nullable Future<ArchiveStories.Made> made) {
        ArchiveStories.@Nullable Made ready() {
            return made == null ? null : made.resultNow();
        }

        boolean says(byte[] digest) {
            return Arrays.equals(story.digest(), digest);
        }
    }

    private record Batch(List<Coming> stories, int weight) {}

    /// Brings in all of the archive that can be read.
    void read(OldArchive archive, Telling telling) {
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            Tray tray = new Tray(telling, hands);
            try {
                archive.read(tray);
            } catch (IOException | UncheckedIOException e) {
                report.fail(archive.name(), "cannot be read any further: " + e.getMessage());
            }
            tray.send();
            while (!onTheWay.isEmpty()) file(onTheWay.removeFirst());
        }
    }

    private final class Tray implements InTray {
        private final Telling telling;
        private final ExecutorService hands;
        private List<OldStory> batch = new ArrayList<>();
        private int batchWeight;
        private long position;

        private Tray(Telling telling, ExecutorService hands) {
            this.telling = telling;
            this.hands = hands;
        }

        @Override
        public void put(OldStory story) {
            if (!seen.add(Digests.number(story.key()))) {
                note(story.file(), story.label(), "it came before in this archive: passed over");
                return;
            }
            batch.add(story);
            batchWeight += story.weight();
            if (batch.size() >= BATCH || batchWeight >= WEIGHT / 3) send();
        }

        private void send() {
            telling.tell(position, batch.size());
            if (!batch.isEmpty()) ArchiveIntake.this.send(batch, batchWeight, hands);
            batch = new ArrayList<>();
            batchWeight = 0;
        }

        @Override
        public void broken(String file, String item, String reason) {
            report.line("broken", file, item, reason);
        }

        @Override
        public void note(String file, String item, String reason) {
            report.line("note", file, item, reason);
        }

        @Override
        public void noPicture(String file, String item, String reason) {
            report.line("picture", file, item, reason);
        }

        @Override
        public void status(String status) {
            report.status(status);
        }

        @Override
        public void passedOver(String what, long count) {
            report.passedOver(what, count);
        }

        @Override
        public void at(long value) {
            position = value;
            telling.tell(value, 0);
        }
    }

    private void send(List<OldStory> batch, int batchWeight, ExecutorService hands) {
        while (!onTheWay.isEmpty() && weight + batchWeight > WEIGHT) file(onTheWay.removeFirst());
        Map<String, ImportItems.Known> known =
                items.find(batch.stream().map(OldStory::key).toList());
        List<Coming> coming = new ArrayList<>();
        for (OldStory story : batch) {
            ImportItems.Known was = known.get(story.key());
            boolean same =
                    was != null
                            && was.missing() == 0
                            && Arrays.equals(was.digest(), story.digest());
            coming.add(
                    new Coming(story, was, same ? null : hands.submit(() -> stories.make(story))));
        }
        onTheWay.add(new Batch(coming, batchWeight));
        weight += batchWeight;
        if (onTheWay.size() > 3) file(onTheWay.removeFirst());
    }

    private void file(Batch batch) {
        weight -= batch.weight();
        List<Coming> ready = batch.stories().stream().filter(this::isReady).toList();
        if (settings.dryRun()) {
            ready.forEach(this::countDry);
            return;
        }
        try {
            file(ready);
        } catch (DbException | IllegalArgumentException e) {
            if (ready.size() < 2) throw e;
            one(ready);
        }
    }

    /// Files each story on its own, after a batch could not be filed because of one of them.
    private void one(List<Coming> ready) {
        int inARow = 0;
        for (Coming coming : ready) {
            try {
                file(List.of(coming));
                inARow = 0;
            } catch (DbException | IllegalArgumentException e) {
                if (++inARow > 5) throw e;
                say("broken", coming, "could not be filed: " + e.getMessage());
            }
        }
    }

    private boolean isReady(Coming coming) {
        if (coming.made() == null) return true;
        try {
            coming.made().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DbException db) throw db;
            say("broken", coming, "could not be converted: " + e.getCause());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void file(List<Coming> ready) {
        List<Coming> arriving = ready.stream().filter(ArchiveIntake::arrives).toList();
        report.came("unchanged", ready.size() - arriving.size());
        if (arriving.isEmpty()) return;
        List<Arrival> arrivals = arriving.stream().map(ArchiveIntake::arrival).toList();
        List<Filed> filed =
                stores.publishing()
                        .archive(
                                arrivals,
                                actor,
                                (tx, all) -> {
                                    List<ImportItems.Known> rows = new ArrayList<>();
                                    for (int i = 0; i < all.size(); i++) {
                                        Coming coming = arriving.get(i);
                                        switch (all.get(i)) {
                                            case Filed.Added(var id, var number, var path) ->
                                                    rows.add(row(coming, id, number, path));
                                            case Filed.Rewritten(var id, var number, var path) ->
                                                    rows.add(row(coming, id, number, path));
                                            case Filed.Stale _ -> {}
                                        }
                                    }
                                    items.put(tx, rows);
                                });
        for (int i = 0; i < filed.size(); i++) say(arriving.get(i), filed.get(i));
    }

    /// Whether it is new, says something else, or has a picture that could not be had before.
    private static boolean arrives(Coming coming) {
        ArchiveStories.Made made = coming.ready();
        ImportItems.Known was = coming.was();
        return made != null
                && (was == null || !coming.says(was.digest()) || made.missing() < was.missing());
    }

    /// A story that came before stays where it is; where it has moved in the archive, the new
    /// address leads to it as well.
    private static Arrival arrival(Coming coming) {
        NewStory story = java.util.Objects.requireNonNull(coming.ready()).story();
        ImportItems.Known was = coming.was();
        if (was == null) return new Arrival(null, story);
        Arrival.Onto onto = new Arrival.Onto(was.story(), was.number());
        @Nullable String asked = story.path();
        if (asked == null || asked.equals(was.path())) return new Arrival(onto, story);
        List<String> old = new ArrayList<>(story.oldPaths());
        old.remove(was.path());
        old.add(asked);
        return new Arrival(
                onto,
                new NewStory(
                        story.kind(),
                        story.state(),
                        story.copy(),
                        asked,
                        old,
                        story.firstPublished(),
                        story.updated()));
    }

    private static ImportItems.Known row(Coming coming, StoryId id, int number, String path) {
        ArchiveStories.Made made = coming.ready();
        return new ImportItems.Known(
                coming.story().key(),
                coming.story().digest(),
                NO_COMMENTS,
                List.of(),
                id,
                number,
                path,
                made == null ? 0 : made.missing());
    }

    private void say(Coming coming, Filed filed) {
        switch (filed) {
            case Filed.Added(_, _, var path) -> {
                report.came(kind(coming), 1);
                String asked = ArchiveStories.path(coming.story());
                if (asked != null && !asked.equals(path))
                    say("path", coming, asked + " was taken: it stands at " + path);
            }
            case Filed.Rewritten _ -> report.came("rewritten", 1);
            case Filed.Stale(_, var theirs) ->
                    say(
                            "kept",
                            coming,
                            "it has changed in the archive, but an editor changed it here (revision "
                                    + theirs
                                    + "): left alone");
        }
    }

    private void countDry(Coming coming) {
        if (coming.made() == null) report.came("unchanged", 1);
        else if (coming.was() != null) report.came("rewritten", 1);
        else report.came(kind(coming), 1);
    }

    private static String kind(Coming coming) {
        return coming.story().kind() == StoryKind.PAGE ? "pages" : "stories";
    }

    private void say(String kind, Coming coming, String reason) {
        report.line(kind, coming.story().file(), coming.story().label(), reason);
    }
}

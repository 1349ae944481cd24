package broadsheet.importer;

import broadsheet.db.DbException;
import broadsheet.identity.Actor;
import broadsheet.story.Arrival;
import broadsheet.story.Filed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Takes the items of one old site from the files into the house: read in order, converted side by
/// side, filed in order, a batch a transaction, all three at once. Not more than a few batches are
/// on the way at any time.
final class Intake {
    private static final int BATCH = 200;

    /// Bytes of export on their way at most; each takes some ten bytes of memory until it is filed.
    private static final int WEIGHT = 6 << 20;

    private final Stores stores;
    private final OldSite site;
    private final ItemStory stories;
    private final ImportSettings settings;
    private final ImportReport report;
    private final Actor actor;
    private final ImportItems items;
    private final LongSet seen = new LongSet();
    private final Deque<Sent> onTheWay = new ArrayDeque<>();
    private int weight;

    /// A batch could not be filed: nothing after it is, so that a later run goes on from here.
    private volatile boolean broken;

    Intake(
            Stores stores,
            OldSite site,
            ItemStory stories,
            ImportSettings settings,
            ImportReport report,
            Actor actor) {
        this.stores = stores;
        this.site = site;
        this.stories = stories;
        this.settings = settings;
        this.report = report;
        this.actor = actor;
        this.items = new ImportItems(stores.db(), site.source());
    }

    /// Is told the position in the file and how many more stories there were.
    @FunctionalInterface
    interface Ear {
        void hear(long position, long stories);
    }

    /// An item on its way in; `was` is how it came in before.
    private record Coming(
            Wxr.Item item,
            String key,
            ImportItems.@Nullable Known was,
            @Nullable Future<ItemStory.Made> made) {}

    private record Sent(Future<?> filed, int weight) {}

    /// The threads of one file: one for each item that is converted, and one that files.
    private record Hands(ExecutorService converting, ExecutorService filing)
            implements AutoCloseable {
        Hands() {
            this(
                    Executors.newVirtualThreadPerTaskExecutor(),
                    Executors.newSingleThreadExecutor(Thread.ofVirtual().factory()));
        }

        @Override
        public void close() {
            filing.close();
            converting.close();
        }
    }

    /// Brings in all of the file that can be read.
    void read(Path file, String name, Ear ear) throws IOException {
        try (WxrReader reader = new WxrReader(file);
                Hands hands = new Hands()) {
            try {
                send(reader, name, ear, hands);
            } finally {
                // Also where the file cannot be read any further: what was read is filed, and what
                // could not be filed is known.
                while (!onTheWay.isEmpty()) await(onTheWay.removeFirst());
            }
            ear.hear(reader.position(), 0);
        }
    }

    private void send(WxrReader reader, String name, Ear ear, Hands hands) throws IOException {
        List<Wxr.Item> batch = new ArrayList<>();
        int batchWeight = 0;
        for (Wxr part = reader.next(); part != null; part = reader.next()) {
            if (part instanceof Wxr.Broken(var item, var offset, var reason))
                report.line("broken", name, item, reason + " (byte " + offset + ")");
            if (!(part instanceof Wxr.Item item) || !isStory(item, name)) continue;
            batch.add(item);
            batchWeight += item.weight();
            if (batch.size() < BATCH && batchWeight < WEIGHT / 3) continue;
            send(batch, batchWeight, name, hands);
            ear.hear(reader.position(), batch.size());
            batch = new ArrayList<>();
            batchWeight = 0;
        }
        send(batch, batchWeight, name, hands);
        ear.hear(reader.position(), batch.size());
    }

    private boolean isStory(Wxr.Item item, String name) {
        String type = item.type();
        if (!site.types.areStories(type)) {
            report.passedOver(type);
            return false;
        }
        report.status(item.text("wp:status"));
        if (item.text("wp:status").equals("trash")) {
            report.line("note", name, item.label(), "it is in the bin: passed over");
            report.passedOver("trash");
            return false;
        }
        return true;
    }

    private void send(List<Wxr.Item> batch, int batchWeight, String name, Hands hands) {
        while (onTheWay.size() > 3 || (!onTheWay.isEmpty() && weight + batchWeight > WEIGHT))
            await(onTheWay.removeFirst());
        Map<String, Wxr.Item> byKey = new LinkedHashMap<>();
        for (Wxr.Item item : batch) {
            String key = key(item);
            boolean first = seen.add(Digests.number(key));
            boolean fresh = isFresh(key, item);
            if (first) byKey.put(key, item);
            else if (fresh) byKey.put(other(key, item), item);
            else
                report.line(
                        "note", name, item.label(), "it came before in this export: passed over");
        }
        Map<String, ImportItems.Known> known = items.find(byKey.keySet());
        Map<String, Wxr.Item> others = new LinkedHashMap<>();
        byKey.forEach((key, item) -> {
            ImportItems.Known was = known.get(key);
            if (was != null && !isSame(was, item)) others.put(other(key, item), item);
        });
        known.putAll(items.find(others.keySet()));
        List<Coming> coming = new ArrayList<>();
        byKey.forEach((key, item) -> {
            String own = others.containsValue(item) ? other(key, item) : key;
            coming.add(coming(item, own, known.get(own), name, hands.converting()));
        });
        onTheWay.add(new Sent(hands.filing().submit(() -> file(coming, name)), batchWeight));
        weight += batchWeight;
    }

    private void await(Sent batch) {
        weight -= batch.weight();
        try {
            batch.filed().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Coming coming(
            Wxr.Item item,
            String key,
            ImportItems.@Nullable Known was,
            String name,
            ExecutorService hands) {
        boolean changed =
                was == null
                        || was.missing() > 0
                        || !Arrays.equals(was.digest(), Digests.story(item));
        return new Coming(
                item, key, was, changed ? hands.submit(() -> stories.make(item, name)) : null);
    }

    private void file(List<Coming> batch, String name) {
        if (broken) return;
        boolean done = false;
        try {
            List<Coming> ready = new ArrayList<>();
            for (Coming coming : batch) if (isReady(coming, name)) ready.add(coming);
            if (settings.dryRun()) ready.forEach(this::countDry);
            else together(ready, name);
            done = true;
        } finally {
            broken = !done;
        }
    }

    private void together(List<Coming> ready, String name) {
        try {
            file(ready, name, false);
        } catch (DbException | IllegalArgumentException e) {
            if (ready.size() < 2) throw e;
            one(ready, name);
        }
    }

    /// Files each item on its own, after a batch could not be filed because of one of them.
    private void one(List<Coming> ready, String name) {
        int inARow = 0;
        for (Coming coming : ready) {
            try {
                file(List.of(coming), name, true);
                inARow = 0;
            } catch (DbException | IllegalArgumentException e) {
                if (++inARow > 5) throw e;
                report.line(
                        "broken",
                        name,
                        coming.item().label(),
                        "could not be filed: " + e.getMessage());
            }
        }
    }

    private boolean isReady(Coming coming, String name) {
        if (coming.made() == null) return true;
        try {
            coming.made().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DbException db) throw db;
            report.line(
                    "broken",
                    name,
                    coming.item().label(),
                    "could not be converted: " + e.getCause());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void file(List<Coming> ready, String name, boolean again) {
        List<Coming> arriving = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();
        List<ImportItems.Known> same = new ArrayList<>();
        List<ImportItems.Comments> comments = new ArrayList<>();
        for (Coming coming : ready) {
            ItemStory.Made made = coming.made() == null ? null : coming.made().resultNow();
            ImportItems.Known was = coming.was();
            if (made != null
                    && (was == null
                            || !Arrays.equals(was.digest(), Digests.story(coming.item()))
                            || made.missing() < was.missing())) {
                arriving.add(coming);
                arrivals.add(
                        new Arrival(
                                was == null ? null : new Arrival.Onto(was.story(), was.number()),
                                made.story()));
            } else if (was != null
                    && !Arrays.equals(was.comments(), Digests.comments(coming.item()))) {
                same.add(known(coming, was.story(), was.number(), was.path(), was.missing()));
                comments.add(new ImportItems.Comments(was.story(), coming.item().comments()));
            }
        }
        if (arrivals.isEmpty() && same.isEmpty()) {
            report.came("unchanged", ready.size());
            return;
        }
        List<Integer> commentCount = new ArrayList<>();
        List<Filed> filed =
                stores.publishing()
                        .archive(
                                arrivals,
                                actor,
                                (tx, all) -> {
                                    List<ImportItems.Known> rows = new ArrayList<>(same);
                                    List<ImportItems.Comments> changed = new ArrayList<>(comments);
                                    for (int i = 0; i < all.size(); i++) {
                                        Coming coming = arriving.get(i);
                                        int missing =
                                                coming.made() == null
                                                        ? 0
                                                        : coming.made().resultNow().missing();
                                        ImportItems.Known row =
                                                switch (all.get(i)) {
                                                    case Filed.Added(
                                                                    var story,
                                                                    var number,
                                                                    var path) ->
                                                            known(
                                                                    coming, story, number, path,
                                                                    missing);
                                                    case Filed.Rewritten(
                                                                    var story,
                                                                    var number,
                                                                    var path) ->
                                                            known(
                                                                    coming, story, number, path,
                                                                    missing);
                                                    case Filed.Stale _ -> null;
                                                };
                                        if (row == null) continue;
                                        rows.add(row);
                                        changed.add(
                                                new ImportItems.Comments(
                                                        row.story(), coming.item().comments()));
                                    }
                                    items.put(tx, rows);
                                    changed.removeIf(it ->
                                            it.comments().isEmpty() && !hadComments(ready, it));
                                    commentCount.clear();
                                    commentCount.add(items.replaceComments(tx, changed));
                                });
        report.came("unchanged", ready.size() - arriving.size());
        commentCount.forEach(count -> report.came("comments", count));
        for (int i = 0; i < filed.size(); i++) say(arriving.get(i), filed.get(i), name);
    }

    private static boolean hadComments(List<Coming> ready, ImportItems.Comments of) {
        return ready.stream()
                .map(Coming::was)
                .anyMatch(was -> was != null && was.story().equals(of.story()));
    }

    private void say(Coming coming, Filed filed, String name) {
        Wxr.Item item = coming.item();
        switch (filed) {
            case Filed.Added(_, _, var path) -> {
                report.came(item.type());
                String asked = WpPaths.canonical(item.text("link"));
                if (asked != null && !asked.equals(path))
                    report.line(
                            "path", name, item.label(), asked + " was taken: it stands at " + path);
            }
            case Filed.Rewritten _ -> report.came("rewritten", 1);
            case Filed.Stale(_, var theirs) ->
                    report.line(
                            "kept",
                            name,
                            item.label(),
                            "it has changed in the export, but an editor changed it here (revision "
                                    + theirs
                                    + "): left alone");
        }
    }

    private void countDry(Coming coming) {
        ItemStory.Made made = coming.made() == null ? null : coming.made().resultNow();
        if (made == null) report.came("unchanged", 1);
        else if (coming.was() != null) report.came("rewritten", 1);
        else report.came(coming.item().type());
        report.came(
                "comments", coming.item().comments().stream().filter(ImportItems::kept).count());
    }

    private static ImportItems.Known known(
            Coming coming, broadsheet.story.StoryId story, int number, String path, int missing) {
        return new ImportItems.Known(
                coming.key(),
                Digests.story(coming.item()),
                Digests.comments(coming.item()),
                marks(coming.item()),
                story,
                number,
                path,
                missing);
    }

    private static String key(Wxr.Item item) {
        if (item.id() > 0) return "post:" + item.id();
        for (String field : List.of("guid", "link"))
            if (!item.text(field).isEmpty()) return field + ":" + item.text(field);
        return "text:"
                + Long.toHexString(
                        Digests.number(item.text("title") + item.raw("content:encoded")));
    }

    /// Another item's key where two sites share an address and so their numbers.
    private static String other(String key, Wxr.Item item) {
        return key + "/" + Long.toHexString(Digests.number(String.join("\n", marks(item))));
    }

    /// Whether nothing under this key with the same slug, title or date came before in this run.
    private boolean isFresh(String key, Wxr.Item item) {
        boolean fresh = true;
        for (String mark : marks(item))
            if (!mark.endsWith("=")) fresh &= seen.add(Digests.number(key + mark));
        return fresh;
    }

    private static boolean isSame(ImportItems.Known was, Wxr.Item item) {
        return marks(item).stream()
                .anyMatch(mark -> !mark.endsWith("=") && was.marks().contains(mark));
    }

    private static List<String> marks(Wxr.Item item) {
        return List.of(
                "slug=" + item.text("wp:post_name"),
                "title=" + item.text("title"),
                "date=" + item.text("wp:post_date"));
    }

    /// Lets the old pages of files lead to the stories the files were uploaded to.
    void redirectFiles() {
        Map<String, String> targets = new HashMap<>();
        stores.db()
                .read(tx ->
                        tx.sql(
                                        """
                                        select a.link, i.path from import_attachment a
                                        join import_item i on i.source = a.source and i.key = 'post:' || a.parent
                                        where a.source = :source and a.parent > 0
                                        """)
                                .bind("source", site.source())
                                .list(row -> Map.entry(row.text("link"), row.text("path"))))
                .forEach(it -> {
                    String from = WpPaths.local(it.getKey());
                    if (from != null && !from.equals("/")) targets.put(from, it.getValue());
                });
        if (!targets.isEmpty()) stores.redirects().put(targets);
    }
}

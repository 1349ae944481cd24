package broadsheet.paper;

import broadsheet.db.Db;
import broadsheet.db.DbException;
import broadsheet.db.Row;
import broadsheet.db.Tx;
import broadsheet.events.Event;
import broadsheet.events.EventLog;
import broadsheet.identity.Act;
import broadsheet.identity.Actor;
import broadsheet.identity.Audit;
import broadsheet.press.TypeCase;
import broadsheet.text.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What editors have set of the paper itself: its name, its menus. As printers keep type standing
/// that every issue needs. Each setting is a row, and nothing is overwritten.
public final class StandingMatter {
    /// As long as a value may be told of in the audit log.
    private static final int TOLD = 300;

    private final Db db;
    private final EventLog log;
    private final Audit audit;
    private final InstantSource clock;
    private final TypeCase<Matter, Optional<String>> kept;

    public StandingMatter(
            Db db,
            EventLog log,
            Audit audit,
            InstantSource clock,
            TypeCase<Matter, Optional<String>> kept) {
        this.db = db;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
        this.kept = kept;
    }

    /// A value as somebody set it.
    ///
    /// @param number from 1 for each matter
    /// @param value null where it went back to the settings file
    public record Version(
            Matter matter, int number, @Nullable String value, Instant at, Actor by) {}

    /// Somebody's wish for one matter.
    ///
    /// @param onto the number of the version that they saw; 0 for none
    /// @param value null for that of the settings file
    /// @param told what the audit log says of it; null for the value before and after
    public record Wish(int onto, @Nullable String value, @Nullable String told) {
        public Wish(int onto, @Nullable String value) {
            this(onto, value, null);
        }
    }

    /// The value that holds; empty where that of the settings file does. Pages are made from it.
    public Optional<String> value(Matter matter) {
        return kept.find(List.of(matter), this::read).getOrDefault(matter, Optional.empty());
    }

    private Map<Matter, Optional<String>> read(Collection<Matter> matters) {
        Map<Matter, Version> newest = newest();
        Map<Matter, Optional<String>> values = new HashMap<>();
        for (Matter matter : matters)
            values.put(matter, Optional.ofNullable(newest.get(matter)).map(Version::value));
        return values;
    }

    /// The version of each matter that holds, of those that anybody has ever set. For those who set
    /// them: it notes no source.
    public Map<Matter, Version> newest() {
        return db.read(StandingMatter::newest);
    }

    private static Map<Matter, Version> newest(Tx tx) {
        return tx
                .sql("select distinct on (matter) * from standing order by matter, number desc")
                .list(StandingMatter::version)
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Version::matter, version -> version));
    }

    /// What was set last of some matters, the newest first.
    public List<Version> history(Collection<Matter> matters, int most) {
        return db
                .read(tx ->
                        tx.sql(
                                        """
                                        select * from standing where matter = any(:matters)
                                        order by at desc, matter, number desc limit :most
                                        """)
                                .texts("matters", matters.stream().map(Matter::word).toList())
                                .bind("most", most)
                                .list(StandingMatter::version))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /// Empty for a matter that only a later Broadsheet knows.
    private static Optional<Version> version(Row row) {
        return Matter.of(row.text("matter"))
                .map(matter ->
                        new Version(
                                matter,
                                row.integer("number"),
                                row.textOrNull("value"),
                                row.instant("at"),
                                new Actor(row.text("actor"))));
    }

    /// Sets several matters together. When this returns pages show them.
    ///
    /// @return the matters that somebody else has set since; if there are any, nothing was set
    public Set<Matter> set(Map<Matter, Wish> wishes, Actor by) {
        if (wishes.isEmpty()) return Set.of();
        try {
            return log.write((tx, events) -> {
                Map<Matter, Version> newest = newest(tx);
                Set<Matter> stale =
                        wishes.entrySet().stream()
                                .filter(wish ->
                                        number(newest.get(wish.getKey())) != wish.getValue().onto())
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet());
                if (!stale.isEmpty()) return stale;
                new TreeMap<>(wishes)
                        .forEach((matter, wish) -> add(tx, matter, wish, newest.get(matter), by));
                events.append(
                        new Event(
                                "standing-set",
                                "standing",
                                wishes.keySet().stream()
                                        .map(Matter::subject)
                                        .collect(Collectors.toSet()),
                                Json.object().build()));
                return Set.of();
            });
        } catch (DbException e) {
            if (e.duplicate()) return wishes.keySet();
            throw e;
        }
    }

    private static int number(@Nullable Version version) {
        return version == null ? 0 : version.number();
    }

    private void add(Tx tx, Matter matter, Wish wish, @Nullable Version was, Actor by) {
        tx.sql(
                        """
                        insert into standing (matter, number, value, at, actor)
                        values (:matter, :number, :value, :at, :actor)
                        """)
                .bind("matter", matter.word())
                .bind("number", wish.onto() + 1)
                .bind("value", wish.value())
                .bind("at", clock.instant().truncatedTo(ChronoUnit.MICROS))
                .bind("actor", by.name())
                .update();
        audit.write(
                tx,
                by,
                Act.SETTING_CHANGED,
                matter.word(),
                wish.told() != null
                        ? told(wish.told())
                        : told(was == null ? null : was.value()) + " → " + told(wish.value()));
    }

    private static String told(@Nullable String value) {
        if (value == null) return "—";
        return value.length() <= TOLD
                ? value
                : value.substring(0, value.offsetByCodePoints(0, TOLD / 2)) + "…";
    }
}

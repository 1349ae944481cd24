package broadsheet.story;

import broadsheet.db.Tx;
import broadsheet.events.Appender;
import broadsheet.events.Event;
import broadsheet.identity.Actor;
import broadsheet.ledger.CanonicalJson;
import broadsheet.ledger.Hash;
import broadsheet.text.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes revisions, heads, lists, redirects and events of any number of stories inside the
/// caller's transaction. One story or a batch of an archive take the same way.
final class Saves {
    private static final int SECTION_LOCK = 0x53454354;

    private Saves() {}

    static void write(
            Tx tx, Appender events, List<Save> saves, Actor actor, Instant at, boolean archive) {
        if (saves.isEmpty()) return;
        Shelves shelves =
                Shelves.of(tx, saves.stream().flatMap(save -> save.tags().stream()).toList());
        List<Long> touched =
                touched(saves.stream().filter(save -> !save.isWorkingCopy()).toList(), shelves);
        lock(tx, touched);
        Set<Long> usedBefore = used(tx, touched);
        List<Set<String>> besideBefore = archive ? List.of() : besides(tx, saves, shelves, false);
        List<Written> written =
                (archive ? saves.parallelStream() : saves.stream())
                        .map(save -> Written.of(save, actor, at))
                        .toList();
        heads(tx, written, shelves, actor, at);
        revisions(tx, written, actor, at);
        if (!archive)
            for (Save save : saves) Notes.suggested(tx, save.id(), save.copy(), actor, at);
        listings(tx, saves, shelves);
        Redirects.put(tx, saves.stream().flatMap(Saves::redirects).toList());
        List<Set<String>> besideAfter = archive ? List.of() : besides(tx, saves, shelves, true);
        boolean navigationChanges = !used(tx, touched).equals(usedBefore);
        for (int i = 0; i < saves.size(); i++) {
            Set<String> sources = sources(saves.get(i), shelves);
            if (saves.get(i).isWorkingCopy()) {
                sources.clear();
            } else if (archive) {
                if (saves.get(i).isPublic() || saves.get(i).wasPublic())
                    sources.add(Subjects.ANY_NEIGHBOURS);
            } else {
                sources.addAll(besideBefore.get(i));
                sources.addAll(besideAfter.get(i));
            }
            if (navigationChanges) sources.add(Subjects.SECTIONS);
            sources.add(Subjects.manuscript(saves.get(i).id()));
            events.append(event(saves.get(i), sources, archive));
        }
    }

    private static List<Long> touched(List<Save> saves, Shelves shelves) {
        return saves.stream()
                .flatMap(save ->
                        java.util.stream.Stream.concat(
                                save.listedBefore(shelves).stream(),
                                save.listedAfter(shelves).stream()))
                .filter(listing -> listing instanceof Listing.InSection)
                .map(Listing::of)
                .distinct()
                .toList();
    }

    /// One writer at a time for each section, in the order of their numbers. Which stories stand
    /// beside each other, and whether a section is in use, must be seen as the next writer finds
    /// it: two who each saw half would both drop too little.
    private static void lock(Tx tx, List<Long> sections) {
        for (long section : sections.stream().sorted().toList())
            tx.sql("select pg_advisory_xact_lock(:class, :section::integer)")
                    .bind("class", SECTION_LOCK)
                    .bind("section", section)
                    .list(_ -> true);
    }

    /// Those of these sections in which public stories stand.
    private static Set<Long> used(Tx tx, List<Long> sections) {
        return Set.copyOf(
                tx.sql(
                                """
                                select s.id from section s where s.id = any(:sections)
                                  and (select true from listing l where l.kind = 's' and l."of" = s.id order by l.at limit 1)
                                """)
                        .numbers("sections", sections)
                        .list(row -> row.number("id")));
    }

    /// A save with its canonical copy, its card and its hash.
    private record Written(
            Save save, String copy, String card, String state, Hash previous, Hash hash) {
        static Written of(Save save, Actor actor, Instant at) {
            Json.Obj json = CopyJson.write(save.copy());
            String copy = CanonicalJson.write(json);
            Head was = save.was();
            Hash previous = was == null ? Hash.START : was.hash();
            String content =
                    Revision.content(
                            save.id(), save.number(), at, actor, save.change(), save.state(), copy);
            return new Written(
                    save,
                    copy,
                    CardJson.write(
                            save.listed(),
                            save.isWorkingCopy() ? CopyJson.write(save.listed()) : json),
                    StateJson.write(save.state()).write(),
                    previous,
                    previous.then(content));
        }
    }

    /// All in one statement, a column an array: a statement a row costs PostgreSQL more than the
    /// row. An array holds no nulls here; what is none is empty or 0.
    private static void heads(
            Tx tx, List<Written> written, Shelves shelves, Actor actor, Instant at) {
        tx.sql(
                        """
                        insert into story (id, kind, number, hash, state, state_data, public_number, path, section_id,
                                           first_published, updated, modified, saved, saved_by, due, tags, card)
                        select id, kind, number, hash, state, state_data, nullif(public_number, 0), path,
                               nullif(section, 0), nullif(first_published, '')::timestamptz,
                               nullif(updated, '')::timestamptz, :at, :at, :actor, nullif(due, '')::timestamptz,
                               tags::bigint[], card
                        from unnest(:ids, :kinds, :numbers::integer[], :hashes, :states, :stateData,
                                    :publicNumbers::integer[], :paths, :sections, :firstPublished, :updated, :dues, :tags, :cards)
                            as s(id, kind, number, hash, state, state_data, public_number, path, section,
                                 first_published, updated, due, tags, card)
                        on conflict (id) do update set number = excluded.number, hash = excluded.hash, state = excluded.state,
                            state_data = excluded.state_data, public_number = excluded.public_number, path = excluded.path,
                            section_id = excluded.section_id, first_published = excluded.first_published,
                            updated = excluded.updated, card = excluded.card, saved = excluded.saved, saved_by = excluded.saved_by, due = excluded.due,
                            tags = excluded.tags,
                            modified = case when excluded.public_number = story.public_number
                                then story.modified else excluded.modified end
                        """)
                .numbers("ids", each(written, it -> it.save().id().value()))
                .texts("kinds", each(written, it -> word(it.save().kind())))
                .numbers("numbers", each(written, it -> (long) it.save().number()))
                .bytes("hashes", each(written, it -> it.hash().bytes()))
                .texts("states", each(written, it -> it.save().state().word()))
                .texts("stateData", each(written, Written::state))
                .numbers("publicNumbers", each(written, it -> number(it.save().publicNumber())))
                .texts("paths", each(written, it -> it.save().path()))
                .numbers("sections", each(written, it -> section(it.save())))
                .texts("firstPublished", each(written, it -> time(it.save().firstPublished())))
                .texts("updated", each(written, it -> time(it.save().updated())))
                .texts("dues", each(written, it -> time(it.save().state().due())))
                .bind("at", at)
                .bind("actor", actor.name())
                .texts("tags", each(written, it -> tags(it.save().copy(), shelves)))
                .texts("cards", each(written, Written::card))
                .update();
    }

    private static void revisions(Tx tx, List<Written> written, Actor actor, Instant at) {
        tx.sql(
                        """
                        insert into revision (story_id, number, at, actor, change, state, copy, previous, hash)
                        select story, number, :at, :actor, change, state, copy, previous, hash
                        from unnest(:stories, :numbers::integer[], :changes, :states, :copies, :previous, :hashes)
                            as r(story, number, change, state, copy, previous, hash)
                        """)
                .numbers("stories", each(written, it -> it.save().id().value()))
                .numbers("numbers", each(written, it -> (long) it.save().number()))
                .bind("at", at)
                .bind("actor", actor.name())
                .texts("changes", each(written, it -> word(it.save().change())))
                .texts("states", each(written, Written::state))
                .texts("copies", each(written, Written::copy))
                .bytes("previous", each(written, it -> it.previous().bytes()))
                .bytes("hashes", each(written, it -> it.hash().bytes()))
                .update();
    }

    /// The tags of the newest words, as PostgreSQL writes an array.
    static String tags(Copy copy, Shelves shelves) {
        return copy.filing().tags().stream()
                .map(tag -> Long.toString(shelves.tag(tag).value()))
                .distinct()
                .collect(java.util.stream.Collectors.joining(",", "{", "}"));
    }

    private static <T, C> List<C> each(List<T> rows, Function<T, C> column) {
        return rows.stream().map(column).toList();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }

    private static long number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static long section(Save save) {
        SectionId section = save.listed().filing().section();
        return section == null ? 0 : section.value();
    }

    private record Listed(Listing listing, StoryId story, Instant at) {}

    private static Listed listed(Listing listing, Save save) {
        Instant first = save.firstPublished();
        if (first == null)
            throw new IllegalStateException(save.id() + " is public and was never published");
        return new Listed(listing, save.id(), Lists.at(listing, save.listed(), first));
    }

    private static void listings(Tx tx, List<Save> all, Shelves shelves) {
        List<Save> saves = all.stream().filter(save -> !save.isWorkingCopy()).toList();
        List<Long> before =
                saves.stream().filter(Save::wasPublic).map(save -> save.id().value()).toList();
        if (!before.isEmpty())
            tx.sql("delete from listing where story_id = any(:stories)")
                    .numbers("stories", before)
                    .update();
        List<Listed> rows = new ArrayList<>();
        for (Save save : saves)
            for (Listing listing : save.listedAfter(shelves)) rows.add(listed(listing, save));
        if (rows.isEmpty()) return;
        tx.sql(
                        """
                        insert into listing (kind, "of", at, story_id)
                        select * from unnest(:kinds::"char"[], :ofs, :ats::timestamptz[], :stories)
                        """)
                .texts("kinds", each(rows, row -> row.listing().kind()))
                .numbers("ofs", each(rows, row -> row.listing().of()))
                .texts("ats", each(rows, row -> row.at().toString()))
                .numbers("stories", each(rows, row -> row.story().value()))
                .update();
    }

    private static java.util.stream.Stream<Redirects.ToStory> redirects(Save save) {
        Head was = save.was();
        Set<String> old = new LinkedHashSet<>(save.oldPaths());
        if (was != null && was.firstPublished() != null) old.add(was.path());
        old.remove(save.path());
        return old.stream().map(path -> new Redirects.ToStory(path, save.id()));
    }

    /// For each save its neighbours in every section that it stands in, which are those whose pages
    /// show it as theirs: its own section, the ones above it and those it is also shown in.
    private static List<Set<String>> besides(
            Tx tx, List<Save> saves, Shelves shelves, boolean after) {
        List<Set<String>> all = new ArrayList<>();
        for (Save save : saves) {
            Set<String> sources = new LinkedHashSet<>();
            if (save.isWorkingCopy()) {
                all.add(sources);
                continue;
            }
            Set<Listing> lists = after ? save.listedAfter(shelves) : save.listedBefore(shelves);
            Instant at =
                    after || save.was() == null
                            ? save.firstPublished()
                            : save.was().firstPublished();
            if (!lists.isEmpty() && at != null) {
                sources.add(Subjects.neighbours(save.id()));
                beside(tx, lists, at, save.id())
                        .forEach(story -> sources.add(Subjects.neighbours(story)));
            }
            all.add(sources);
        }
        return all;
    }

    private static List<StoryId> beside(Tx tx, Set<Listing> lists, Instant at, StoryId story) {
        return tx.sql(
                        """
                        select distinct n.story_id from unnest(:sections) as w(section)
                        cross join lateral (
                            (select l.story_id from listing l where l.kind = 's' and l."of" = w.section
                             and (l.at, l.story_id) < (:at, :story) order by l.at desc, l.story_id desc limit 1)
                            union all
                            (select l.story_id from listing l where l.kind = 's' and l."of" = w.section
                             and (l.at, l.story_id) > (:at, :story) order by l.at, l.story_id limit 1)) n
                        """)
                .numbers(
                        "sections",
                        lists.stream()
                                .filter(list -> list instanceof Listing.InSection)
                                .map(Listing::of)
                                .toList())
                .bind("at", at)
                .bind("story", story.value())
                .list(row -> new StoryId(row.number("story_id")));
    }

    private static Set<String> sources(Save save, Shelves shelves) {
        Set<String> sources = new LinkedHashSet<>();
        sources.add(Subjects.story(save.id()));
        sources.add(Subjects.path(save.path()));
        redirects(save).forEach(redirect -> sources.add(Subjects.path(redirect.path())));
        save.listedBefore(shelves).forEach(listing -> sources.addAll(shelves.subjects(listing)));
        save.listedAfter(shelves).forEach(listing -> sources.addAll(shelves.subjects(listing)));
        if (save.isPublic() || save.wasPublic()) sources.addAll(Months.subjects(save));
        return sources;
    }

    private static Event event(Save save, Set<String> sources, boolean archive) {
        String kind =
                save.isWorkingCopy()
                        ? "story-saved"
                        : save.isPublic()
                                ? "story-published"
                                : save.wasPublic() ? "story-withdrawn" : "story-saved";
        return new Event(
                kind,
                Subjects.story(save.id()),
                sources,
                Json.object()
                        .put("number", save.number())
                        .put("change", word(save.change()))
                        .put("state", save.state().word())
                        .put("path", save.path())
                        .put("was", save.was() == null ? null : save.was().state().word())
                        .put("archive", archive)
                        .build());
    }
}

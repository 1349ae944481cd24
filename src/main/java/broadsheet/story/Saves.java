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
import org.jspecify.annotations.Nullable;

/// Writes revisions, heads, lists, redirects and events of any number of stories inside the
/// caller's transaction. One story or a batch of an archive take the same way.
final class Saves {
    private static final int SECTION_LOCK = 0x53454354;

    private Saves() {}

    static void write(
            Tx tx, Appender events, List<Save> saves, Actor actor, Instant at, boolean archive) {
        if (saves.isEmpty()) return;
        SectionTree sections = Sections.tree(tx);
        List<Long> touched = touched(saves, sections);
        lock(tx, touched);
        Set<Long> usedBefore = used(tx, touched);
        List<Set<String>> besideBefore = archive ? List.of() : besides(tx, saves, sections, false);
        List<Written> written =
                (archive ? saves.parallelStream() : saves.stream())
                        .map(save -> Written.of(save, actor, at))
                        .toList();
        heads(tx, written, at);
        revisions(tx, written, actor, at);
        listings(tx, saves, sections);
        Redirects.put(tx, saves.stream().flatMap(Saves::redirects).toList());
        List<Set<String>> besideAfter = archive ? List.of() : besides(tx, saves, sections, true);
        boolean navigationChanges = !used(tx, touched).equals(usedBefore);
        for (int i = 0; i < saves.size(); i++) {
            Set<String> sources = sources(saves.get(i), sections);
            if (archive) {
                if (saves.get(i).isPublic() || saves.get(i).wasPublic())
                    sources.add(Subjects.ANY_NEIGHBOURS);
            } else {
                sources.addAll(besideBefore.get(i));
                sources.addAll(besideAfter.get(i));
            }
            if (navigationChanges) sources.add(Subjects.SECTIONS);
            events.append(event(saves.get(i), sources, archive));
        }
    }

    private static List<Long> touched(List<Save> saves, SectionTree sections) {
        return saves.stream()
                .flatMap(save ->
                        java.util.stream.Stream.concat(
                                save.listedBefore(sections).stream(),
                                save.listedAfter(sections).stream()))
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
                                  and exists (select from listing l where l.kind = 's' and l."of" = s.id)
                                """)
                        .numbers("sections", sections)
                        .list(row -> row.number("id")));
    }

    /// A save with its canonical copy and hash.
    private record Written(Save save, String copy, String state, Hash previous, Hash hash) {
        static Written of(Save save, Actor actor, Instant at) {
            Json copy = CopyJson.write(save.copy());
            Head was = save.was();
            Hash previous = was == null ? Hash.START : was.hash();
            Json content =
                    Revision.content(
                            save.id(), save.number(), at, actor, save.change(), save.state(), copy);
            return new Written(
                    save,
                    CanonicalJson.write(copy),
                    StateJson.write(save.state()).write(),
                    previous,
                    previous.then(content));
        }
    }

    private static void heads(Tx tx, List<Written> written, Instant at) {
        tx.sql(
                        """
                        insert into story (id, kind, number, hash, state, state_data, public_number, path, section_id,
                                           first_published, updated, modified, card)
                        values (:id, :kind, :number, :hash, :state, :stateData, :publicNumber, :path, :section,
                                :firstPublished, :updated, :at, :card)
                        on conflict (id) do update set number = excluded.number, hash = excluded.hash, state = excluded.state,
                            state_data = excluded.state_data, public_number = excluded.public_number, path = excluded.path,
                            section_id = excluded.section_id, first_published = excluded.first_published,
                            updated = excluded.updated, modified = excluded.modified, card = excluded.card
                        """)
                .batch(
                        written,
                        (row, it) -> {
                            Save save = it.save();
                            SectionId section = save.copy().filing().section();
                            row.bind("id", save.id().value())
                                    .bind("kind", save.kind().name().toLowerCase(Locale.ROOT))
                                    .bind("number", save.number())
                                    .bind("hash", it.hash().bytes())
                                    .bind("state", save.state().word())
                                    .bind("stateData", it.state())
                                    .bind(
                                            "publicNumber",
                                            save.isPublic() ? (Integer) save.number() : null)
                                    .bind("path", save.path())
                                    .bind("section", section == null ? null : section.value())
                                    .bind("firstPublished", save.firstPublished())
                                    .bind("updated", save.updated())
                                    .bind("at", at)
                                    .bind("card", CardJson.write(save.copy()));
                        });
    }

    private static void revisions(Tx tx, List<Written> written, Actor actor, Instant at) {
        tx.sql(
                        """
                        insert into revision (story_id, number, at, actor, change, state, copy, previous, hash)
                        values (:story, :number, :at, :actor, :change, :state, :copy, :previous, :hash)
                        """)
                .batch(
                        written,
                        (row, it) ->
                                row.bind("story", it.save().id().value())
                                        .bind("number", it.save().number())
                                        .bind("at", at)
                                        .bind("actor", actor.name())
                                        .bind(
                                                "change",
                                                it.save().change().name().toLowerCase(Locale.ROOT))
                                        .bind("state", it.state())
                                        .bind("copy", it.copy())
                                        .bind("previous", it.previous().bytes())
                                        .bind("hash", it.hash().bytes()));
    }

    private record Listed(Listing listing, StoryId story, @Nullable Instant at) {}

    private static Listed listed(Listing listing, Save save) {
        Instant first = save.firstPublished();
        return new Listed(
                listing, save.id(), first == null ? null : Lists.at(listing, save.copy(), first));
    }

    private static void listings(Tx tx, List<Save> saves, SectionTree sections) {
        List<Long> before =
                saves.stream().filter(Save::wasPublic).map(save -> save.id().value()).toList();
        if (!before.isEmpty())
            tx.sql("delete from listing where story_id = any(:stories)")
                    .numbers("stories", before)
                    .update();
        List<Listed> rows = new ArrayList<>();
        for (Save save : saves)
            for (Listing listing : save.listedAfter(sections)) rows.add(listed(listing, save));
        tx.sql(
                        """
                        insert into listing (kind, "of", at, story_id) values (:kind::"char", :of, :at, :story)
                        """)
                .batch(
                        rows,
                        (row, listed) ->
                                row.bind("kind", listed.listing().kind())
                                        .bind("of", listed.listing().of())
                                        .bind("at", listed.at())
                                        .bind("story", listed.story().value()));
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
            Tx tx, List<Save> saves, SectionTree sections, boolean after) {
        List<Set<String>> all = new ArrayList<>();
        for (Save save : saves) {
            Set<String> sources = new LinkedHashSet<>();
            Set<Listing> lists = after ? save.listedAfter(sections) : save.listedBefore(sections);
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

    private static Set<String> sources(Save save, SectionTree sections) {
        Set<String> sources = new LinkedHashSet<>();
        sources.add(Subjects.story(save.id()));
        sources.add(Subjects.path(save.path()));
        redirects(save).forEach(redirect -> sources.add(Subjects.path(redirect.path())));
        save.listedBefore(sections).forEach(listing -> sources.add(listing.subject()));
        save.listedAfter(sections).forEach(listing -> sources.add(listing.subject()));
        return sources;
    }

    private static Event event(Save save, Set<String> sources, boolean archive) {
        String kind =
                save.isPublic()
                        ? "story-published"
                        : save.wasPublic() ? "story-withdrawn" : "story-saved";
        return new Event(
                kind,
                Subjects.story(save.id()),
                sources,
                Json.object()
                        .put("number", save.number())
                        .put("change", save.change().name().toLowerCase(Locale.ROOT))
                        .put("state", save.state().word())
                        .put("path", save.path())
                        .put("was", save.was() == null ? null : save.was().state().word())
                        .put("archive", archive)
                        .build());
    }
}

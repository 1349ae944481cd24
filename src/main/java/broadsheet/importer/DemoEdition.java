package broadsheet.importer;

import broadsheet.config.Yaml;
import broadsheet.identity.Actor;
import broadsheet.media.AttachmentResult;
import broadsheet.media.PictureId;
import broadsheet.media.PictureResult;
import broadsheet.media.PictureWords;
import broadsheet.story.Arrival;
import broadsheet.story.ContributorId;
import broadsheet.story.Filed;
import broadsheet.story.NewContributor;
import broadsheet.story.NewSection;
import broadsheet.story.NewTag;
import broadsheet.story.PictureUse;
import broadsheet.story.SectionId;
import broadsheet.story.SectionTree;
import broadsheet.story.TagId;
import broadsheet.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Fills a paper with the demo edition. Loading it again adds nothing.
public final class DemoEdition {
    /// Who the revisions are by.
    public static final Actor ACTOR = new Actor("demo");

    private static final String SOURCE = "demo";

    private final Stores stores;
    private final InstantSource clock;
    private final ZoneId zone;

    /// @param zone of the paper, in which the edition's times are meant
    public DemoEdition(Stores stores, InstantSource clock, ZoneId zone) {
        this.stores = stores;
        this.clock = clock;
        this.zone = zone;
    }

    /// What the edition says of its paper, for settings that are not given.
    public record Site(
            String name, String tagline, String city, String language, ZoneId zone, String email) {}

    public static Site site() {
        Json.Obj site = Yaml.read(new DemoFiles().text("edition.yaml")).obj().get("site").obj();
        return new Site(
                site.text("name"),
                site.text("tagline", ""),
                site.text("city", ""),
                site.text("language", "en"),
                ZoneId.of(site.text("zone", "UTC")),
                site.text("email", ""));
    }

    /// Loads what is not there yet; how many stories that were.
    public int load() {
        DemoFiles files = new DemoFiles();
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : files.stories()) texts.put(name, files.text(name));
        if (allThere(texts.values())) return 0;
        List<DemoStory> all =
                texts.entrySet().stream()
                        .map(text -> DemoStory.read(text.getValue(), text.getKey()))
                        .toList();
        Set<String> there = there(all.stream().map(DemoStory::slug).toList());
        List<DemoStory> fresh =
                all.stream().filter(story -> !there.contains(story.slug())).toList();
        if (!fresh.isEmpty()) file(fresh, all, files);
        return fresh.size();
    }

    /// Spares most starts the reading of every story's facts.
    private boolean allThere(Collection<String> texts) {
        List<String> slugs =
                texts.stream().map(DemoStory::slugIn).flatMap(Optional::stream).toList();
        return slugs.size() == texts.size() && there(slugs).containsAll(slugs);
    }

    private Set<String> there(List<String> slugs) {
        return new ImportItems(stores.db(), SOURCE).find(slugs).keySet();
    }

    private void file(List<DemoStory> fresh, List<DemoStory> all, DemoFiles files) {
        Json.Obj edition = Yaml.read(files.text("edition.yaml")).obj();
        Map<String, PictureId> pictures = pictures(edition, files);
        Map<String, String> media = media(fresh, files);
        DemoDesk desk =
                new DemoDesk(
                        edition.get("site").obj().text("language", "en"),
                        contributors(edition, pictures),
                        tags(edition, fresh),
                        sections(fresh),
                        pictures,
                        media,
                        new DemoTimes(
                                clock.instant().atZone(zone),
                                all.stream().flatMap(story -> story.times().stream()).toList()));
        List<Arrival> arrivals =
                fresh.stream().map(story -> new Arrival(null, desk.story(story))).toList();
        stores.publishing()
                .archive(
                        arrivals,
                        ACTOR,
                        (tx, filed) -> {
                            List<ImportItems.Known> rows = new ArrayList<>();
                            for (int i = 0; i < filed.size(); i++)
                                if (filed.get(i)
                                        instanceof Filed.Added(var story, var number, var path))
                                    rows.add(
                                            new ImportItems.Known(
                                                    fresh.get(i).slug(),
                                                    new byte[0],
                                                    new byte[0],
                                                    List.of(),
                                                    story,
                                                    number,
                                                    path,
                                                    0));
                            new ImportItems(stores.db(), SOURCE).put(tx, rows);
                        });
    }

    /// Every picture of the edition, by file name. Decoding takes most of a load's time, so they
    /// are taken side by side.
    private Map<String, PictureId> pictures(Json.Obj edition, DemoFiles files) {
        Map<String, PictureId> pictures = new ConcurrentHashMap<>();
        try (ExecutorService hands =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<?>> all = new ArrayList<>();
            for (Json item : edition.items("pictures")) {
                Json.Obj picture = item.obj();
                all.add(
                        hands.submit(
                                () -> pictures.put(picture.text("file"), picture(picture, files))));
            }
            for (Future<?> one : all) one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return pictures;
    }

    private PictureId picture(Json.Obj picture, DemoFiles files) {
        String file = picture.text("file");
        PictureWords words =
                new PictureWords(
                        picture.text("alt", ""),
                        picture.text("caption", ""),
                        picture.text("credit", ""),
                        picture.text("rights", ""));
        try (InputStream in = files.bytes("pictures/" + file)) {
            return switch (stores.pictures().add(in, file, words, ACTOR)) {
                case PictureResult.PictureAdded(var added) -> added.id();
                case PictureResult.PictureRefused(_, var detail) ->
                        throw new IllegalStateException(file + ": " + detail);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> media(List<DemoStory> stories, DemoFiles files) {
        Map<String, String> paths = new HashMap<>();
        Set<String> names = new LinkedHashSet<>();
        stories.forEach(story -> names.addAll(story.media()));
        for (String name : names) {
            try (InputStream in = files.bytes(name)) {
                switch (stores.attachments()
                        .add(in, name.substring(name.lastIndexOf('/') + 1), ACTOR)) {
                    case AttachmentResult.AttachmentAdded(var attachment) ->
                            paths.put(name, attachment.path());
                    case AttachmentResult.AttachmentRefused(var reason) ->
                            throw new IllegalStateException(name + ": " + reason);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return paths;
    }

    private Map<String, ContributorId> contributors(
            Json.Obj edition, Map<String, PictureId> pictures) {
        return stores.contributors()
                .put(
                        edition.items("contributors").stream()
                                .map(Json::obj)
                                .map(person ->
                                        new NewContributor(
                                                person.text("slug"),
                                                person.text("name"),
                                                person.textOrNull("role"),
                                                person.textOrNull("bio"),
                                                person.textOrNull("email"),
                                                portrait(person.textOrNull("picture"), pictures)))
                                .toList());
    }

    private static @Nullable PictureUse portrait(
            @Nullable String file, Map<String, PictureId> pictures) {
        return file == null
                ? null
                : PictureUse.of(Objects.requireNonNull(pictures.get(file), file));
    }

    private Map<String, TagId> tags(Json.Obj edition, List<DemoStory> stories) {
        Map<String, NewTag> tags = new HashMap<>();
        for (DemoStory story : stories)
            for (String slug : story.tags())
                tags.put(slug, new NewTag(slug, slug.replace('-', ' '), null));
        for (Json item : edition.items("tags")) {
            Json.Obj tag = item.obj();
            tags.put(
                    tag.text("slug"),
                    new NewTag(tag.text("slug"), tag.text("name"), tag.textOrNull("description")));
        }
        return stores.tags().put(tags.values());
    }

    /// The sections the stories stand in, by path without the first slash. Those the paper does not
    /// have are made.
    private Map<String, SectionId> sections(List<DemoStory> stories) {
        SectionTree tree = stores.sections().tree();
        Set<String> wanted = new LinkedHashSet<>();
        stories.forEach(story -> wanted.addAll(story.sections()));
        Map<String, SectionId> found = new HashMap<>();
        for (String path : wanted) {
            String parent = null;
            for (String slug : path.split("/")) {
                String name =
                        Character.toUpperCase(slug.charAt(0)) + slug.substring(1).replace('-', ' ');
                NewSection section = new NewSection(parent, slug, name, null, null, 1_000);
                SectionId id =
                        tree.at(section.path())
                                .orElseGet(() -> stores.sections().put(section))
                                .id();
                parent = section.path();
                found.put(parent.substring(1), id);
            }
        }
        return found;
    }
}

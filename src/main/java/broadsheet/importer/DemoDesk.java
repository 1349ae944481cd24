package broadsheet.importer;

import broadsheet.media.PictureId;
import broadsheet.story.Byline;
import broadsheet.story.ContributorId;
import broadsheet.story.Copy;
import broadsheet.story.Correction;
import broadsheet.story.NewStory;
import broadsheet.story.PictureUse;
import broadsheet.story.SectionId;
import broadsheet.story.State;
import broadsheet.story.StoryKind;
import broadsheet.story.StoryType;
import broadsheet.story.TagId;
import broadsheet.text.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes stories of the demo edition's files, with the names and pictures that are in the house
/// already.
record DemoDesk(
        String language,
        Map<String, ContributorId> contributors,
        Map<String, TagId> tags,
        Map<String, SectionId> sections,
        Map<String, PictureId> pictures,
        Map<String, String> media,
        DemoTimes times) {
    NewStory story(DemoStory story) {
        Json.Obj facts = story.facts();
        Converted converted = Converter.convertHtml(story.html(), context());
        if (!converted.missing().isEmpty())
            throw new IllegalStateException(story.slug() + " lacks " + converted.missing());
        Instant published = times.at(facts.text("published"));
        String updated = facts.textOrNull("updated");
        return new NewStory(
                StoryKind.ARTICLE,
                new State.Published(),
                copy(story, facts, converted),
                "/" + story.section() + "/" + story.slug(),
                List.of(),
                published,
                updated == null ? published : times.at(updated));
    }

    private Copy copy(DemoStory story, Json.Obj facts, Converted converted) {
        Long weight = facts.numberOrNull("prominence");
        int prominence = facts.flag("lead") ? 9 : weight == null ? 0 : Math.toIntExact(weight);
        return Copy.of(facts.text("language", language), facts.text("headline"), converted.body())
                .type(StoryType.valueOf(facts.text("type", "news").toUpperCase(Locale.ROOT)))
                .kicker(facts.textOrNull("kicker"))
                .standfirst(facts.textOrNull("standfirst"))
                .byline(byline(facts))
                .filing(
                        new Copy.Filing(
                                known(sections, story.section()),
                                story.also().stream().map(path -> known(sections, path)).toList(),
                                story.tags().stream().map(slug -> known(tags, slug)).toList(),
                                prominence))
                .sourcing(
                        new Copy.Sourcing(
                                facts.textOrNull("dateline"),
                                facts.textOrNull("source"),
                                facts.textOrNull("credit"),
                                facts.textOrNull("rights")))
                .lead(lead(facts.textOrNull("picture")))
                .updateNote(facts.textOrNull("updateNote"))
                .corrections(
                        facts.items("corrections").stream()
                                .map(it ->
                                        new Correction(
                                                times.at(it.obj().text("at")),
                                                it.obj().text("text")))
                                .toList())
                .sensitive(facts.flag("sensitive"))
                .build();
    }

    private Byline byline(Json.Obj facts) {
        return new Byline(
                facts.items("authors").stream()
                        .map(Json::obj)
                        .map(it ->
                                new Byline.Credit(
                                        known(contributors, it.text("slug")),
                                        it.textOrNull("role")))
                        .toList(),
                facts.textOrNull("line"));
    }

    private @Nullable PictureUse lead(@Nullable String file) {
        return file == null ? null : PictureUse.of(known(pictures, file));
    }

    private Context context() {
        return Context.NONE
                .withPictures(ref ->
                        Optional.ofNullable(ref.url())
                                .map(Uploads::name)
                                .map(pictures::get)
                                .map(id ->
                                        new PictureUse(id, ref.alt(), ref.caption(), ref.credit())))
                .withLinks(address -> media.getOrDefault(address.replaceFirst("^/+", ""), address));
    }

    private static <T> T known(Map<String, T> all, String name) {
        return Objects.requireNonNull(all.get(name), () -> "the demo edition has no " + name);
    }
}

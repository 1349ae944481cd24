package broadsheet.api;

import broadsheet.story.Block;
import broadsheet.story.BlockJson;
import broadsheet.story.Byline;
import broadsheet.story.Contributor;
import broadsheet.story.ContributorId;
import broadsheet.story.Contributors;
import broadsheet.story.Copy;
import broadsheet.story.Languages;
import broadsheet.story.NewTag;
import broadsheet.story.PictureUse;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.SectionTree;
import broadsheet.story.SentBlocks;
import broadsheet.story.StoryType;
import broadsheet.story.Tag;
import broadsheet.story.TagId;
import broadsheet.story.Tags;
import broadsheet.text.Json;
import broadsheet.text.Slugs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A story's words as the newsroom's side of the API gives them out and takes them: what is given
/// out can be sent back as it is. What is not named here, such as corrections, cannot be sent.
final class CopyFields {
    private static final String[] NAMES = {
        "type",
        "language",
        "kicker",
        "headline",
        "standfirst",
        "byline",
        "section",
        "alsoIn",
        "tags",
        "prominence",
        "dateline",
        "source",
        "credit",
        "rights",
        "lead",
        "body",
        "updateNote",
        "sensitive",
        "searchTitle",
        "searchDescription",
        "frontTitle",
        "socialTitle",
        "socialDescription",
        "pushTitle"
    };

    private final Supplier<SectionTree> sections;
    private final Tags tags;
    private final Contributors contributors;

    CopyFields(Supplier<SectionTree> sections, Tags tags, Contributors contributors) {
        this.sections = sections;
        this.tags = tags;
        this.contributors = contributors;
    }

    Json.Obj write(Copy copy) {
        SectionTree tree = sections.get();
        Copy.Filing filing = copy.filing();
        Map<TagId, Tag> named = tags.find(filing.tags());
        PictureUse lead = copy.lead();
        Json.Builder json =
                Json.object()
                        .put("type", Asked.word(copy.type()))
                        .put("language", copy.language())
                        .put("kicker", copy.kicker())
                        .put("headline", copy.headline())
                        .put("standfirst", copy.standfirst())
                        .put("byline", write(copy.byline()))
                        .put("section", tree.find(filing.section()).map(Section::path).orElse(null))
                        .put(
                                "alsoIn",
                                filing.alsoIn().stream()
                                        .flatMap(id -> tree.find(id).stream())
                                        .toList(),
                                section -> Json.of(section.path()))
                        .put(
                                "tags",
                                filing.tags().stream()
                                        .map(named::get)
                                        .filter(Objects::nonNull)
                                        .toList(),
                                tag ->
                                        Json.object()
                                                .put("slug", tag.slug())
                                                .put("name", tag.name())
                                                .build())
                        .put("prominence", filing.prominence())
                        .put("dateline", copy.sourcing().dateline())
                        .put("source", copy.sourcing().source())
                        .put("credit", copy.sourcing().credit())
                        .put("rights", copy.sourcing().rights());
        if (lead != null) json.put("lead", BlockJson.write(lead));
        return json.put("body", Json.object().put("blocks", BlockJson.write(copy.body())).build())
                .put("updateNote", copy.updateNote())
                .put("sensitive", copy.sensitive())
                .put("searchTitle", copy.search().title())
                .put("searchDescription", copy.search().description())
                .put("frontTitle", copy.variants().front())
                .put("socialTitle", copy.variants().social())
                .put("socialDescription", copy.variants().socialText())
                .put("pushTitle", copy.variants().push())
                .build();
    }

    private Json write(Byline byline) {
        Map<ContributorId, Contributor> people =
                contributors.find(
                        byline.credits().stream().map(Byline.Credit::contributor).toList());
        return Json.object()
                .put(
                        "credits",
                        byline.credits().stream()
                                .filter(credit -> people.containsKey(credit.contributor()))
                                .toList(),
                        credit ->
                                Json.object()
                                        .put(
                                                "contributor",
                                                Objects.requireNonNull(
                                                                people.get(credit.contributor()))
                                                        .slug())
                                        .put("role", credit.role())
                                        .build())
                .put("line", byline.line())
                .build();
    }

    /// What the member `copy` says on top of `base`: what it does not have stays as it is, what is
    /// null there is taken away. What is wrong is noted there.
    Copy read(Sent body, Copy base) {
        Sent sent = body.inside("copy", NAMES);
        String headline = sent.line("headline", base.headline());
        return base.with()
                .type(type(sent, base.type()))
                .language(language(sent, base.language()))
                .kicker(sent.line("kicker", base.kicker()))
                .headline(headline == null ? "" : headline)
                .standfirst(sent.line("standfirst", base.standfirst()))
                .byline(sent.has("byline") ? byline(sent) : base.byline())
                .sourcing(
                        new Copy.Sourcing(
                                sent.line("dateline", base.sourcing().dateline()),
                                sent.line("source", base.sourcing().source()),
                                sent.line("credit", base.sourcing().credit()),
                                sent.line("rights", base.sourcing().rights())))
                .lead(sent.has("lead") ? lead(sent) : base.lead())
                .body(sent.has("body") ? blocks(sent) : base.body())
                .updateNote(sent.line("updateNote", base.updateNote()))
                .sensitive(sent.flag("sensitive", base.sensitive()))
                .search(
                        new Copy.Search(
                                sent.line("searchTitle", base.search().title()),
                                sent.line("searchDescription", base.search().description())))
                .variants(
                        new Copy.Variants(
                                sent.line("frontTitle", base.variants().front()),
                                sent.line("socialTitle", base.variants().social()),
                                sent.line("socialDescription", base.variants().socialText()),
                                sent.line("pushTitle", base.variants().push())))
                // Last: a tag is made only where nothing was wrong.
                .filing(filing(sent, base.filing()))
                .build();
    }

    private static StoryType type(Sent sent, StoryType base) {
        String word = sent.line("type", Asked.word(base));
        Optional<StoryType> type =
                Arrays.stream(StoryType.values())
                        .filter(each -> Asked.word(each).equals(word))
                        .findFirst();
        if (type.isEmpty())
            sent.problem(
                    "type",
                    "is none of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(StoryType.values()).map(Asked::word).toList()));
        return type.orElse(base);
    }

    private static String language(Sent sent, String base) {
        String language = sent.line("language", base);
        if (language != null && Languages.wellFormed(language)) return language;
        sent.problem("language", "is no language tag such as en, fr-CA or ar");
        return base;
    }

    private Byline byline(Sent sent) {
        Sent byline = sent.inside("byline", "credits", "line");
        List<Byline.Credit> credits = new ArrayList<>();
        if (byline.has("credits"))
            for (Sent credit : byline.each("credits", "contributor", "role")) {
                String slug = credit.needed("contributor", "is a contributor's slug");
                Optional<Contributor> person = contributors.at(slug);
                if (person.isEmpty() && !slug.isEmpty())
                    credit.problem("contributor", "is none of the paper's contributors");
                person.ifPresent(found ->
                        credits.add(new Byline.Credit(found.id(), credit.line("role", null))));
            }
        return new Byline(credits, byline.line("line", null));
    }

    private Copy.Filing filing(Sent sent, Copy.Filing base) {
        String path = sent.line("section", null);
        SectionId section =
                !sent.has("section")
                        ? base.section()
                        : path == null ? null : section(sent, "section", path);
        return new Copy.Filing(
                section,
                sent.has("alsoIn") ? alsoIn(sent) : base.alsoIn(),
                sent.has("tags") ? tags(sent) : base.tags(),
                sent.number("prominence", base.prominence(), 0, 9));
    }

    private @Nullable SectionId section(Sent sent, String name, String path) {
        Optional<Section> section = sections.get().at(path);
        if (section.isEmpty()) sent.problem(name, "is no section's path such as /world");
        return section.map(Section::id).orElse(null);
    }

    private List<SectionId> alsoIn(Sent sent) {
        List<SectionId> all = new ArrayList<>();
        List<Json> items = sent.few("alsoIn");
        for (int i = 0; i < items.size(); i++) {
            String path = items.get(i) instanceof Json.Text(var text) ? text : "";
            SectionId section = section(sent, "alsoIn[" + i + "]", path);
            if (section != null) all.add(section);
        }
        return all;
    }

    /// A tag by its slug, or by its name, under which it is made where there is none.
    private List<TagId> tags(Sent sent) {
        Map<String, NewTag> wanted = new LinkedHashMap<>();
        for (Sent tag : sent.each("tags", "slug", "name")) {
            String slug = tag.line("slug", null);
            String name = tag.line("name", null);
            String made = name == null ? "" : Slugs.slug(name);
            if (slug != null && this.tags.at(slug).isEmpty())
                tag.problem("slug", "is no tag's; to make one send its name alone");
            else if (slug == null && (made.isEmpty() || made.length() > 200))
                tag.problem("name", "has no letter or digit, or is too long");
            else {
                String key = slug == null ? made : slug;
                wanted.putIfAbsent(key, new NewTag(key, name == null ? key : name, null));
            }
        }
        if (wanted.isEmpty()) return List.of();
        sent.check();
        Map<String, TagId> found = this.tags.put(wanted.values());
        return wanted.keySet().stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static @Nullable PictureUse lead(Sent sent) {
        if (sent.get("lead") instanceof Json.Null) return null;
        try {
            return SentBlocks.picture(sent.get("lead"), "lead");
        } catch (IllegalArgumentException e) {
            sent.problem("lead", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static List<Block> blocks(Sent sent) {
        Sent body = sent.inside("body", "blocks");
        SentBlocks read = SentBlocks.read(body.items("blocks"), body.at("blocks"));
        body.problems(read.problems());
        return read.blocks();
    }
}

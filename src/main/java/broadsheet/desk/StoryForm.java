package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.media.PictureId;
import broadsheet.story.Block;
import broadsheet.story.Byline;
import broadsheet.story.Contributor;
import broadsheet.story.Contributors;
import broadsheet.story.Copy;
import broadsheet.story.Inline;
import broadsheet.story.Languages;
import broadsheet.story.NewTag;
import broadsheet.story.Outcome;
import broadsheet.story.PictureUse;
import broadsheet.story.Rule;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.SectionTree;
import broadsheet.story.StoryType;
import broadsheet.story.Tag;
import broadsheet.story.TagId;
import broadsheet.story.Tags;
import broadsheet.text.Slugs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fields of a story's page, filled from a [Copy] and read back into one. Only what is named
/// here can be changed by a form; corrections, for one, cannot.
final class StoryForm {
    /// Names, tags or sections of one story: more than any has, fewer than would keep the database
    /// busy. A story that came with more may keep as many.
    private static final int MOST = 100;

    private final Supplier<SectionTree> tree;
    private final Tags tags;
    private final Contributors contributors;

    StoryForm(Supplier<SectionTree> tree, Tags tags, Contributors contributors) {
        this.tree = tree;
        this.tags = tags;
        this.contributors = contributors;
    }

    /// What a form said.
    ///
    /// @param copy as far as it could be understood
    /// @param problems what could not, each naming its field
    record Read(Copy copy, List<Outcome.Problem> problems) {
        Read {
            problems = List.copyOf(problems);
        }
    }

    /// The fields' values for a copy, by their names.
    Map<String, String> write(Copy copy) {
        SectionTree sections = tree.get();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("type", copy.type().name().toLowerCase(Locale.ROOT));
        values.put("language", copy.language());
        values.put("kicker", orEmpty(copy.kicker()));
        values.put("headline", copy.headline());
        values.put("standfirst", orEmpty(copy.standfirst()));
        values.put("byline", byline(copy.byline()));
        values.put("line", orEmpty(copy.byline().line()));
        values.put("section", sections.find(copy.filing().section()).map(Section::path).orElse(""));
        values.put(
                "also",
                String.join(
                        "\n",
                        copy.filing().alsoIn().stream()
                                .flatMap(id -> sections.find(id).stream())
                                .map(Section::path)
                                .toList()));
        Map<TagId, Tag> named = tags.find(copy.filing().tags());
        values.put(
                "tags",
                String.join(
                        ", ",
                        copy.filing().tags().stream()
                                .map(named::get)
                                .filter(Objects::nonNull)
                                .map(Tag::name)
                                .distinct()
                                .toList()));
        values.put("prominence", Integer.toString(copy.filing().prominence()));
        values.put("dateline", orEmpty(copy.sourcing().dateline()));
        values.put("source", orEmpty(copy.sourcing().source()));
        values.put("credit", orEmpty(copy.sourcing().credit()));
        values.put("rights", orEmpty(copy.sourcing().rights()));
        PictureUse lead = copy.lead();
        values.put("picture", lead == null ? "" : Long.toString(lead.picture().value()));
        values.put("alt", lead == null ? "" : orEmpty(lead.alt()));
        values.put("caption", lead == null ? "" : InlineNotation.write(lead.caption()));
        values.put("pictureCredit", lead == null ? "" : orEmpty(lead.credit()));
        values.put("body", Notation.write(copy.body()));
        values.put("sensitive", copy.sensitive() ? "yes" : "");
        values.put("searchTitle", orEmpty(copy.search().title()));
        values.put("searchDescription", orEmpty(copy.search().description()));
        values.put("frontTitle", orEmpty(copy.variants().front()));
        values.put("socialTitle", orEmpty(copy.variants().social()));
        values.put("socialDescription", orEmpty(copy.variants().socialText()));
        values.put("pushTitle", orEmpty(copy.variants().push()));
        return values;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// A name a line, with what they did in brackets: "Mara Lind", "Tom Okafor (photographs)".
    private String byline(Byline byline) {
        Map<broadsheet.story.ContributorId, Contributor> people =
                contributors.find(
                        byline.credits().stream().map(Byline.Credit::contributor).toList());
        return String.join(
                "\n",
                byline.credits().stream()
                        .flatMap(credit -> {
                            Contributor person = people.get(credit.contributor());
                            return person == null
                                    ? Stream.of()
                                    : Stream.of(
                                            person.name()
                                                    + (credit.role() == null
                                                            ? ""
                                                            : " (" + credit.role() + ")"));
                        })
                        .toList());
    }

    /// What the form says, on top of `base`: a field that was not sent stays as it is. Tags that
    /// are new are made where nothing is wrong.
    Read read(Form form, Copy base) {
        return read(form, base, true);
    }

    /// The same, changing nothing: tags that are new are left out.
    Read look(Form form, Copy base) {
        return read(form, base, false);
    }

    private Read read(Form form, Copy base, boolean makesTags) {
        List<Outcome.Problem> problems = new ArrayList<>();
        Fields fields = new Fields(form, problems, makesTags);
        List<Block> body = BodyField.read(form, base.body(), problems);
        Copy.Builder copy =
                base.with()
                        .type(type(fields, base))
                        .kicker(fields.line("kicker", base.kicker()))
                        .headline(orEmpty(fields.line("headline", base.headline())))
                        .standfirst(fields.line("standfirst", base.standfirst()))
                        .byline(byline(fields, base.byline()))
                        .filing(filing(fields, base.filing()))
                        .sourcing(
                                new Copy.Sourcing(
                                        fields.line("dateline", base.sourcing().dateline()),
                                        fields.line("source", base.sourcing().source()),
                                        fields.line("credit", base.sourcing().credit()),
                                        fields.line("rights", base.sourcing().rights())))
                        .lead(lead(fields, base.lead()))
                        .body(body)
                        .updateNote(fields.line("updateNote", base.updateNote()))
                        .sensitive(
                                form.value("headline").isPresent()
                                        ? form.value("sensitive").isPresent()
                                        : base.sensitive())
                        .search(
                                new Copy.Search(
                                        fields.line("searchTitle", base.search().title()),
                                        fields.line(
                                                "searchDescription", base.search().description())))
                        .variants(variants(fields, base.variants()));
        Copy read = language(fields, copy.build());
        // Last: a tag is made only where nothing was wrong.
        Copy.Filing filing = read.filing();
        Copy.Filing tagged =
                new Copy.Filing(
                        filing.section(),
                        filing.alsoIn(),
                        tags(fields, base.filing().tags()),
                        filing.prominence());
        return new Read(read.with().filing(tagged).build(), problems);
    }

    private static Copy.Variants variants(Fields fields, Copy.Variants base) {
        return new Copy.Variants(
                fields.line("frontTitle", base.front()),
                fields.line("socialTitle", base.social()),
                fields.line("socialDescription", base.socialText()),
                fields.line("pushTitle", base.push()));
    }

    private static Copy language(Fields fields, Copy copy) {
        String language = fields.line("language", copy.language());
        if (language == null || language.equals(copy.language())) return copy;
        if (!Languages.wellFormed(language)) {
            fields.problem("language", Wrong.LANGUAGE.with(language));
            return copy;
        }
        return copy.with().language(language).build();
    }

    private static StoryType type(Fields fields, Copy base) {
        String word = fields.line("type", base.type().name());
        Optional<StoryType> type =
                Arrays.stream(StoryType.values())
                        .filter(it -> it.name().equalsIgnoreCase(word))
                        .findFirst();
        if (type.isEmpty()) fields.problem("type", Wrong.TYPE.with(word == null ? "" : word));
        return type.orElse(base.type());
    }

    private Byline byline(Fields fields, Byline base) {
        String line = fields.line("line", base.line());
        Optional<String> names = fields.form().value("byline");
        if (names.isEmpty()) return new Byline(base.credits(), line);
        List<String> all = filled(names.get(), "[\\n;]");
        if (fields.tooMany("byline", all.size(), base.credits().size()))
            return new Byline(base.credits(), line);
        List<Byline.Credit> credits = new ArrayList<>();
        for (String each : all) {
            String name = each.strip();
            String role = null;
            if (name.endsWith(")") && name.contains(" (")) {
                int at = name.lastIndexOf(" (");
                role = name.substring(at + 2, name.length() - 1).strip();
                name = name.substring(0, at).strip();
            }
            Optional<Contributor> person = contributors.named(name);
            if (person.isPresent()) credits.add(new Byline.Credit(person.get().id(), role));
            else fields.problem("byline", Wrong.NO_CONTRIBUTOR.with(name));
        }
        return new Byline(credits, line);
    }

    /// The parts of a field that are not blank.
    private static List<String> filled(String typed, String between) {
        return Arrays.stream(typed.split(between)).filter(part -> !part.isBlank()).toList();
    }

    private Copy.Filing filing(Fields fields, Copy.Filing base) {
        return new Copy.Filing(
                section(fields, base.section()),
                also(fields, base.alsoIn()),
                base.tags(),
                prominence(fields, base.prominence()));
    }

    private @Nullable SectionId section(Fields fields, @Nullable SectionId base) {
        Optional<String> path = fields.form().value("section");
        if (path.isEmpty()) return base;
        if (path.get().isBlank()) return null;
        Optional<Section> section = tree.get().at(path.get().strip());
        if (section.isEmpty()) fields.problem("section", Wrong.NO_SECTION.with(path.get()));
        return section.map(Section::id).orElse(base);
    }

    private List<SectionId> also(Fields fields, List<SectionId> base) {
        if (fields.form().value("also").isEmpty()) return base;
        List<String> paths = filled(String.join(" ", fields.form().values("also")), "\\s+");
        if (fields.tooMany("also", paths.size(), base.size())) return base;
        List<SectionId> also = new ArrayList<>();
        for (String path : paths) {
            Optional<Section> section = tree.get().at(path);
            if (section.isEmpty()) fields.problem("also", Wrong.NO_SECTION.with(path));
            section.ifPresent(it -> also.add(it.id()));
        }
        return also;
    }

    private List<TagId> tags(Fields fields, List<TagId> base) {
        Optional<String> typed = fields.form().value("tags");
        if (typed.isEmpty()) return base;
        List<String> names = filled(typed.get(), ",");
        if (fields.tooMany("tags", names.size(), base.size())) return base;
        Map<String, NewTag> wanted = new LinkedHashMap<>();
        for (String each : names) {
            String name = each.strip();
            String slug = Slugs.slug(name);
            if (slug.isEmpty() || name.length() > 200) fields.problem("tags", Wrong.TAG.with(name));
            else wanted.putIfAbsent(slug, new NewTag(slug, name, null));
        }
        if (wanted.isEmpty()) return List.of();
        Map<String, TagId> named = tags.named(wanted.values().stream().map(NewTag::name).toList());
        List<NewTag> others =
                wanted.values().stream().filter(tag -> !named.containsKey(tag.name())).toList();
        Map<String, TagId> found =
                fields.makesTags() && fields.problems().isEmpty()
                        ? tags.put(others)
                        : tags.withSlugs(others.stream().map(NewTag::slug).toList());
        return wanted.values().stream()
                .map(tag -> named.getOrDefault(tag.name(), found.get(tag.slug())))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static int prominence(Fields fields, int base) {
        String typed = fields.line("prominence", Integer.toString(base));
        if (typed != null && typed.matches("\\d")) return Integer.parseInt(typed);
        fields.problem("prominence", Wrong.PROMINENCE.with());
        return base;
    }

    private static @Nullable PictureUse lead(Fields fields, @Nullable PictureUse base) {
        Optional<String> number = fields.form().value("picture");
        if (number.isEmpty()) return base;
        if (number.get().isBlank()) return null;
        if (!number.get().strip().matches("[1-9]\\d{0,17}")) {
            fields.problem("picture", Wrong.PICTURE.with());
            return base;
        }
        List<Inline> caption =
                Notation.read(fields.form().value("caption").orElse("")).blocks().stream()
                        .filter(block -> block instanceof Block.Paragraph)
                        .findFirst()
                        .map(block -> ((Block.Paragraph) block).text())
                        .orElse(List.of());
        return new PictureUse(
                new PictureId(Long.parseLong(number.get().strip())),
                fields.line("alt", null),
                caption,
                fields.line("pictureCredit", null));
    }

    /// Reads single lines, and gathers what is wrong.
    private record Fields(Form form, List<Outcome.Problem> problems, boolean makesTags) {
        void problem(String field, Rule rule) {
            problems.add(new Outcome.Problem(field, rule));
        }

        /// Whether more were sent than a story has: then nothing of it is read.
        boolean tooMany(String field, int sent, int before) {
            int most = Math.max(MOST, before);
            if (sent <= most) return false;
            problem(field, Wrong.TOO_MANY.with(sent, most));
            return true;
        }

        /// The field on one line; null where it is empty, `base` where it was not sent.
        @Nullable String line(String name, @Nullable String base) {
            Optional<String> typed = form.value(name);
            if (typed.isEmpty()) return base;
            String line = typed.get().replaceAll("\\s+", " ").strip();
            return line.isEmpty() ? null : line;
        }
    }
}

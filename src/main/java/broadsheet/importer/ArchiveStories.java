package broadsheet.importer;

import broadsheet.story.Byline;
import broadsheet.story.ContributorId;
import broadsheet.story.Copy;
import broadsheet.story.Languages;
import broadsheet.story.NewStory;
import broadsheet.story.PictureUse;
import broadsheet.story.SectionId;
import broadsheet.story.State;
import broadsheet.story.StoryKind;
import broadsheet.story.TagId;
import broadsheet.text.PlainText;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Makes stories of ours from those of one archive. For many threads.
final class ArchiveStories {
    private final ArchiveTerms terms;
    private final ArchivePictures pictures;
    private final OwnLinks links;
    private final String language;
    private final ImportReport report;
    private final Instant now;

    ArchiveStories(
            ArchiveTerms terms,
            ArchivePictures pictures,
            OwnLinks links,
            String language,
            ImportReport report,
            Instant now) {
        this.terms = terms;
        this.pictures = pictures;
        this.links = links;
        this.language = language;
        this.report = report;
        this.now = now;
    }

    /// The story, and how many pictures it has to do without.
    record Made(NewStory story, int missing) {}

    Made make(OldStory old) {
        String why = old.why();
        if (why != null) report.line("unpublished", old.file(), old.label(), why);
        boolean isPublic = old.state() instanceof State.Published;
        Instant published = old.times().published();
        if (isPublic && published == null) {
            published = now;
            report.line("note", old.file(), old.label(), "it has no date: dated " + now + ", now");
        }
        AtomicInteger missing = new AtomicInteger();
        Copy copy = copy(old, missing);
        Instant changed = old.times().updated();
        boolean later =
                isPublic
                        && changed != null
                        && changed.isAfter(Objects.requireNonNull(published))
                        && !changed.isAfter(now);
        String path = path(old);
        Set<String> before = new LinkedHashSet<>();
        for (String address : old.place().oldPaths()) {
            String local = WpPaths.local(address);
            if (local != null && !local.equals("/") && !local.equals(path)) before.add(local);
        }
        return new Made(
                new NewStory(
                        old.kind(),
                        old.state(),
                        copy,
                        path,
                        List.copyOf(before),
                        isPublic ? published : null,
                        isPublic ? (later ? changed : published) : null),
                missing.get());
    }

    /// The path a story asks for, as it will be kept; null where it leaves that to us.
    static @Nullable String path(OldStory old) {
        String path = old.place().path();
        return path == null ? null : WpPaths.canonical(path);
    }

    private Copy copy(OldStory old, AtomicInteger missing) {
        OldStory.Words words = old.words();
        Context context =
                Context.NONE
                        .withPictures(ref -> pictures.find(ref, old.file(), old.label()))
                        .withLinks(links);
        Converted converted = old.body().apply(context);
        report.legacy(converted.legacyCounts());
        report.dropped(converted.dropped());
        missing.addAndGet(converted.missing().size());
        PictureRef lead = old.lead();
        PictureUse use =
                lead == null ? null : pictures.find(lead, old.file(), old.label()).orElse(null);
        if (lead != null && use == null) missing.incrementAndGet();
        String own = words.language();
        return Copy.of(
                        own != null && Languages.wellFormed(own) ? own : language,
                        line(words.headline()),
                        converted.body())
                .type(old.filing().type())
                .sensitive(old.filing().sensitive())
                .kicker(lineOrNull(words.kicker()))
                .standfirst(lineOrNull(words.standfirst()))
                .byline(byline(old))
                .filing(filing(old))
                .sourcing(words.sourcing())
                .lead(use)
                .search(
                        new Copy.Search(
                                lineOrNull(words.search().title()),
                                lineOrNull(words.search().description())))
                .build();
    }

    private Byline byline(OldStory old) {
        Set<ContributorId> writers = new LinkedHashSet<>();
        for (OldWriter writer : old.filing().writers())
            if (!writer.isBlank()) writers.add(terms.contributor(writer, old.file()));
        return writers.isEmpty() ? Byline.NONE : Byline.of(writers.toArray(ContributorId[]::new));
    }

    private Copy.Filing filing(OldStory old) {
        List<SectionId> sections =
                old.filing().sections().stream()
                        .map(way -> way.stream().filter(step -> !step.isBlank()).toList())
                        .filter(way -> !way.isEmpty())
                        .map(terms::section)
                        .toList();
        List<TagId> tags =
                old.filing().tags().stream().filter(tag -> !tag.isBlank()).map(terms::tag).toList();
        SectionId own =
                !sections.isEmpty()
                        ? sections.getFirst()
                        : old.kind() == StoryKind.PAGE ? null : terms.none();
        return new Copy.Filing(own, sections, tags, old.filing().prominence());
    }

    private static String line(String text) {
        return PlainText.clean(text).replaceAll("\\s+", " ").strip();
    }

    private static @Nullable String lineOrNull(@Nullable String text) {
        String line = text == null ? "" : line(text);
        return line.isEmpty() ? null : line;
    }
}

package broadsheet.importer;

import broadsheet.story.Copy;
import broadsheet.story.Languages;
import broadsheet.story.NewStory;
import broadsheet.story.PictureUse;
import broadsheet.story.State;
import broadsheet.story.StoryKind;
import broadsheet.story.StoryType;
import broadsheet.text.PlainText;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A post or page of WordPress as a story of ours. One for each site of an import; for many
/// threads.
final class ItemStory {
    /// Shortcodes that may mean whatever was uploaded to the item.
    private static final List<String> OF_ATTACHED =
            List.of("[gallery", "[playlist", "[audio", "[video");

    private final OldSite site;
    private final OldTerms terms;
    private final OldFiles files;
    private final OldPictures pictures;
    private final OldAttachments attachments;
    private final ImportSettings settings;
    private final ImportReport report;
    private final Instant now;
    private final OwnLinks links;

    ItemStory(
            OldSite site,
            OldTerms terms,
            OldFiles files,
            OldPictures pictures,
            OldAttachments attachments,
            ImportSettings settings,
            ImportReport report,
            Instant now) {
        this.site = site;
        this.terms = terms;
        this.files = files;
        this.pictures = pictures;
        this.attachments = attachments;
        this.settings = settings;
        this.report = report;
        this.now = now;
        this.links = new OwnLinks(site.own());
    }

    /// The story, and how many pictures and files it has to do without.
    record Made(NewStory story, int missing) {}

    Made make(Wxr.Item item, String file) {
        boolean page = item.type().equals("page");
        Instant date = WpDates.published(item, settings.zone());
        ItemStates states = ItemStates.of(item, date, now, settings.zone());
        String why = states.why();
        if (why != null) report.line("unpublished", file, item.label(), why);
        boolean isPublic = states.state() instanceof State.Published;
        if (isPublic && date == null) {
            date = Objects.requireNonNullElse(site.exported(), now);
            report.line(
                    "note",
                    file,
                    item.label(),
                    "it has no date: dated " + date + ", when the export was made");
        }
        AtomicInteger missing = new AtomicInteger();
        Copy copy = copy(item, page, file, missing);
        Instant modified = WpDates.modified(item, settings.zone());
        Instant updated =
                isPublic && modified != null && modified.isAfter(Objects.requireNonNull(date))
                        ? modified
                        : date;
        String path = path(item, file);
        return new Made(
                new NewStory(
                        page ? StoryKind.PAGE : StoryKind.ARTICLE,
                        states.state(),
                        copy,
                        path,
                        oldPaths(item, path, page),
                        isPublic ? date : null,
                        isPublic ? updated : null),
                missing.get());
    }

    private Copy copy(Wxr.Item item, boolean page, String file, AtomicInteger missing) {
        ItemFiling filing = new ItemFiling(item, site, terms);
        String content = item.raw("content:encoded");
        Converted converted = Converter.convert(content, context(item, content, file));
        report.legacy(converted.legacyCounts());
        report.dropped(converted.dropped());
        missing.addAndGet(converted.missing().size() + converted.missingFiles().size());
        return Copy.of(language(filing.language()), line(item.text("title")), converted.body())
                .type(filing.isBrief() ? StoryType.BRIEF : StoryType.NEWS)
                .standfirst(blankToNull(line(item.text("excerpt:encoded"))))
                .byline(filing.byline())
                .filing(filing.filing(page))
                .lead(lead(item, file, missing))
                .search(
                        new Copy.Search(
                                search(
                                        item,
                                        "_yoast_wpseo_title",
                                        "rank_math_title",
                                        "_aioseo_title"),
                                search(
                                        item,
                                        "_yoast_wpseo_metadesc",
                                        "rank_math_description",
                                        "_aioseo_description")))
                .build();
    }

    private Context context(Wxr.Item item, String content, String file) {
        return new Context(
                ref -> pictures.find(ref, file, item.label()),
                ref -> attachments.find(ref, file, item.label()),
                links,
                OF_ATTACHED.stream().anyMatch(content::contains) ? files.of(item.id()) : List.of(),
                blankToNull(item.meta("footnotes")),
                number -> Optional.ofNullable(site.reusable.get(number)));
    }

    private @Nullable PictureUse lead(Wxr.Item item, String file, AtomicInteger missing) {
        String number = item.meta("_thumbnail_id");
        if (!number.matches("[1-9]\\d{0,17}")) return null;
        PictureRef ref = new PictureRef(null, Long.valueOf(number), null, List.of(), null);
        PictureUse use = pictures.find(ref, file, item.label()).orElse(null);
        if (use == null) missing.incrementAndGet();
        return use;
    }

    private @Nullable String path(Wxr.Item item, String file) {
        String link = item.text("link");
        String path = WpPaths.canonical(link);
        if (path == null
                && "/".equals(WpPaths.local(link))
                && !item.text("wp:post_name").isEmpty()) {
            path = "/" + WpPaths.decode(item.text("wp:post_name")) + "/";
            report.line("path", file, item.label(), "it was the home page: it stands at " + path);
        }
        return path;
    }

    private List<String> oldPaths(Wxr.Item item, @Nullable String path, boolean page) {
        Set<String> old = new LinkedHashSet<>();
        for (String address : List.of(item.text("link"), item.text("guid"))) {
            String local = WpPaths.local(address);
            if (local != null && local.indexOf('?') >= 0) old.add(local);
        }
        String base =
                Objects.requireNonNullElse(WpPaths.local(site.base()), "/").replaceFirst("/$", "");
        if (item.id() > 0) old.add(base + (page ? "/?page_id=" : "/?p=") + item.id());
        String name = WpPaths.decode(item.text("wp:post_name"));
        if (path != null && !name.isEmpty() && path.replaceFirst("/$", "").endsWith("/" + name))
            for (String slug : item.meta().getOrDefault("_wp_old_slug", List.of()))
                if (!slug.isBlank()) old.add(WpPaths.renamed(path, WpPaths.decode(slug.strip())));
        if (path != null) old.remove(path);
        return List.copyOf(old);
    }

    private String language(@Nullable String own) {
        for (String tag : new String[] {own, site.fact("language")})
            if (tag != null && !tag.isEmpty() && Languages.wellFormed(tag)) return tag;
        return settings.language();
    }

    /// The first of these that is not a plug-in's template.
    private static @Nullable String search(Wxr.Item item, String... keys) {
        for (String key : keys) {
            if (item.meta(key).isEmpty()) continue;
            String value = PlainText.line(item.meta(key));
            if (!value.isEmpty()
                    && !value.matches("(?s).*%[\\w()]+%.*")
                    && !value.contains("#post_")) return value;
        }
        return null;
    }

    /// What is plainly plain need not be parsed.
    private static String line(String html) {
        boolean plain =
                html.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '<' && c != '&')
                        && !html.contains("  ");
        return plain ? html.strip() : PlainText.line(html);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}

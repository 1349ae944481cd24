package broadsheet.importer.feed;

import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.MediaModule;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.modules.mediarss.types.Metadata;
import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jdom2.Document;
import org.jspecify.annotations.Nullable;

/// Reads plain Atom 1.0 with ROME, which knows the format and its modules.
final class Rome {
    private Rome() {}

    static Feed read(Document atom, String format, boolean mended) throws NotAFeed {
        try {
            var feed =
                    (com.rometools.rome.feed.atom.Feed)
                            new WireFeedInput(false, Locale.ROOT).build(atom);
            List<Feed.Link> links = links(feed.getAlternateLinks(), feed.getOtherLinks());
            return new Feed(
                    format,
                    text(feed.getId()),
                    html(feed.getTitleEx()),
                    html(feed.getSubtitle()),
                    first(links, "alternate"),
                    language(feed.getModule(DCModule.URI)),
                    text(feed.getRights()),
                    text(feed.getLogo()),
                    people(feed.getAuthors()),
                    feed.getCategories().stream().map(Rome::category).toList(),
                    links,
                    feed.getEntries().stream().map(Rome::item).toList(),
                    mended);
        } catch (FeedException | IllegalArgumentException e) {
            throw new NotAFeed("it is a feed that cannot be read: " + e.getMessage());
        }
    }

    private static FeedItem item(Entry entry) {
        List<Feed.Link> links = links(entry.getAlternateLinks(), entry.getOtherLinks());
        String link = first(links, "alternate");
        com.rometools.rome.feed.atom.Feed source = entry.getSource();
        return new FeedItem(
                text(entry.getId()),
                html(entry.getTitleEx()),
                link.isEmpty() ? first(links, "guid") : link,
                html(entry.getSummary()),
                entry.getContents().isEmpty() ? "" : html(entry.getContents().getFirst()),
                text(entry.getRights()),
                language(entry.getModule(DCModule.URI)),
                source == null ? "" : html(source.getTitleEx()),
                at(entry.getPublished()),
                at(entry.getUpdated()),
                people(entry.getAuthors()),
                people(entry.getContributors()),
                entry.getCategories().stream().map(Rome::category).toList(),
                links.stream().filter(each -> !each.rel().equals("guid")).toList(),
                pictures(entry.getModule(MediaModule.URI)));
    }

    private static String first(List<Feed.Link> links, String rel) {
        return links.stream()
                .filter(link -> link.rel().equals(rel))
                .map(Feed.Link::href)
                .findFirst()
                .orElse("");
    }

    private static List<Feed.Link> links(List<Link> alternate, List<Link> other) {
        List<Feed.Link> links = new ArrayList<>();
        for (List<Link> some : List.of(alternate, other))
            for (Link link : some)
                links.add(
                        new Feed.Link(
                                text(link.getRel()),
                                text(link.getHref()),
                                text(link.getType()),
                                text(link.getTitle()),
                                text(link.getHreflang()),
                                link.getLength()));
        return links;
    }

    private static Feed.Category category(Category category) {
        return new Feed.Category(
                text(category.getTerm()), text(category.getScheme()), text(category.getLabel()));
    }

    private static List<Feed.Person> people(List<SyndPerson> people) {
        return people.stream()
                .map(person ->
                        new Feed.Person(
                                text(person.getName()),
                                text(person.getEmail()),
                                text(person.getUri())))
                .toList();
    }

    private static List<FeedItem.Picture> pictures(@Nullable Module module) {
        List<FeedItem.Picture> pictures = new ArrayList<>();
        if (module instanceof MediaEntryModule media)
            for (MediaContent content : media.getMediaContents()) {
                Metadata about = content.getMetadata();
                String credit =
                        about == null
                                        || about.getCredits() == null
                                        || about.getCredits().length == 0
                                ? ""
                                : text(about.getCredits()[0].getName());
                if (content.getReference() != null)
                    pictures.add(
                            new FeedItem.Picture(
                                    content.getReference().toString(),
                                    about == null ? "" : text(about.getDescription()),
                                    credit));
            }
        return pictures;
    }

    private static String language(@Nullable Module module) {
        return module instanceof DCModule dc ? text(dc.getLanguage()) : "";
    }

    private static String html(@Nullable Content content) {
        return content == null ? "" : text(content.getValue());
    }

    private static @Nullable Instant at(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}

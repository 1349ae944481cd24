package broadsheet.importer;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a first pass over an export learns of the site it comes from: who writes, how its matter is
/// filed, what its reusable parts say. Grows with the number of people and terms, not of stories.
final class OldSite {
    private static final int MOST_REUSABLE = 8 << 20;

    private final String source;
    private final Map<String, String> facts = new HashMap<>();
    final Map<String, Wxr.Author> authors = new LinkedHashMap<>();
    final Map<String, Wxr.Author> authorsById = new HashMap<>();
    final Map<String, Guest> guests = new HashMap<>();
    final Map<String, Wxr.Term> categories = new LinkedHashMap<>();
    final Map<String, String> categoryIds = new HashMap<>();
    final Map<String, Wxr.Term> tags = new LinkedHashMap<>();
    final Map<Long, String> reusable = new HashMap<>();
    private int reusableSize;

    /// A writer without an account, kept by a plug-in as an item of its own.
    record Guest(String login, String name, String email, String bio) {}

    /// @param source names it across runs, see [#name(Path)]
    OldSite(String source) {
        this.source = source;
    }

    /// A site of which only the address is known, which may be empty.
    static OldSite at(String source, String base) {
        OldSite site = new OldSite(source);
        site.add(new Wxr.Channel("link", base));
        return site;
    }

    void add(Wxr.Channel fact) {
        facts.putIfAbsent(fact.name(), fact.value().strip());
    }

    void add(Wxr.Author author) {
        if (author.login().isEmpty()) return;
        authors.putIfAbsent(author.login().toLowerCase(Locale.ROOT), author);
        if (!author.id().isEmpty()) authorsById.putIfAbsent(author.id(), author);
    }

    void add(Wxr.Term term) {
        if (term.slug().isEmpty()) return;
        if (term.taxonomy().equals("category")) {
            categories.putIfAbsent(term.slug(), term);
            categoryIds.putIfAbsent(term.slug(), term.id());
        }
        if (term.taxonomy().equals("post_tag")) tags.putIfAbsent(term.slug(), term);
    }

    void addGuest(Wxr.Item item) {
        String login = ImportReport.or(item.meta("cap-user_login"), item.text("wp:post_name"));
        String name = ImportReport.or(item.meta("cap-display_name"), item.text("title"));
        Guest guest =
                new Guest(login, name, item.meta("cap-user_email"), item.meta("cap-description"));
        guests.put(login.toLowerCase(Locale.ROOT), guest);
        guests.put("#" + item.id(), guest);
    }

    void addReusable(Wxr.Item item) {
        String content = item.raw("content:encoded");
        reusableSize += content.length();
        if (reusableSize < MOST_REUSABLE) reusable.put(item.id(), content);
    }

    String fact(String name) {
        return facts.getOrDefault(name, "");
    }

    /// Names the site across runs.
    String source() {
        return source;
    }

    /// The name of the site a file is of, from what stands before its first item: its address
    /// without scheme, else its title, else the file's name.
    static String name(Path file) throws IOException {
        OldSite head = new OldSite("");
        try (WxrReader reader = new WxrReader(file)) {
            for (Wxr part = reader.next();
                    part != null && !(part instanceof Wxr.Item);
                    part = reader.next()) if (part instanceof Wxr.Channel fact) head.add(fact);
        }
        for (String name : List.of("wp:base_blog_url", "wp:base_site_url", "link"))
            if (head.fact(name).contains("://")) return bare(head.fact(name));
        return ImportReport.or(head.fact("title"), String.valueOf(file.getFileName()));
    }

    /// The site's address without a closing slash, or an empty text.
    String base() {
        for (String name : List.of("wp:base_blog_url", "link", "wp:base_site_url")) {
            String url = fact(name);
            if (url.contains("://")) return url.replaceFirst("/+$", "");
        }
        return "";
    }

    /// The addresses whose links lead to the site itself.
    List<URI> own() {
        List<URI> own = new ArrayList<>();
        for (String name : List.of("wp:base_blog_url", "link")) {
            try {
                URI uri = new URI(fact(name));
                if (uri.getRawAuthority() != null)
                    own.add(new URI(uri.getScheme() + "://" + uri.getRawAuthority()));
            } catch (URISyntaxException _) {
                // an export without a sound address has no links of its own to mend
            }
        }
        return own.stream().distinct().toList();
    }

    @Nullable Instant exported() {
        return WpDates.feed(fact("pubDate"));
    }

    private static String bare(String url) {
        String text =
                url.substring(url.indexOf("://") + 3)
                        .replaceFirst("/+$", "")
                        .toLowerCase(Locale.ROOT);
        return text.startsWith("www.") ? text.substring(4) : text;
    }
}

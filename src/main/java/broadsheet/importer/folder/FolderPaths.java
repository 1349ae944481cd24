package broadsheet.importer.folder;

import broadsheet.importer.Fields;
import broadsheet.text.Slugs;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The address a text had on its old site, as its maker made it.
final class FolderPaths {
    private static final Pattern NAME = Pattern.compile(":([a-z_]+)");

    private final SiteConfig config;
    private final ZoneId zone;

    FolderPaths(SiteConfig config, ZoneId zone) {
        this.config = config;
        this.zone = zone;
    }

    /// Where the file's text stood.
    String path(FolderFile file) {
        Source source = file.source();
        Fields front = file.front();
        List<String> categories = file.categories(config.maker());
        Instant date = file.date(zone);
        String own = front.text("url", "permalink");
        boolean form = own.contains(":") && !own.contains("://");
        if (!own.isEmpty() && !form && !own.contains("{{")) return config.base() + whole(own);
        String path =
                switch (config.maker()) {
                    case HUGO -> hugo(source, front, date);
                    case JEKYLL -> jekyll(source, front, form ? own : "", categories, date);
                    case OTHER -> other(source, front, file.hasFront());
                };
        return config.base() + whole(path.replaceAll("/{2,}", "/"));
    }

    private static String whole(String path) {
        if (path.contains("://")) return path;
        return path.startsWith("/") ? path : "/" + path;
    }

    private String hugo(Source source, Fields front, @Nullable Instant date) {
        String slug = front.text("slug");
        String last = slug.isEmpty() ? urlize(source.name()) : urlize(slug);
        String section = source.folders().isEmpty() ? "" : source.folders().getFirst();
        String form = config.permalink(section);
        String language = source.language() == null ? "" : "/" + source.language();
        String path =
                form.isEmpty() || section.isEmpty()
                        ? folders(source) + "/" + last + "/"
                        : filled(form, source, front, last, List.of(), date);
        boolean ugly = config.all().flag("uglyURLs", "uglyurls");
        return language + (ugly ? path.replaceFirst("/$", ".html") : path);
    }

    private static String folders(Source source) {
        StringBuilder path = new StringBuilder();
        for (String folder : source.folders()) path.append('/').append(urlize(folder));
        return path.toString();
    }

    /// As Hugo does: lower case, hyphens for spaces, all other letters as they are.
    private static String urlize(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
    }

    private String jekyll(
            Source source,
            Fields front,
            String own,
            List<String> categories,
            @Nullable Instant date) {
        String slug = front.text("slug");
        String last = slug.isEmpty() ? source.name() : slug;
        String collection =
                source.collection().isEmpty() ? null : config.collection(source.collection());
        if (collection != null)
            return filled(own.isEmpty() ? collection : own, source, front, last, categories, date);
        String form = own.isEmpty() ? config.permalink("") : own;
        if (source.role() == Source.Role.PAGE) {
            boolean pretty = form.equals("pretty") || form.endsWith("/");
            String path = "/" + String.join("/", source.folders()) + "/" + source.name();
            return path + (source.isIndex() || pretty ? "/" : ".html");
        }
        return filled(style(form), source, front, last, categories, date);
    }

    private static String style(String form) {
        return switch (form) {
            case "", "date" -> "/:categories/:year/:month/:day/:title.html";
            case "pretty" -> "/:categories/:year/:month/:day/:title/";
            case "ordinal" -> "/:categories/:year/:y_day/:title.html";
            case "none" -> "/:categories/:title.html";
            default -> form;
        };
    }

    /// Pages that are finished keep their ending.
    private static String other(Source source, Fields front, boolean hasFront) {
        String slug = front.text("slug");
        String last = slug.isEmpty() ? source.name() : slug;
        String path = "/" + String.join("/", source.folders()) + "/" + last;
        boolean file = source.isHtml() && !hasFront && !source.isIndex();
        return path + (file ? source.path().substring(source.path().lastIndexOf('.')) : "/");
    }

    private String filled(
            String form,
            Source source,
            Fields front,
            String slug,
            List<String> categories,
            @Nullable Instant date) {
        ZonedDateTime at = date == null ? null : date.atZone(zone);
        boolean jekyll = config.maker() == Maker.JEKYLL;
        String title = Slugs.slug(front.text("title"));
        List<String> filed = new ArrayList<>();
        categories.forEach(
                category -> filed.add(category.toLowerCase(Locale.ROOT).replaceAll("\\s+", "-")));
        String path = folders(source).replaceFirst("^/", "");
        return NAME.matcher(form)
                .replaceAll(match ->
                        Matcher.quoteReplacement(
                                switch (match.group(1)) {
                                    case "title" -> jekyll || title.isEmpty() ? slug : title;
                                    case "slug", "slugorfilename", "slugorcontentbasename" -> slug;
                                    case "filename", "contentbasename", "name" -> source.name();
                                    case "categories", "slugified_categories" ->
                                            String.join("/", filed);
                                    case "collection" -> source.collection();
                                    case "path" ->
                                            (path.isEmpty() ? "" : path + "/") + source.name();
                                    case "section" ->
                                            source.folders().isEmpty()
                                                    ? ""
                                                    : urlize(source.folders().getFirst());
                                    case "sections" -> path;
                                    case "output_ext" -> ".html";
                                    default -> at == null ? "" : time(match.group(1), at);
                                }));
    }

    private static String time(String name, ZonedDateTime at) {
        return switch (name) {
            case "year" -> "%04d".formatted(at.getYear());
            case "short_year" -> "%02d".formatted(at.getYear() % 100);
            case "month" -> "%02d".formatted(at.getMonthValue());
            case "i_month" -> String.valueOf(at.getMonthValue());
            case "monthname", "long_month" ->
                    at.getMonth()
                            .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                            .toLowerCase(Locale.ROOT);
            case "short_month" -> at.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case "day" -> "%02d".formatted(at.getDayOfMonth());
            case "i_day" -> String.valueOf(at.getDayOfMonth());
            case "yearday" -> String.valueOf(at.getDayOfYear());
            case "y_day" -> "%03d".formatted(at.getDayOfYear());
            case "weekday" -> String.valueOf(at.getDayOfWeek().getValue() % 7);
            case "weekdayname" ->
                    at.getDayOfWeek()
                            .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                            .toLowerCase(Locale.ROOT);
            case "hour" -> "%02d".formatted(at.getHour());
            case "minute" -> "%02d".formatted(at.getMinute());
            case "second" -> "%02d".formatted(at.getSecond());
            default -> "";
        };
    }
}

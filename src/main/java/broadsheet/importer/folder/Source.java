package broadsheet.importer.folder;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the place of a file says about it, before it is read.
///
/// @param path from the top of the site
/// @param role what it is for its maker
/// @param folders above it that show in its address
/// @param name without folder, date, language and ending
/// @param date in its name (`2019-03-05`), or empty
/// @param language in its name, or null
/// @param isIndex whether it is the text of its folder, with which its pictures lie
/// @param collection of Jekyll's, or empty
record Source(
        String path,
        Role role,
        List<String> folders,
        String name,
        String date,
        @Nullable String language,
        boolean isIndex,
        String collection) {
    private static final Pattern DATED = Pattern.compile("(\\d{4}-\\d{1,2}-\\d{1,2})-(.+)");

    enum Role {
        ARTICLE,
        PAGE,
        DRAFT,
        /// Says something about a section, and is no story.
        SECTION,
        /// Part of a program or a list.
        NOTHING
    }

    static Source of(String path, SiteConfig config) {
        return switch (config.maker()) {
            case HUGO -> hugo(path, config);
            case JEKYLL -> jekyll(path, config);
            case OTHER -> other(path);
        };
    }

    boolean isHtml() {
        return path.toLowerCase(Locale.ROOT).matches(".*\\.x?html?");
    }

    /// The folder it lies in, with a slash at its end unless it is the top.
    String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static Source hugo(String path, SiteConfig config) {
        if (!path.startsWith("content/")) return nothing(path);
        List<String> folders = folders(path.substring(8));
        String name = stem(path);
        @Nullable String language = null;
        int dot = name.lastIndexOf('.');
        if (dot > 0 && config.knowsLanguage(name.substring(dot + 1))) {
            language = name.substring(dot + 1);
            name = name.substring(0, dot);
        }
        if (!folders.isEmpty() && config.knowsLanguage(folders.getFirst())) {
            language = folders.getFirst();
            folders = folders.subList(1, folders.size());
        }
        if (name.equals("_index"))
            return new Source(path, Role.SECTION, folders, name, "", language, true, "");
        boolean index = name.equals("index");
        if (index && folders.isEmpty()) return nothing(path);
        if (index) {
            name = folders.getLast();
            folders = folders.subList(0, folders.size() - 1);
        }
        Matcher dated = DATED.matcher(name);
        String date = dated.matches() ? dated.group(1) : "";
        boolean page = folders.isEmpty() || List.of("page", "pages").contains(folders.getFirst());
        return new Source(
                path, page ? Role.PAGE : Role.ARTICLE, folders, name, date, language, index, "");
    }

    private static Source jekyll(String path, SiteConfig config) {
        List<String> folders = folders(path);
        String name = stem(path);
        int posts = folders.indexOf("_posts");
        int drafts = folders.indexOf("_drafts");
        int at = posts >= 0 ? posts : drafts;
        if (at >= 0) {
            Matcher dated = DATED.matcher(name);
            boolean whole = dated.matches();
            if (posts >= 0 && !whole) return nothing(path);
            return new Source(
                    path,
                    posts >= 0 ? Role.ARTICLE : Role.DRAFT,
                    folders.subList(0, at),
                    whole ? dated.group(2) : name,
                    whole ? dated.group(1) : "",
                    null,
                    false,
                    "");
        }
        String collection =
                !folders.isEmpty() && folders.getFirst().startsWith("_")
                        ? folders.getFirst().substring(1)
                        : "";
        if (!collection.isEmpty()) {
            if (config.collection(collection) == null) return nothing(path);
            return new Source(
                    path,
                    Role.ARTICLE,
                    folders.subList(1, folders.size()),
                    name,
                    "",
                    null,
                    false,
                    collection);
        }
        boolean hidden = folders.stream().anyMatch(folder -> folder.startsWith("_"));
        return hidden || isDocument(name, folders)
                ? nothing(path)
                : plain(path, folders, name, Role.PAGE);
    }

    private static Source other(String path) {
        List<String> folders = folders(path);
        String name = stem(path);
        if (folders.stream().anyMatch(folder -> folder.startsWith("_"))
                || isDocument(name, folders)) return nothing(path);
        while (!folders.isEmpty() && List.of("src", "content").contains(folders.getFirst()))
            folders = folders.subList(1, folders.size());
        Matcher dated = DATED.matcher(name);
        Source plain = plain(path, folders, name, Role.PAGE);
        return dated.matches()
                ? new Source(
                        path,
                        Role.ARTICLE,
                        folders,
                        dated.group(2),
                        dated.group(1),
                        null,
                        false,
                        "")
                : plain;
    }

    private static Source plain(String path, List<String> folders, String name, Role role) {
        boolean index = name.equals("index");
        if (index && folders.isEmpty()) return nothing(path);
        return index
                ? new Source(
                        path,
                        role,
                        folders.subList(0, folders.size() - 1),
                        folders.getLast(),
                        "",
                        null,
                        true,
                        "")
                : new Source(path, role, folders, name, "", null, false, "");
    }

    /// Files that are about the program, and the page for what is not there.
    private static boolean isDocument(String name, List<String> folders) {
        return name.equals("404")
                || folders.isEmpty()
                        && List.of("readme", "license", "changelog", "contributing")
                                .contains(name.toLowerCase(Locale.ROOT));
    }

    private static Source nothing(String path) {
        return new Source(path, Role.NOTHING, List.of(), stem(path), "", null, false, "");
    }

    private static List<String> folders(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? List.of() : Arrays.asList(path.substring(0, slash).split("/"));
    }

    private static String stem(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.substring(0, file.lastIndexOf('.'));
    }
}

package broadsheet.importer.folder;

import broadsheet.config.Yaml;
import broadsheet.importer.Fields;
import broadsheet.text.Json;
import broadsheet.text.Toml;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the settings of an old site say: where it stood, how its addresses are made, who writes.
///
/// @param problems what could not be read
record SiteConfig(Maker maker, Fields all, Fields authors, List<String> problems) {
    static SiteConfig read(SiteFolder folder) {
        Maker maker = Maker.of(folder);
        List<String> problems = new ArrayList<>();
        String[] names =
                switch (maker) {
                    case HUGO ->
                            new String[] {
                                "hugo.toml",
                                "hugo.yaml",
                                "hugo.yml",
                                "hugo.json",
                                "config.toml",
                                "config.yaml",
                                "config.yml",
                                "config.json",
                                "config/_default/hugo.toml",
                                "config/_default/hugo.yaml",
                                "config/_default/config.toml",
                                "config/_default/config.yaml",
                                "config/_default/config.json"
                            };
                    case JEKYLL -> new String[] {"_config.yml", "_config.yaml", "_config.toml"};
                    case OTHER ->
                            new String[] {"_data/site.json", "src/_data/site.json", "site.yml"};
                };
        Fields all = fields(folder, folder.first(names), problems);
        Fields authors =
                fields(
                        folder,
                        folder.first(
                                "_data/authors.yml",
                                "_data/authors.yaml",
                                "_data/authors.json",
                                "data/authors.yml",
                                "data/authors.yaml",
                                "data/authors.json",
                                "data/authors.toml"),
                        problems);
        return new SiteConfig(maker, all, authors, problems);
    }

    private static Fields fields(SiteFolder folder, @Nullable String path, List<String> problems) {
        if (path == null) return Fields.NONE;
        try {
            return Fields.of(value(path, folder.read(path)));
        } catch (IOException | IllegalArgumentException e) {
            problems.add(path + ": " + e.getMessage());
            return Fields.NONE;
        }
    }

    private static Json value(String path, String text) {
        if (path.endsWith(".toml")) return Toml.read(text);
        return path.endsWith(".json") ? Json.read(text) : Yaml.read(text);
    }

    /// The site's address without a closing slash, or null.
    @Nullable URI address() {
        String url = all.text("baseURL", "baseurl", "baseUrl", "url");
        if (maker == Maker.JEKYLL) url = all.text("url") + all.text("baseurl");
        try {
            URI uri = new URI(url.replaceFirst("/+$", ""));
            return uri.getHost() == null ? null : uri;
        } catch (URISyntaxException _) {
            return null;
        }
    }

    /// The path the site stood under, empty at the top of its host.
    String base() {
        URI address = address();
        String path = address == null ? all.text("baseurl") : String.valueOf(address.getPath());
        return path.startsWith("/") ? path.replaceFirst("/+$", "") : "";
    }

    @Nullable String language() {
        String language = all.text("languageCode", "defaultContentLanguage", "lang", "locale");
        return language.isEmpty() ? null : language.replace('_', '-');
    }

    boolean knowsLanguage(String word) {
        return !all.fields("languages").fields(word).isEmpty();
    }

    ZoneId zone(ZoneId otherwise) {
        try {
            String zone = all.text("timezone", "timeZone");
            return zone.isEmpty() ? otherwise : ZoneId.of(zone);
        } catch (DateTimeException _) {
            return otherwise;
        }
    }

    /// The form of addresses in a section of Hugo's, or of all of Jekyll's; empty where it is the
    /// maker's own.
    String permalink(String section) {
        if (maker != Maker.HUGO) return all.text("permalink");
        Fields forms = all.fields("permalinks");
        String form = forms.text(section);
        return form.isEmpty() ? forms.fields("page").text(section) : form;
    }

    /// The form of a collection of Jekyll's; null where it has no pages of its own.
    @Nullable String collection(String name) {
        Fields collection = all.fields("collections").fields(name);
        if (!collection.flag("output")) return null;
        String form = collection.text("permalink");
        return form.isEmpty() ? "/:collection/:path.html" : form;
    }

    /// What the settings say of every file under a path (`defaults` of Jekyll), the longest path
    /// last.
    List<Fields> defaults(String path, String type) {
        List<Fields> found = new ArrayList<>();
        for (Json item : all.items("defaults")) {
            Fields one = Fields.of(item);
            Fields scope = one.fields("scope");
            boolean fits =
                    path.startsWith(scope.text("path"))
                            && (scope.text("type").isEmpty() || scope.text("type").equals(type));
            if (fits) found.add(one.fields("values"));
        }
        return found;
    }
}

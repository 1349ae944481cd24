package broadsheet.importer.folder;

/// What a site was made with; each has its own idea of where texts lie and what their addresses
/// are.
enum Maker {
    HUGO("Hugo"),
    JEKYLL("Jekyll"),
    /// Eleventy and others that keep to the folders as they are.
    OTHER("folders");

    private final String word;

    Maker(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Maker of(SiteFolder folder) {
        if (folder.has("_posts") || folder.file("_config.yml") != null) return JEKYLL;
        boolean hugo =
                folder.first("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json") != null
                        || folder.has("config/_default")
                        || folder.has("content")
                                && folder.first(
                                                "config.toml",
                                                "config.yaml",
                                                "config.yml",
                                                "config.json")
                                        != null;
        return hugo ? HUGO : OTHER;
    }
}

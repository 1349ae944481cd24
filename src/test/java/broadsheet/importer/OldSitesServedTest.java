package broadsheet.importer;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.importer.folder.FolderArchive;
import broadsheet.importer.ghost.GhostExport;
import broadsheet.importer.ghost.GhostWishes;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Old sites of other makers, imported and then asked for over HTTP as their old readers would:
/// nothing of how they were written shows.
class OldSitesServedTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

    @TempDir Path folder;

    @Test
    void ofAGhostExportNoMarkerShows() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("quay.json"),
                        """
                        {"db":[{"meta":{"version":"5.0.0"},"data":{
                        "settings":[{"key":"title","value":"The Quay"}],
                        "tags":[{"id":"t","name":"Harbour","slug":"harbour","description":"By __GHOST_URL__/x/"}],
                        "users":[{"id":"u","name":"Ines Vale","slug":"ines","bio":"See __GHOST_URL__/ines/"}],
                        "posts_tags":[{"post_id":"p","tag_id":"t"}],"posts_authors":[{"post_id":"p","author_id":"u"}],
                        "posts_meta":[{"post_id":"p","meta_description":"__GHOST_URL__ in brief"}],
                        "posts":[{"id":"p","title":"Cranes","slug":"cranes","status":"published","visibility":"public","published_at":"2019-03-05T08:00:00.000Z",
                        "custom_excerpt":"At __GHOST_URL__/quay/","feature_image":"__GHOST_URL__/content/images/a.png",
                        "lexical":"{\\"root\\":{\\"children\\":[{\\"type\\":\\"paragraph\\",\\"children\\":[{\\"type\\":\\"link\\",\\"url\\":\\"__GHOST_URL__/quay/\\",\\"children\\":[{\\"type\\":\\"text\\",\\"text\\":\\"The quay\\"}]}]},{\\"type\\":\\"html\\",\\"html\\":\\"<!--kg-card-begin: html--><p>Raw __GHOST_URL__/x</p><!--kg-card-end: html-->\\"},{\\"type\\":\\"email\\",\\"html\\":\\"Dear {first_name}\\"}]}}"}]}}]}\
                        """);
        try (TestSite site = TestSite.open()) {
            site.app()
                    .imports(
                            new Actor("import:ghost"),
                            new GhostExport(
                                    file,
                                    new GhostWishes(URI.create("https://quay.example"), null, ZONE),
                                    InstantSource.system()),
                            House.settings(null, false));
            for (String path :
                    List.of(
                            "/cranes/",
                            "/harbour",
                            "/by/ines",
                            "/",
                            "/tag/harbour/",
                            "/author/ines/")) {
                Reply page = site.follow(path);
                assertThat(page.status()).as(path).isEqualTo(200);
                assertThat(page.text())
                        .as(path)
                        .doesNotContain("__GHOST_URL__")
                        .doesNotContain("kg-card")
                        .doesNotContain("first_name");
            }
            assertThat(site.follow("/cranes/").html().select("a[href=/quay/]").text())
                    .isEqualTo("The quay");
        }
    }

    @Test
    void ofAFolderNoTemplateAndNoFrontMatterShows() throws IOException {
        Files.writeString(folder.resolve("hugo.toml"), "baseURL = \"https://quay.example/\"\n");
        Path port = Files.createDirectories(folder.resolve("content/port"));
        Files.writeString(
                port.resolve("cranes.md"),
                """
                ---
                title: Cranes
                date: 2019-03-05
                secret_field: not-for-readers
                aliases: [/old/]
                ---
                Fog {{< ref "tides.md" >}} and {{< unheard-of "x" >}}words{{< /unheard-of >}}.

                {{% notice tip %}}
                Mind the **step**
                {{% /notice %}}
                """);
        Files.writeString(
                port.resolve("tides.md"),
                "+++\ntitle = \"Tides\"\ndate = 2019-03-06\n+++\n[Back]({{< relref \"cranes\" >}})\n");
        try (TestSite site = TestSite.open()) {
            FolderArchive archive = FolderArchive.open(folder, ZONE, InstantSource.system());
            site.app()
                    .imports(
                            new Actor("import:folder"),
                            archive,
                            House.settings(archive.root(), false));
            for (String path : List.of("/port/cranes/", "/port/tides/", "/port", "/", "/old/")) {
                Reply page = site.follow(path);
                assertThat(page.status()).as(path).isEqualTo(200);
                assertThat(page.text())
                        .as(path)
                        .doesNotContain("{{")
                        .doesNotContain("unheard-of")
                        .doesNotContain("not-for-readers")
                        .doesNotContain("+++");
            }
            assertThat(
                            site.follow("/port/tides/")
                                    .html()
                                    .select("a[href=/port/cranes/]")
                                    .eachText())
                    .contains("Back");
        }
    }
}

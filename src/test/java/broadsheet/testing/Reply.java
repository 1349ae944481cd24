package broadsheet.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// What a server answered, as it came over the wire.
///
/// @param headers by small name; of several with one name, all values with ", " between
public record Reply(String path, int status, Map<String, String> headers, byte[] body) {

    /// A header's value, or "" where it is not there.
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public Document html() {
        return Jsoup.parse(text(), "http://localhost" + path);
    }

    /// The words readers see, without markup and surroundings.
    public String words() {
        return Objects.requireNonNullElse(html().selectFirst("main"), html().body()).text();
    }

    /// Every address of this site that the page links to or loads, in order, each once.
    public List<String> links() {
        Document page = html();
        Stream<String> found =
                Stream.concat(
                        page.select("[href]").eachAttr("href").stream(),
                        page.select("[src]").eachAttr("src").stream());
        Stream<String> sets =
                page.select("[srcset]").eachAttr("srcset").stream()
                        .flatMap(set -> Stream.of(set.split(",")))
                        .map(one -> one.strip().split("\\s+")[0]);
        return Stream.concat(found, sets)
                .filter(link -> link.startsWith("/") && !link.startsWith("//"))
                .map(link -> link.replaceFirst("#.*", ""))
                .distinct()
                .toList();
    }

    public String location() {
        return header("Location");
    }

    @Override
    public String toString() {
        return path + " answered " + status + " " + headers;
    }
}

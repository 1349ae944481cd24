package broadsheet.feeds;

import broadsheet.config.MachineSettings;
import broadsheet.paper.Addresses;
import broadsheet.paper.Paper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text of robots.txt (RFC 9309): everyone may read everything, but for crawlers that gather
/// matter to train models with, where the paper says so. Whoever answers readers' questions or
/// indexes the web for search is not among those. Search pages are for people alone: there is no
/// end to them, and nothing in them that does not stand elsewhere.
final class Robots {
    private Robots() {}

    /// @param licence the whole address of the licence for machines; null for none
    static String write(Paper paper, MachineSettings.Crawlers training, @Nullable String licence) {
        StringBuilder out = new StringBuilder();
        if (licence != null) out.append("License: ").append(licence).append("\n\n");
        if (training == MachineSettings.Crawlers.DISALLOW) {
            for (String crawler : trainingCrawlers())
                out.append("User-agent: ").append(crawler).append('\n');
            out.append("Disallow: /\n\n");
        }
        out.append("User-agent: *\nDisallow: ").append(Addresses.SEARCH).append("\n\n");
        out.append("Sitemap: ").append(paper.address(Sitemaps.INDEX)).append('\n');
        out.append("Sitemap: ").append(paper.address(Sitemaps.NEWS)).append('\n');
        return out.toString();
    }

    /// Their names for robots.txt, from a file that is kept up to date beside the code.
    static List<String> trainingCrawlers() {
        try (InputStream in = Robots.class.getResourceAsStream("/machines/training-crawlers.txt")) {
            if (in == null) throw new IllegalStateException("the jar lacks training-crawlers.txt");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package broadsheet.desk;

import broadsheet.identity.Actor;
import broadsheet.paper.Matter;
import broadsheet.paper.StandingMatter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a paper would rather not read, or read spelt otherwise: hints while one writes, never a
/// rule that stops anything. Editors keep the rules at the desk. Until somebody has, those of the
/// file `house-style.csv` in the data folder hold; without that, a starter set in the paper's
/// language.
public final class HouseStyle {
    private static final String FILE = "house-style.csv";
    private static final int LARGEST = 1 << 20;

    private final StandingMatter standing;
    private final Path file;
    private final String language;

    public HouseStyle(StandingMatter standing, Path data, String language) {
        this.standing = standing;
        this.file = data.resolve(FILE);
        this.language = Locale.forLanguageTag(language).getLanguage();
    }

    /// @param term with capitals where just these are meant
    /// @param hint why; may be empty
    /// @param replacement what to write instead; empty where that depends
    record Rule(String term, String hint, String replacement) {}

    /// Where rules are from.
    enum Origin {
        DESK,
        FILE,
        STARTER
    }

    /// The rules that hold.
    ///
    /// @param number of the version that the desk has; 0 where it never had one
    /// @param at when they were set, and by whom; null where they are not the desk's
    record Sheet(
            Origin origin, int number, List<Rule> rules, @Nullable Instant at, @Nullable Actor by) {
        Sheet {
            rules = List.copyOf(rules);
        }
    }

    Sheet sheet() throws IOException {
        StandingMatter.Version version = standing.newest().get(Matter.HOUSE_STYLE);
        int number = version == null ? 0 : version.number();
        String value = version == null ? null : version.value();
        if (version != null && value != null)
            return new Sheet(
                    Origin.DESK,
                    number,
                    HouseStyleCsv.read(value).rules(),
                    version.at(),
                    version.by());
        return Files.isRegularFile(file)
                ? new Sheet(Origin.FILE, number, fromFile(), null, null)
                : new Sheet(Origin.STARTER, number, starter(), null, null);
    }

    private List<Rule> fromFile() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return HouseStyleCsv.read(new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8))
                    .rules();
        }
    }

    private List<Rule> starter() {
        try (InputStream in =
                HouseStyle.class.getResourceAsStream("/house-style/" + language + ".csv")) {
            return in == null
                    ? List.of()
                    : HouseStyleCsv.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                            .rules();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sets all rules; false where somebody else has since version `onto`.
    ///
    /// @param told what the audit log says of it
    boolean set(int onto, List<Rule> rules, String told, Actor by) {
        return standing.set(
                        Map.of(
                                Matter.HOUSE_STYLE,
                                new StandingMatter.Wish(onto, HouseStyleCsv.write(rules), told)),
                        by)
                .isEmpty();
    }
}

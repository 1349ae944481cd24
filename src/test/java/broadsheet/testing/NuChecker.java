package broadsheet.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import nu.validator.client.EmbeddedValidator;
import nu.validator.client.EmbeddedValidator.OutputFormat;
import org.xml.sax.SAXException;

/// Checks pages against the HTML standard with the Nu HTML checker, in this process. Style sheets
/// in the page are left out: its CSS half does not know cascade layers yet.
public final class NuChecker {
    private static final Pattern STYLE =
            Pattern.compile("(?<=<style>).*?(?=</style>)", Pattern.DOTALL);

    private final EmbeddedValidator checker = new EmbeddedValidator();

    public NuChecker() {
        checker.setOutputFormat(OutputFormat.GNU);
        checker.setNoLangDetect(true);
    }

    /// What is wrong with a page, a line each with its place; empty where it is valid.
    public synchronized List<String> errors(String html) {
        try {
            String said =
                    checker.validate(
                            new ByteArrayInputStream(
                                    STYLE.matcher(html)
                                            .replaceAll("")
                                            .getBytes(StandardCharsets.UTF_8)));
            return said.lines().filter(line -> line.contains("error:")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}

package broadsheet.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import nu.validator.client.EmbeddedValidator;
import nu.validator.messages.GnuMessageEmitter;
import nu.validator.messages.MessageEmitterAdapter;
import nu.validator.servlet.imagereview.ImageCollector;
import nu.validator.validation.SimpleDocumentValidator;
import nu.validator.xml.SystemErrErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Checks pages against the HTML standard with the Nu HTML checker, in this process. Style sheets
/// in the page are left out: its CSS half does not know cascade layers yet.
public final class NuChecker {
    private static final Pattern STYLE =
            Pattern.compile("(?<=<style>).*?(?=</style>)", Pattern.DOTALL);

    /// The checker's own front reads the standard's schema anew for every page, which takes longer
    /// than all the rest; so it is read once, and what is set up for each page stands here.
    private static final class Standard {
        static final SimpleDocumentValidator READ = read();

        private static SimpleDocumentValidator read() {
            try {
                SimpleDocumentValidator standard = new SimpleDocumentValidator(true, false, false);
                standard.setUpMainSchema(EmbeddedValidator.SCHEMA_URL, new SystemErrErrorHandler());
                return standard;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// What is wrong with a page, a line each with its place; empty where it is valid.
    public List<String> errors(String html) {
        byte[] page = STYLE.matcher(html).replaceAll("").getBytes(StandardCharsets.UTF_8);
        try {
            return said(page).lines().filter(line -> line.contains("error:")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String said(byte[] page) throws IOException, SAXException {
        SimpleDocumentValidator standard = Standard.READ;
        synchronized (standard) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            MessageEmitterAdapter lines =
                    new MessageEmitterAdapter(
                            null,
                            standard.getSourceCode(),
                            true,
                            new ImageCollector(standard.getSourceCode()),
                            0,
                            true,
                            new GnuMessageEmitter(said, false));
            lines.setErrorsOnly(false);
            lines.setHtml(true);
            lines.start(null);
            standard.setUpValidatorAndParsers(lines, false, false);
            standard.checkHtmlInputSource(new InputSource(new ByteArrayInputStream(page)));
            lines.end("No errors found.", "There were errors.", "");
            return said.toString(StandardCharsets.UTF_8);
        }
    }
}

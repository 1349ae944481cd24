package broadsheet.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// A real mail server on a free port, and everybody's letters in it.
public final class Letterbox implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("/desk/link/[A-Za-z0-9_-]{43}");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    private Letterbox() {
        server.start();
    }

    public static Letterbox open() {
        return new Letterbox();
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /// A paper that writes through it.
    public TestSite.Builder paper() {
        return TestSite.paper()
                .with("mail.host", "127.0.0.1")
                .with("mail.port", "" + port())
                .with("mail.tls", "none")
                .with("mail.timeout", "10s");
    }

    /// One that came.
    public record Mail(String to, String name, String subject, String text, String html) {
        /// The link in it that lets somebody in, without the host.
        public String link() {
            Matcher link = LINK.matcher(text);
            if (!link.find()) throw new AssertionError("no link in " + text);
            return link.group();
        }

        /// The form that most people see.
        public Document page() {
            return Jsoup.parse(html);
        }
    }

    /// The next letter, once it has come; it is taken out of the box.
    public Mail next() {
        if (!server.waitForIncomingEmail(20_000, 1)) throw new AssertionError("no letter came");
        List<Mail> all = all();
        if (all.size() > 1) throw new AssertionError("more than one letter came: " + all);
        empty();
        return all.getFirst();
    }

    /// All that are there, once there are so many; they stay.
    public List<Mail> wait(int number) {
        if (!server.waitForIncomingEmail(20_000, number))
            throw new AssertionError("only these came: " + all());
        return all();
    }

    /// How many are there.
    public int size() {
        return server.getReceivedMessages().length;
    }

    public List<Mail> all() {
        return Arrays.stream(server.getReceivedMessages()).map(Letterbox::mail).toList();
    }

    public void empty() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new AssertionError(e);
        }
    }

    private static Mail mail(MimeMessage message) {
        try {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            InternetAddress to = (InternetAddress) message.getAllRecipients()[0];
            return new Mail(
                    to.getAddress(),
                    to.getPersonal(),
                    message.getSubject(),
                    parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"),
                    parts.getBodyPart(1).getContent().toString());
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}

package broadsheet.mail;

import broadsheet.config.MailSettings;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/// Hands letters to the mail server of the settings.
final class Smtp implements Carrier {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final int LONGEST = 200;

    private final MailSettings settings;
    private final Supplier<String> paper;
    private final Properties properties;

    private Smtp(
            MailSettings settings, Supplier<String> paper, @Nullable SSLSocketFactory sockets) {
        this.settings = settings;
        this.paper = paper;
        this.properties = properties(settings, sockets);
    }

    /// @param paper the name that the paper has now, whose letters they are
    static Smtp of(MailSettings settings, Supplier<String> paper) {
        return new Smtp(settings, paper, null);
    }

    /// The same, trusting other certificates than Java does.
    static Smtp trusting(SSLSocketFactory sockets, MailSettings settings, Supplier<String> paper) {
        return new Smtp(settings, paper, sockets);
    }

    private static Properties properties(
            MailSettings settings, @Nullable SSLSocketFactory sockets) {
        Properties properties = new Properties();
        String patience = Long.toString(settings.timeout().toMillis());
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.connectiontimeout", patience);
        properties.put("mail.smtp.timeout", patience);
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
        properties.put("mail.smtp.from", settings.from());
        properties.put("mail.smtp.localhost", domain(settings.from()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        if (sockets != null) properties.put("mail.smtp.ssl.socketFactory", sockets);
        switch (settings.tls()) {
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
        }
        return properties;
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /// Whether the server can be reached and lets us in; why not, or null where it does.
    static @Nullable String trouble(MailSettings settings) {
        Smtp smtp = of(settings, () -> "");
        SMTPTransport transport = null;
        try {
            transport = smtp.connected(smtp.session(false));
            return null;
        } catch (MessagingException e) {
            return said(e);
        } finally {
            hungUp(transport);
        }
    }

    /// @param utf8 whether headers and addresses may have letters beyond ASCII in them as they are,
    ///   which a server must know of (RFC 6531); else they are encoded
    private Session session(boolean utf8) {
        Properties all = new Properties();
        all.putAll(properties);
        all.put("mail.mime.allowutf8", Boolean.toString(utf8));
        return Session.getInstance(all);
    }

    private SMTPTransport connected(Session session) throws MessagingException {
        SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
        boolean known = !settings.user().isEmpty();
        transport.connect(
                Objects.requireNonNull(settings.host(), "mail.host"),
                settings.port(),
                known ? settings.user() : null,
                known ? settings.password() : null);
        return transport;
    }

    @Override
    public Carried carry(Letter letter, String message) {
        SMTPTransport transport = null;
        try {
            Session session = session(letter.to().beyondAscii());
            transport = connected(session);
            if (letter.to().beyondAscii() && !transport.supportsExtension("SMTPUTF8"))
                return new Carried.Refused(
                        "the mail server takes no addresses with such letters (SMTPUTF8)");
            MimeMessage written = written(session, letter, message);
            transport.sendMessage(written, written.getAllRecipients());
            return new Carried.Taken();
        } catch (MessagingException | UnsupportedEncodingException e) {
            return forGood(e) ? new Carried.Refused(said(e)) : new Carried.Failed(said(e));
        } finally {
            hungUp(transport);
        }
    }

    /// Whatever goes wrong while taking leave, the letter is there already.
    private static void hungUp(@Nullable SMTPTransport transport) {
        if (transport == null) return;
        try {
            transport.close();
        } catch (MessagingException _) {
            // It was taken, or it was not: that was settled before.
        }
    }

    private MimeMessage written(Session session, Letter letter, String id)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage message =
                new MimeMessage(session) {
                    @Override
                    protected void updateMessageID() throws MessagingException {
                        setHeader("Message-ID", "<" + id + "@" + domain(settings.from()) + ">");
                    }
                };
        message.setFrom(new InternetAddress(settings.from(), Letter.line(paper.get()), "UTF-8"));
        message.setRecipient(
                Message.RecipientType.TO,
                new InternetAddress(letter.to().address(), letter.to().name(), "UTF-8"));
        message.setSubject(letter.subject(), "UTF-8");
        message.setHeader("Date", DATE.format(ZonedDateTime.now(ZoneOffset.UTC)));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContentLanguage(new String[] {letter.language()});
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    /// Whether the server will never take it. What it says of us (wrong password, not allowed to
    /// send from this address) can be mended, and is tried again.
    private static boolean forGood(@Nullable Exception e) {
        return switch (e) {
            case null -> false;
            case AuthenticationFailedException _ -> false;
            case SMTPAddressFailedException failed -> failed.getReturnCode() / 100 == 5;
            case SMTPSendFailedException failed when !failed.getCommand().startsWith("MAIL") ->
                    failed.getReturnCode() / 100 == 5 || forGood(failed.getNextException());
            case MessagingException failed -> forGood(failed.getNextException());
            default -> false;
        };
    }

    /// In one printable line: a server may answer with anything.
    private static String said(Exception e) {
        StringBuilder said = new StringBuilder();
        for (Exception each = e; each != null; each = next(each))
            if (each.getMessage() != null && said.indexOf(each.getMessage().strip()) < 0)
                said.append(said.isEmpty() ? "" : ": ").append(each.getMessage().strip());
        String line =
                said.isEmpty()
                        ? e.getClass().getSimpleName()
                        : said.toString().replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException failed ? failed.getNextException() : null;
    }
}

package broadsheet.mail;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A letter as it goes out. It exists while it is sent, and is kept nowhere.
///
/// @param subject on one line
/// @param text all of it, plain
/// @param html the same as a page
/// @param language BCP 47
/// @param secret the link in it that lets somebody in; null where there is none
public record Letter(
        Mailbox to,
        String subject,
        String text,
        String html,
        String language,
        @Nullable URI secret) {
    public Letter {
        subject = line(subject);
    }

    /// On one line, since what breaks a line would begin another header; and never what looks like
    /// an encoded word (RFC 2047), since that would be read as what it hides.
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").replace("=?", "= ?").strip();
    }

    @Override
    public String toString() {
        return "a letter";
    }
}

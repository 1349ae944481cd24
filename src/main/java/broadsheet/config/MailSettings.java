package broadsheet.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The server that letters are handed to.
///
/// @param host null where none is set: then links are logged instead
/// @param user empty where the server asks for none
/// @param password never printed
/// @param from whom letters are from; never empty where there is a host
/// @param timeout how long the server may take over each step
public record MailSettings(
        @Nullable String host,
        int port,
        String user,
        String password,
        Tls tls,
        String from,
        Duration timeout) {

    /// How what is said to the server is kept from others.
    public enum Tls {
        /// It begins in the clear and must then be encrypted; where the server will not, nothing is
        /// sent.
        STARTTLS(587),
        /// It is encrypted from the first byte.
        TLS(465),
        /// Not at all: for a server on this machine.
        NONE(25);

        private final int usual;

        Tls(int usual) {
            this.usual = usual;
        }

        /// The port that servers usually have for it.
        int usual() {
            return usual;
        }
    }

    /// Whether letters go out.
    public boolean on() {
        return host != null;
    }

    @Override
    public String toString() {
        return "MailSettings[host=" + host + ", port=" + port + ", tls=" + tls + "]";
    }
}

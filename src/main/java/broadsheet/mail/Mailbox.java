package broadsheet.mail;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a letter goes: an address, and the name of whoever reads there.
///
/// @param address as the mail server takes it: its host in ASCII
/// @param name on one line
public record Mailbox(String address, String name) {
    private static final Pattern LOCAL =
            Pattern.compile("[^\\s\\p{Z}\\p{Cntrl}\\p{Cf}@<>\"(),:;\\\\\\[\\]]{1,64}");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    public Mailbox {
        name = Letter.line(name);
    }

    /// The mailbox, or empty where the address is none, or might be taken for another's: a host
    /// that other software may spell as another one (ß as ss, say) would hand the letter to whoever
    /// owns that.
    public static Optional<Mailbox> of(String address, String name) {
        int at = address.lastIndexOf('@');
        if (at < 1 || !LOCAL.matcher(address.substring(0, at)).matches()) return Optional.empty();
        return host(address.substring(at + 1))
                .map(host -> new Mailbox(address.substring(0, at) + "@" + host, name));
    }

    private static Optional<String> host(String given) {
        String host = Normalizer.normalize(given, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        try {
            String ascii = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
            boolean kept = ascii.equals(host) || IDN.toUnicode(ascii).equals(host);
            return kept && HOST.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether the part before the host has letters that only some mail servers take.
    boolean beyondAscii() {
        return address.chars().anyMatch(letter -> letter > 127);
    }
}

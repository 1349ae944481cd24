package broadsheet.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;

/// Looks names up for the client, and lets it have those addresses only that may be asked. What is
/// checked here is what is connected to: there is no second look that could be told something else.
final class Guard implements DnsResolver {
    private static final Pattern NUMBERS = Pattern.compile("(?i)(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");
    private static final Pattern PLAIN = Pattern.compile("((0|[1-9]\\d{0,2})(\\.(?!$)|$)){4}");

    private final Lookup lookup;
    private final Predicate<InetAddress> allowed;

    /// Where the addresses of a host come from.
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    Guard(Lookup lookup, Predicate<InetAddress> allowed) {
        this.lookup = lookup;
        this.allowed = allowed;
    }

    static Guard of(boolean privateAddresses) {
        return new Guard(
                InetAddress::getAllByName, privateAddresses ? _ -> true : PublicAddress::is);
    }

    /// All of a host's addresses.
    ///
    /// @throws NotPublic where one of them is not allowed: an honest name does not mix them
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (isOddlyWritten(host)) throw new NotPublic(host);
        InetAddress[] all = lookup.addresses(host);
        for (InetAddress each : all) if (!allowed.test(each)) throw new NotPublic(host);
        return all;
    }

    /// An IPv4 address in other than four plain numbers, such as `0177.0.0.1`: programs do not
    /// agree about which it is, and nobody honest writes one.
    private static boolean isOddlyWritten(String host) {
        return NUMBERS.matcher(host).matches() && !PLAIN.matcher(host).matches();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /// A host that must not be asked.
    static final class NotPublic extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        NotPublic(String host) {
            super(host + " is not a public address");
        }
    }
}

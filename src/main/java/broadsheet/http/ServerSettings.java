package broadsheet.http;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a [Server] listens and what it takes.
///
/// @param address where to listen: a host name or address, such as `127.0.0.1` or `0.0.0.0`
/// @param port 0 for any that is free
/// @param publicUrl how readers reach the site, or null where that is not known; `https` turns on
///   HSTS, and its origin may send forms
/// @param trustedProxies addresses whose `X-Forwarded-…` headers are believed
/// @param mostConnections beyond them a new one gets a 503
/// @param mostRequests requests being answered at one time by the handler; beyond them one gets a
///   503
/// @param longestLine bytes of method and address; beyond them 414
/// @param largestHead bytes of first line and headers; beyond them 431
/// @param largestBody bytes; beyond them 413, where the handler does not ask for more
/// @param headTimeout how long a request's first line and headers may take to arrive
/// @param stallTimeout how long a reader may take or send nothing while a request is being answered
/// @param idleTimeout how long a connection is kept without a request
/// @param headers more that every answer carries
public record ServerSettings(
        String address,
        int port,
        @Nullable URI publicUrl,
        Set<String> trustedProxies,
        int mostConnections,
        int mostRequests,
        int longestLine,
        int largestHead,
        int largestBody,
        Duration headTimeout,
        Duration stallTimeout,
        Duration idleTimeout,
        List<Header> headers) {

    public ServerSettings {
        trustedProxies =
                trustedProxies.stream()
                        .map(proxy -> InetAddress.ofLiteral(proxy).getHostAddress())
                        .collect(Collectors.toUnmodifiableSet());
        headers = List.copyOf(headers);
        if (port < 0 || port > 65535) throw new IllegalArgumentException("port is " + port);
        if (mostConnections < 1 || mostRequests < 1)
            throw new IllegalArgumentException("nobody could be answered");
        if (longestLine < 64 || largestHead < longestLine)
            throw new IllegalArgumentException("a head must hold its first line");
    }

    /// The defaults, on this address and port.
    public static ServerSettings on(String address, int port) {
        return new ServerSettings(
                address,
                port,
                null,
                Set.of(),
                10_000,
                1_000,
                8 << 10,
                32 << 10,
                1 << 20,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(75),
                List.of());
    }

    /// The defaults on the loopback address, on any free port.
    public static ServerSettings local() {
        return on(InetAddress.getLoopbackAddress().getHostAddress(), 0);
    }

    public ServerSettings withPublicUrl(URI url) {
        return new ServerSettings(
                address,
                port,
                url,
                trustedProxies,
                mostConnections,
                mostRequests,
                longestLine,
                largestHead,
                largestBody,
                headTimeout,
                stallTimeout,
                idleTimeout,
                headers);
    }

    public ServerSettings withTrustedProxies(Set<String> addresses) {
        return new ServerSettings(
                address,
                port,
                publicUrl,
                addresses,
                mostConnections,
                mostRequests,
                longestLine,
                largestHead,
                largestBody,
                headTimeout,
                stallTimeout,
                idleTimeout,
                headers);
    }

    public ServerSettings withMost(int connections, int requests) {
        return new ServerSettings(
                address,
                port,
                publicUrl,
                trustedProxies,
                connections,
                requests,
                longestLine,
                largestHead,
                largestBody,
                headTimeout,
                stallTimeout,
                idleTimeout,
                headers);
    }

    public ServerSettings withTimeouts(Duration head, Duration stall, Duration idle) {
        return new ServerSettings(
                address,
                port,
                publicUrl,
                trustedProxies,
                mostConnections,
                mostRequests,
                longestLine,
                largestHead,
                largestBody,
                head,
                stall,
                idle,
                headers);
    }

    boolean secure() {
        return publicUrl != null && "https".equals(publicUrl.getScheme());
    }
}

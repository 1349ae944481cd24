package broadsheet.config;

import java.util.List;

/// Where readers are served.
///
/// @param port 0 for any that is free
/// @param trustedProxies addresses whose word on the reader's address is believed
public record HttpSettings(String bind, int port, List<String> trustedProxies, int maxConnections) {
    public HttpSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }
}

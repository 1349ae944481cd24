package broadsheet.config;

/// Where health and metrics are served.
///
/// @param port 0 for any that is free
public record OpsSettings(String bind, int port) {}

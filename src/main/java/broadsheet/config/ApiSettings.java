package broadsheet.config;

/// How often the read API may be asked.
///
/// @param rate requests a minute from one address without a key; 0: none
/// @param keyRate requests a minute with a key that was given no rate of its own
public record ApiSettings(int rate, int keyRate) {}

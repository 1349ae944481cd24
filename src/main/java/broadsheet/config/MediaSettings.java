package broadsheet.config;

/// What pictures and other files are taken.
///
/// @param maxUpload the largest file
public record MediaSettings(DataSize maxUpload) {}

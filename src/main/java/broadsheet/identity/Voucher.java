package broadsheet.identity;

/// What a provider vouches for: that whoever sits at this browser has an account of theirs.
///
/// @param issuer which provider, by its own name for itself
/// @param subject what the provider calls the account, for ever
/// @param email the account's address; empty where the provider gives none
/// @param verified whether the provider says that the address is theirs
record Voucher(String issuer, String subject, String email, boolean verified) {}

package broadsheet.identity;

import java.time.Instant;

/// One line of the audit log.
///
/// @param act one of [Act], as its word
/// @param subject whom or what it was done to, such as `person:12`
/// @param detail more of it, or empty
public record AuditLine(
        long id, Instant at, String actor, String act, String subject, String detail) {}

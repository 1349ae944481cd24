package broadsheet.mail;

import java.time.Instant;

/// A letter that is to go out, before it is written: what it will be about, and for whom. No words,
/// and no secrets.
///
/// @param id its number
/// @param message the same for every attempt, so that a mailbox can tell a second copy
/// @param kind what it tells of
/// @param recipient who gets it, as whoever posted it names them
/// @param detail what else its writer must know; empty for nothing
/// @param posted when what it tells of happened
/// @param attempt the how manieth this is, from 1
public record Envelope(
        long id,
        String message,
        String kind,
        String recipient,
        String detail,
        Instant posted,
        int attempt) {}

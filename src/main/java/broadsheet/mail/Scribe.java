package broadsheet.mail;

import java.util.Optional;

/// Writes letters at the moment they go out, so that nothing that is worth stealing lies about
/// before.
public interface Scribe {

    /// The letter; empty where it is not true any more, or nobody is there to read it. Called once
    /// for each attempt, and whatever it writes to the database must have been committed when it
    /// returns.
    Optional<Letter> write(Envelope envelope);
}

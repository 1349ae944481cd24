package broadsheet.mail;

/// Takes letters away from here.
interface Carrier {

    /// Takes one.
    ///
    /// @param message names it to mailboxes; the same for every attempt
    Carried carry(Letter letter, String message);

    /// What came of it.
    sealed interface Carried {
        /// It is the server's now.
        record Taken() implements Carried {}

        /// It was refused for good.
        record Refused(String why) implements Carried {}

        /// It did not work this time.
        record Failed(String why) implements Carried {}
    }
}

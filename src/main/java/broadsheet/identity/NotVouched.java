package broadsheet.identity;

/// What came back does not prove who somebody is. The message is for the log.
final class NotVouched extends Exception {
    private static final long serialVersionUID = 1L;

    NotVouched(String message) {
        super(message);
    }

    NotVouched(String message, Exception cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}

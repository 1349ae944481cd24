package broadsheet.identity;

/// Too many sign in at once. The same request may succeed some seconds later.
public final class HashingBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HashingBusy() {
        super("too many passwords are being looked at", null, false, false);
    }
}

package broadsheet.press;

/// Too many pages are being rendered for this one to wait any longer. The right answer is 503 with
/// Retry-After.
public final class PressBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PressBusy(String message) {
        super(message);
    }
}

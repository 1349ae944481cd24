package broadsheet.http;

/// Answers requests. Runs on a virtual thread of its own, so it may block.
@FunctionalInterface
public interface Handler {
    /// The answer. What is thrown becomes a 500 with an incident number, a [RefusedException] its
    /// refusal.
    Response handle(Request request) throws Exception;
}

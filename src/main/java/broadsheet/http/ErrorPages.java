package broadsheet.http;

import org.jspecify.annotations.Nullable;

/// Makes pages of refusals, for readers. Programs that want JSON get an RFC 9457 problem without
/// being asked here.
@FunctionalInterface
public interface ErrorPages {
    /// Small pages without any design, which say what to do.
    ErrorPages PLAIN = (refusal, _) -> PlainErrorPage.of(refusal);

    /// The page; its status must be the refusal's.
    ///
    /// @param request null where the request could not be read
    Content page(Refusal refusal, @Nullable Request request);
}

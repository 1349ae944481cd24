package broadsheet.hooks;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A hook about to be added.
///
/// @throws IllegalArgumentException with a line for the operator where it cannot be one
public record NewHook(URI url, Secret secret, List<String> kinds, @Nullable String section) {
    public NewHook {
        kinds = List.copyOf(kinds);
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http") || url.getHost() == null)
            throw new IllegalArgumentException(
                    "A hook's address is one such as https://example.org/hook.");
        if (url.getUserInfo() != null)
            throw new IllegalArgumentException(
                    "A hook's address has no password in it; the signature says who is calling.");
        for (String kind : kinds)
            if (HookKind.of(kind).isEmpty())
                throw new IllegalArgumentException(
                        "There is no kind "
                                + kind
                                + "; there are "
                                + String.join(", ", HookKind.words())
                                + ".");
    }
}

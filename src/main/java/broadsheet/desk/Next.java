package broadsheet.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where somebody goes on after signing in: pages of the desk, and nowhere else.
final class Next {
    /// The first page: what there is to do today.
    static final String HOME = "/desk";

    private static final Pattern OWN =
            Pattern.compile("/desk(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*(\\?[A-Za-z0-9._~%=&+-]*)?");

    private Next() {}

    /// The place asked for, or the first page where it is none of ours.
    static String safe(Optional<String> asked) {
        return asked.filter(path -> path.length() < 1_000 && OWN.matcher(path).matches())
                .filter(path -> !path.startsWith(SignInRoutes.PATH))
                .orElse(HOME);
    }

    /// The way to the sign-in page, and from there back to this place.
    static String signInThen(String path) {
        return path.equals(HOME)
                ? SignInRoutes.PATH
                : SignInRoutes.PATH + "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}

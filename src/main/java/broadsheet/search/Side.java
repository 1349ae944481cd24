package broadsheet.search;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/// A side of the paper, which has an index of its own: what readers see, and what only the newsroom
/// does.
public enum Side {
    READERS("search", 1, "section|tag|author|before|after"),
    /// Whose questions may say `state:` besides.
    DESK("search-desk", 2, "section|tag|author|before|after|state");

    private final String folder;
    private final int edition;
    private final Pattern operator;

    /// @param edition counts what its stock has been; an index of an older one is built anew
    Side(String folder, int edition, String operators) {
        this.folder = folder;
        this.edition = edition;
        this.operator = Pattern.compile("(" + operators + "):(?=\\S)", Pattern.CASE_INSENSITIVE);
    }

    /// Where its index lies, or will.
    ///
    /// @param data the data folder
    public Path folder(Path data) {
        return data.resolve(folder);
    }

    /// What is in its index, for as long as that stays the same.
    String version() {
        return edition == 1 ? word() : word() + edition;
    }

    /// As logs have it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Matches an operator of its questions with its colon, where something follows.
    Pattern operator() {
        return operator;
    }
}

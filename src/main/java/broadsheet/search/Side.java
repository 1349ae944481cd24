package broadsheet.search;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/// A side of the paper, which has an index of its own: what readers see, and what only the newsroom
/// does.
public enum Side {
    READERS("search", "section|tag|author|before|after"),
    /// Whose questions may say `state:` besides.
    DESK("search-desk", "section|tag|author|before|after|state");

    private final String folder;
    private final Pattern operator;

    Side(String folder, String operators) {
        this.folder = folder;
        this.operator = Pattern.compile("(" + operators + "):(?=\\S)", Pattern.CASE_INSENSITIVE);
    }

    /// Where its index lies, or will.
    ///
    /// @param data the data folder
    public Path folder(Path data) {
        return data.resolve(folder);
    }

    /// As logs and versions have it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Matches an operator of its questions with its colon, where something follows.
    Pattern operator() {
        return operator;
    }
}

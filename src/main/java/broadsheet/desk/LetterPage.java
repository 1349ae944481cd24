package broadsheet.desk;

import java.util.ArrayList;
import java.util.List;

/// What a letter to somebody of the newsroom says.
///
/// @param direction `rtl` or `ltr`
/// @param link where it leads
/// @param after what stands below the link
/// @param from who writes
/// @param home the paper's address
public record LetterPage(
        String language,
        String direction,
        String subject,
        String hello,
        String text,
        String link,
        List<String> after,
        String from,
        String home) {
    public LetterPage {
        after = List.copyOf(after);
    }

    /// All of it without any form.
    String plain() {
        List<String> parts = new ArrayList<>(List.of(hello, text, link));
        parts.addAll(after);
        parts.add(from + "\n" + home);
        return String.join("\n\n", parts) + "\n";
    }
}

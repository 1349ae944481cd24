package broadsheet.story;

import broadsheet.db.Tx;
import broadsheet.identity.Email;
import broadsheet.media.PictureId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What may be said of a contributor. To be asked once the [Shelves] are closed.
final class ContributorRules {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ROLE = 200;
    private static final int LONGEST_BIO = 2_000;
    private static final int LONGEST_LINK = 500;
    private static final int MOST_LINKS = 8;

    /// Of the web, and with nothing before the host that could be taken for it.
    private static final Pattern LINK = Pattern.compile("https?://[^\\s/@\\\\]+(/\\S*)?");

    private ContributorRules() {}

    /// @param was the contributor as they stand; null for a new one
    static List<Outcome.Problem> problems(
            Tx tx, ContributorRegister.Words words, @Nullable Contributor was) {
        List<Outcome.Problem> problems = new ArrayList<>();
        if (words.name().isEmpty() || words.name().length() > LONGEST_NAME)
            problems.add(
                    new Outcome.Problem(
                            "name",
                            "a contributor has a name of 1 to " + LONGEST_NAME + " characters"));
        atMost(LONGEST_ROLE, "role", words.role(), problems);
        atMost(LONGEST_BIO, "bio", words.bio(), problems);
        if (words.slug().isEmpty())
            problems.add(new Outcome.Problem("slug", "an address has a letter or a digit"));
        else if ((was == null || !words.slug().equals(was.slug())) && isTaken(tx, words, was))
            problems.add(
                    new Outcome.Problem(
                            "slug",
                            words.address() + " is somebody else's, or was: choose another"));
        if (words.email() != null && Email.of(words.email()).isEmpty())
            problems.add(
                    new Outcome.Problem(
                            "email",
                            "“" + words.email() + "” is no address such as ada@paper.example"));
        if (words.picture() != null && !isThere(tx, words.picture()))
            problems.add(
                    new Outcome.Problem("picture.number", "there is no picture of this number"));
        links(words.links(), problems);
        return problems;
    }

    private static void atMost(
            int longest, String field, @Nullable String text, List<Outcome.Problem> problems) {
        if (text != null && text.length() > longest)
            problems.add(new Outcome.Problem(field, "at most " + longest + " characters"));
    }

    private static void links(List<String> links, List<Outcome.Problem> problems) {
        if (links.size() > MOST_LINKS)
            problems.add(new Outcome.Problem("links", "at most " + MOST_LINKS + " links"));
        for (String link : links)
            if (!LINK.matcher(link).matches()
                    || link.length() > LONGEST_LINK
                    || !Inline.Link.safe(link))
                problems.add(
                        new Outcome.Problem(
                                "links",
                                "“"
                                        + link
                                        + "” is no address such as https://social.example/mara"));
    }

    private static boolean isTaken(
            Tx tx, ContributorRegister.Words words, @Nullable Contributor was) {
        return tx.sql("select true from contributor where slug = :slug")
                        .bind("slug", words.slug())
                        .one(_ -> true)
                        .isPresent()
                || !Relocations.free(
                        tx,
                        words.address(),
                        was == null ? "" : ContributorRegister.ADDRESS + was.slug());
    }

    private static boolean isThere(Tx tx, PictureId picture) {
        return tx.sql("select true from picture where id = :id")
                .bind("id", picture.value())
                .one(_ -> true)
                .isPresent();
    }
}

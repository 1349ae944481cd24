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
            problems.add(new Outcome.Problem("name", Reason.CONTRIBUTOR_NAME.with(LONGEST_NAME)));
        atMost(LONGEST_ROLE, "role", words.role(), problems);
        atMost(LONGEST_BIO, "bio", words.bio(), problems);
        if (words.slug().isEmpty()) problems.add(new Outcome.Problem("slug", Reason.SLUG.with()));
        else if ((was == null || !words.slug().equals(was.slug())) && isTaken(tx, words, was))
            problems.add(new Outcome.Problem("slug", Reason.SLUG_OF_PERSON.with(words.address())));
        if (words.email() != null && Email.of(words.email()).isEmpty())
            problems.add(new Outcome.Problem("email", Reason.EMAIL.with(words.email())));
        if (words.picture() != null && !isThere(tx, words.picture()))
            problems.add(new Outcome.Problem("picture.number", Reason.PICTURE_NUMBER.with()));
        links(words.links(), problems);
        return problems;
    }

    private static void atMost(
            int longest, String field, @Nullable String text, List<Outcome.Problem> problems) {
        if (text != null && text.length() > longest)
            problems.add(new Outcome.Problem(field, Reason.AT_MOST.with(longest)));
    }

    private static void links(List<String> links, List<Outcome.Problem> problems) {
        if (links.size() > MOST_LINKS)
            problems.add(new Outcome.Problem("links", Reason.LINKS.with(MOST_LINKS)));
        for (String link : links)
            if (!LINK.matcher(link).matches()
                    || link.length() > LONGEST_LINK
                    || !Inline.Link.safe(link))
                problems.add(new Outcome.Problem("links", Reason.LINK.with(link)));
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

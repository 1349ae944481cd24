package broadsheet.identity;

import broadsheet.db.Tx;
import broadsheet.mail.Letters;

/// Letters to people about their accounts. They are posted in the transaction of what they tell of,
/// and written when they go out.
public final class Post {
    private final Letters letters;

    Post(Letters letters) {
        this.letters = letters;
    }

    /// Whether there is a mail server that letters are taken to.
    public boolean carried() {
        return letters.carried();
    }

    /// Tells somebody, where letters go out.
    void tell(Tx tx, LetterKind kind, PersonId person, String detail) {
        if (letters.carried())
            letters.post(tx, kind.word(), person.actor().name(), detail, kind.good());
    }

    /// Notes that somebody asked for a link. Whether there is such a person is not looked up: that
    /// could be told from how long it takes.
    void lost(Tx tx, Email asked) {
        letters.post(
                tx,
                LetterKind.LOST_PASSWORD.word(),
                asked.text(),
                "",
                LetterKind.LOST_PASSWORD.good());
    }
}

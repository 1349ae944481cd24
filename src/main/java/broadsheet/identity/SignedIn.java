package broadsheet.identity;

/// Somebody at a browser in which they have signed in.
public record SignedIn(Person person, Session session, Token token) {
    /// What the forms of this session carry, so that nobody else can send them.
    public Token formToken() {
        return token.derived("form");
    }

    /// What they act with at the desk.
    public Mandate mandate() {
        return person.mandate();
    }

    public Actor actor() {
        return person.id().actor();
    }
}

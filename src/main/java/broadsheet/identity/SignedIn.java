package broadsheet.identity;

/// Somebody at a browser in which they have signed in.
public record SignedIn(Person person, Session session, Token token) {
    /// What the forms of this session carry, so that nobody else can send them.
    public Token formToken() {
        return token.derived("form");
    }

    public Actor actor() {
        return person.id().actor();
    }
}

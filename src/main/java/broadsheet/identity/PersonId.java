package broadsheet.identity;

/// A person's number. It never goes to another.
public record PersonId(long value) {
    /// As the record names whoever did something.
    public Actor actor() {
        return new Actor("person:" + value);
    }
}

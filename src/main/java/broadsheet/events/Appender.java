package broadsheet.events;

/// Takes the events of one transaction.
public interface Appender {
    void append(Event event);
}

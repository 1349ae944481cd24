package broadsheet.story;

import broadsheet.ledger.Hash;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What somebody saw of a section, a tag or a contributor when they filled in its form: a mark of
/// it, by which is noticed that somebody else has changed it since.
public record Seen(String mark) {
    /// Of whoever looks and writes in one go.
    public static final Seen NOW = new Seen("");

    /// @param fields what the form showed, by name
    public static Seen of(Map<String, String> fields) {
        return new Seen(Hash.START.then(new TreeMap<>(fields).toString()).toString());
    }

    /// What would be set back without its setter's having seen it; nothing where they have.
    List<Outcome.Problem> overlooked(Map<String, String> now, Map<String, String> typed) {
        if (equals(NOW) || equals(of(now))) return List.of();
        return new TreeMap<>(now)
                .entrySet().stream()
                        .filter(field -> !field.getValue().equals(typed.get(field.getKey())))
                        .map(field ->
                                new Outcome.Problem(
                                        field.getKey(), Reason.OVERLOOKED.with(field.getValue())))
                        .toList();
    }
}

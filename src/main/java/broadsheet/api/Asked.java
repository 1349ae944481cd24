package broadsheet.api;

import broadsheet.http.Request;
import broadsheet.paper.Addresses;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A request's parameters, read strictly: what is not known, given twice or not allowed is refused
/// by name.
final class Asked {
    private static final int LONGEST = 500;
    private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final Request request;
    private final TreeMap<String, String> given = new TreeMap<>();

    /// @param known every parameter that the address has
    Asked(Request request, String... known) {
        this.request = request;
        Set<String> names = Set.of(known);
        String allowed =
                names.isEmpty() ? "none" : String.join(", ", names.stream().sorted().toList());
        for (String name : request.paramNames()) {
            if (!names.contains(name)) throw Problem.unknownParameter(name, allowed).thrown();
            List<String> values = request.params(name);
            if (values.size() > 1)
                throw Problem.parameter(name, String.join("&", values), "one value").thrown();
            if (values.getFirst().length() > LONGEST)
                throw Problem.parameter(
                                name, values.getFirst(), "at most " + LONGEST + " characters")
                        .thrown();
            given.put(name, values.getFirst());
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    /// What was asked for, the same however it was written: the path and the parameters in order.
    String canonical() {
        StringBuilder out = new StringBuilder(Addresses.encoded(request.path()));
        char before = '?';
        for (var each : given.entrySet()) {
            out.append(before)
                    .append(each.getKey())
                    .append('=')
                    .append(Encoding.value(each.getValue()));
            before = '&';
        }
        return out.toString();
    }

    /// The parameters as they were given, with another value for one of them, as a query.
    String with(String name, String value) {
        TreeMap<String, String> all = new TreeMap<>(given);
        all.put(name, value);
        return all.entrySet().stream()
                .map(each -> each.getKey() + "=" + Encoding.value(each.getValue()))
                .collect(java.util.stream.Collectors.joining("&", "?", ""));
    }

    int limit(int usual, int most) {
        return number("limit", usual, most);
    }

    /// A whole number from 1.
    int number(String name, int usual, int most) {
        String value = given.get(name);
        if (value == null) return usual;
        String allowed = "a whole number from 1 to " + most;
        if (!WHOLE.matcher(value).matches() || value.length() > 9)
            throw Problem.parameter(name, value, allowed).thrown();
        int number = Integer.parseInt(value);
        if (number > most) throw Problem.parameter(name, value, allowed).thrown();
        return number;
    }

    /// A number in the path.
    long id(String name) {
        String value = request.variable(name);
        if (!WHOLE.matcher(value).matches())
            throw Problem.parameter(name, value, "a whole number of at most 18 digits").thrown();
        return Long.parseLong(value);
    }

    /// A slug or the like in the path.
    String variable(String name) {
        String value = request.variable(name);
        if (value.length() > LONGEST)
            throw Problem.parameter(name, value, "at most " + LONGEST + " characters").thrown();
        return value;
    }

    Optional<Instant> instant(String name, ZoneId zone) {
        return text(name).map(value -> instant(name, value, zone));
    }

    private static Instant instant(String name, String value, ZoneId zone) {
        try {
            Instant instant =
                    value.length() == 10
                            ? LocalDate.parse(value).atStartOfDay(zone).toInstant()
                            : OffsetDateTime.parse(value).toInstant();
            if (instant.isBefore(FIRST) || instant.isAfter(LAST))
                throw new DateTimeException("out of range");
            return instant;
        } catch (DateTimeException e) {
            throw Problem.parameter(
                            name,
                            value,
                            "a day such as 2026-11-25, or a time such as 2026-11-25T09:00:00Z"
                                    + " (a + is sent as %2B)")
                    .thrown();
        }
    }

    /// One of an enum's words.
    <E extends Enum<E>> Optional<E> choice(String name, E[] all) {
        return text(name)
                .map(value ->
                        Arrays.stream(all)
                                .filter(each -> word(each).equals(value))
                                .findFirst()
                                .orElseThrow(
                                        () -> Problem.parameter(name, value, words(all)).thrown()));
    }

    /// Some of an enum's words, separated by commas, each once: there are only so many ways to ask
    /// for the same.
    <E extends Enum<E>> Optional<Collection<E>> choices(String name, E[] all) {
        return text(name).map(value -> choices(name, value, all));
    }

    private static <E extends Enum<E>> Collection<E> choices(String name, String value, E[] all) {
        List<String> wanted = List.of(value.split(",", -1));
        List<E> found = Arrays.stream(all).filter(each -> wanted.contains(word(each))).toList();
        if (found.size() == wanted.size()) return found;
        throw Problem.parameter(name, value, words(all) + ", or several separated by commas")
                .thrown();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> String words(E[] all) {
        return String.join(", ", Arrays.stream(all).map(Asked::word).toList());
    }
}

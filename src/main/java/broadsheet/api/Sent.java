package broadsheet.api;

import broadsheet.http.Request;
import broadsheet.story.Outcome;
import broadsheet.story.Rule;
import broadsheet.text.Json;
import broadsheet.text.PlainText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The JSON object that a client sent, or one inside it, read strictly: what is not known is named
/// with its place, and so is what has another type than it should.
final class Sent {
    /// As much text as anybody writes, in a script of three bytes a letter.
    private static final int LARGEST = 4 << 20;

    private static final int DEEPEST = 100;

    /// Tags, sections and names that one story may have.
    private static final int FEW = 100;

    private static final Set<String> TYPES =
            Set.of("application/json", "application/merge-patch+json");

    private final Json.Obj object;
    private final String place;
    private final List<Outcome.Problem> problems;

    /// @param place where it is in the body; empty for the body itself
    private Sent(Json.Obj object, String place, List<Outcome.Problem> problems) {
        this.object = object;
        this.place = place;
        this.problems = problems;
    }

    /// The body of a request.
    ///
    /// @throws Problem.Thrown where it is no JSON object, or asks for what this API does not do
    static Sent in(Request request, String... known) {
        if (request.header("If-Match").isPresent()
                || request.header("If-Unmodified-Since").isPresent())
            throw Problem.of(
                            400,
                            "precondition",
                            "Preconditions are not taken as headers",
                            "Say as base, in the body, from which revision this was made.")
                    .thrown();
        String type = request.header("Content-Type").orElse("").split(";")[0].strip();
        if (!TYPES.contains(type.toLowerCase(Locale.ROOT)))
            throw Problem.of(
                            415,
                            "media-type",
                            "Only JSON is taken",
                            "Send the body with Content-Type application/json.")
                    .thrown();
        return new Sent(read(request.body(LARGEST)), "", new ArrayList<>()).only(known);
    }

    /// What was sent, the same for the same JSON however it was spaced.
    String canonical() {
        return object.write();
    }

    private static Json.Obj read(byte[] body) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            if (deep(text)) throw unreadable("It is nested deeper than " + DEEPEST + " levels.");
            return Json.read(text).obj();
        } catch (CharacterCodingException e) {
            throw unreadable("It is not UTF-8.");
        } catch (IllegalArgumentException e) {
            throw unreadable("It is no JSON object: " + e.getMessage() + ".");
        }
    }

    private static RuntimeException unreadable(String detail) {
        return Problem.of(400, "body", "The body cannot be read", detail).thrown();
    }

    /// Looked at before anything is built of it.
    private static boolean deep(String text) {
        int depth = 0;
        boolean inText = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inText) {
                if (c == '\\') i++;
                else if (c == '"') inText = false;
            } else if (c == '"') inText = true;
            else if (c == '{' || c == '[') {
                if (++depth > DEEPEST) return true;
            } else if (c == '}' || c == ']') depth--;
        }
        return false;
    }

    private Sent only(String... known) {
        Set<String> names = new TreeSet<>(Arrays.asList(known));
        for (String name : object.members().keySet())
            if (!names.contains(name))
                problem(
                        name,
                        names.isEmpty()
                                ? "is not known here; nothing is"
                                : "is not known here; known are " + String.join(", ", names));
        return this;
    }

    /// Notes what is wrong with a member.
    void problem(String name, String rule) {
        problems.add(new Outcome.Problem(at(name), Rule.said(rule)));
    }

    /// Notes what is wrong elsewhere.
    void problems(List<Outcome.Problem> others) {
        problems.addAll(others);
    }

    String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    /// @throws Problem.Thrown where anything was wrong, all of it named
    void check() {
        if (!problems.isEmpty()) throw Problem.fields(problems, Json.object().build()).thrown();
    }

    boolean has(String name) {
        return object.members().containsKey(name);
    }

    Json get(String name) {
        return object.get(name);
    }

    /// An object inside, or one with no members where there is none.
    Sent inside(String name, String... known) {
        Json value = object.get(name);
        if (!(value instanceof Json.Obj) && !(value instanceof Json.Null))
            problem(name, "is not an object");
        Json.Obj inner = value instanceof Json.Obj found ? found : Json.object().build();
        return new Sent(inner, at(name), problems).only(known);
    }

    /// The objects of an array inside, of [#few].
    List<Sent> each(String name, String... known) {
        List<Sent> all = new ArrayList<>();
        List<Json> items = few(name);
        for (int i = 0; i < items.size(); i++) {
            String at = name + "[" + i + "]";
            if (items.get(i) instanceof Json.Obj item)
                all.add(new Sent(item, at(at), problems).only(known));
            else problem(at, "is not an object");
        }
        return all;
    }

    /// An array of what is looked up one by one; empty where there are more than anybody needs.
    List<Json> few(String name) {
        List<Json> items = items(name);
        if (items.size() <= FEW) return items;
        problem(name, "has " + items.size() + " entries; send at most " + FEW);
        return List.of();
    }

    List<Json> items(String name) {
        if (object.get(name) instanceof Json.Arr(var items)) return items;
        problem(name, "is not an array");
        return List.of();
    }

    /// Text on one line: `otherwise` where the member is absent, null where it is null or blank.
    @Nullable String line(String name, @Nullable String otherwise) {
        if (!has(name)) return otherwise;
        return switch (object.get(name)) {
            case Json.Text(var text) -> {
                String line = PlainText.clean(text).replaceAll("\\s+", " ").strip();
                yield line.isEmpty() ? null : line;
            }
            case Json.Null _ -> null;
            case Json.Obj _, Json.Arr _, Json.Num _, Json.Bool _ -> {
                problem(name, "is not a string");
                yield otherwise;
            }
        };
    }

    /// The same where there must be one; noted where there is none.
    String needed(String name, String rule) {
        String line = line(name, null);
        if (line != null) return line;
        problem(name, rule);
        return "";
    }

    boolean flag(String name, boolean otherwise) {
        if (!has(name)) return otherwise;
        if (object.get(name) instanceof Json.Bool(var value)) return value;
        problem(name, "is neither true nor false");
        return otherwise;
    }

    int number(String name, int otherwise, int least, int most) {
        if (!has(name)) return otherwise;
        if (object.get(name) instanceof Json.Num(var value)
                && value.compareTo(java.math.BigDecimal.valueOf(least)) >= 0
                && value.compareTo(java.math.BigDecimal.valueOf(most)) <= 0
                && value.stripTrailingZeros().scale() <= 0) return value.intValueExact();
        problem(name, "is not a whole number from " + least + " to " + most);
        return otherwise;
    }

    /// The revision that a change was made from.
    int base() {
        if (!has("base")) problem("base", "names the revision that this was made from");
        return number("base", 0, 1, Integer.MAX_VALUE);
    }
}

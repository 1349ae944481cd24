package broadsheet.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// A JSON value (RFC 8259). Objects keep the order of their members; a repeated name is refused.
public sealed interface Json {
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /// The member, or [Null] where there is none.
        public Json get(String name) {
            return members.getOrDefault(name, Null.NULL);
        }

        /// The member's text, or null where it is absent or null; anything but text throws.
        public @Nullable String textOrNull(String name) {
            return switch (get(name)) {
                case Text(var value) -> value;
                case Null _ -> null;
                default -> throw new IllegalArgumentException(name + " is not a string");
            };
        }

        public String text(String name) {
            String value = textOrNull(name);
            if (value == null) throw new IllegalArgumentException(name + " is missing");
            return value;
        }

        public String text(String name, String otherwise) {
            String value = textOrNull(name);
            return value == null ? otherwise : value;
        }

        public long number(String name) {
            if (!(get(name) instanceof Num(var value)))
                throw new IllegalArgumentException(name + " is not a number");
            try {
                return value.longValueExact();
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(name + " is not a whole number: " + value, e);
            }
        }

        public @Nullable Long numberOrNull(String name) {
            return get(name) instanceof Num ? (Long) number(name) : null;
        }

        /// True where the member is `true`; absent is false.
        public boolean flag(String name) {
            return get(name) instanceof Bool(var value) && value;
        }

        /// The member's items; absent is empty.
        public List<Json> items(String name) {
            return get(name) instanceof Arr(var items) ? items : List.of();
        }
    }

    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    record Text(String value) implements Json {}

    record Num(BigDecimal value) implements Json {}

    record Bool(boolean value) implements Json {}

    enum Null implements Json {
        NULL
    }

    /// Starts an object.
    static Builder object() {
        return new Builder();
    }

    static Json of(@Nullable String value) {
        return value == null ? Null.NULL : new Text(value);
    }

    static Json of(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    static Json of(boolean value) {
        return new Bool(value);
    }

    static <T> Json array(Collection<T> items, Function<? super T, ? extends Json> each) {
        List<Json> array = new ArrayList<>(items.size());
        for (T item : items) array.add(each.apply(item));
        return new Arr(array);
    }

    /// This value as an object, or a clear refusal.
    default Obj obj() {
        if (this instanceof Obj obj) return obj;
        throw new IllegalArgumentException("a JSON object was expected");
    }

    /// This value as text, or a clear refusal.
    default String string() {
        if (this instanceof Text(var value)) return value;
        throw new IllegalArgumentException("a JSON string was expected");
    }

    /// Reads one value and nothing after it.
    ///
    /// @throws IllegalArgumentException naming line and column where it is not JSON
    static Json read(String text) {
        try (JsonParser parser = JsonIo.FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            Json value = JsonIo.value(parser);
            if (parser.nextToken() != null)
                throw new IllegalArgumentException(
                        "not JSON: text after the value at line "
                                + parser.currentTokenLocation().getLineNr());
            return value;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "not JSON: "
                            + e.getOriginalMessage()
                            + " at line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()));
        }
    }

    /// This value as compact JSON text.
    default String write() {
        return JsonIo.write(this);
    }

    /// This value as JSON text for people, indented.
    default String pretty() {
        StringBuilder out = new StringBuilder();
        JsonIo.pretty(this, "", out);
        return out.toString();
    }

    /// Collects an object's members in order. Null values are left out.
    final class Builder {
        private final Map<String, Json> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, Json value) {
            members.put(name, value);
            return this;
        }

        public Builder put(String name, @Nullable String value) {
            if (value != null) members.put(name, new Text(value));
            return this;
        }

        public Builder put(String name, long value) {
            members.put(name, of(value));
            return this;
        }

        public Builder put(String name, boolean value) {
            members.put(name, new Bool(value));
            return this;
        }

        public <T> Builder put(
                String name, Collection<T> items, Function<? super T, ? extends Json> each) {
            members.put(name, array(items, each));
            return this;
        }

        public Obj build() {
            return new Obj(members);
        }
    }
}

/// How [Json] meets its parser and writer.
final class JsonIo {
    static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(tools.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(200)
                                    .maxStringLength(50_000_000)
                                    .build())
                    .build();

    private JsonIo() {}

    static Json value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == null) throw new IllegalArgumentException("empty JSON text");
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Json> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                yield new Json.Obj(members);
            }
            case START_ARRAY -> {
                List<Json> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) items.add(value(parser));
                yield new Json.Arr(items);
            }
            case VALUE_STRING -> new Json.Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getDecimalValue());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> Json.Null.NULL;
            default -> throw new IllegalArgumentException("not JSON: " + token);
        };
    }

    static String write(Json value) {
        var out = new java.io.StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(generator, value);
        }
        return out.toString();
    }

    private static void write(JsonGenerator generator, Json value) {
        switch (value) {
            case Json.Obj(var members) -> {
                generator.writeStartObject();
                members.forEach((name, member) -> {
                    generator.writeName(name);
                    write(generator, member);
                });
                generator.writeEndObject();
            }
            case Json.Arr(var items) -> {
                generator.writeStartArray();
                items.forEach(item -> write(generator, item));
                generator.writeEndArray();
            }
            case Json.Text(var text) -> generator.writeString(text);
            case Json.Num(var number) -> generator.writeNumber(number);
            case Json.Bool(var bool) -> generator.writeBoolean(bool);
            case Json.Null _ -> generator.writeNull();
        }
    }

    static void pretty(Json value, String indent, StringBuilder out) {
        String inner = indent + "  ";
        switch (value) {
            case Json.Obj(var members) when !members.isEmpty() -> {
                String open = "{";
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    out.append(open).append('\n').append(inner);
                    out.append(write(new Json.Text(member.getKey()))).append(": ");
                    pretty(member.getValue(), inner, out);
                    open = ",";
                }
                out.append('\n').append(indent).append('}');
            }
            case Json.Arr(var items) when !items.isEmpty() -> {
                String open = "[";
                for (Json item : items) {
                    out.append(open).append('\n').append(inner);
                    pretty(item, inner, out);
                    open = ",";
                }
                out.append('\n').append(indent).append(']');
            }
            case Json.Obj _, Json.Arr _, Json.Text _, Json.Num _, Json.Bool _, Json.Null _ ->
                    out.append(write(value));
        }
    }
}

package broadsheet.ledger;

import broadsheet.text.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/// JSON in the one spelling that RFC 8785 (JCS) gives it, so that equal values have equal hashes.
public final class CanonicalJson {
    /// A whole number of no more digits is a double, and is written as it is.
    private static final int SAFE_DIGITS = 15;

    private CanonicalJson() {}

    /// @throws IllegalArgumentException for a number beyond a double, or text with a lone surrogate
    public static String write(Json value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /// An object whose members are in canonical form already: what is long need not be written
    /// twice.
    public static String object(Map<String, String> canonical) {
        StringBuilder out = new StringBuilder();
        char separator = '{';
        for (Map.Entry<String, String> member : new TreeMap<>(canonical).entrySet()) {
            out.append(separator);
            string(member.getKey(), out);
            out.append(':').append(member.getValue());
            separator = ',';
        }
        return out.append(canonical.isEmpty() ? "{}" : "}").toString();
    }

    private static void write(Json value, StringBuilder out) {
        switch (value) {
            case Json.Obj(var members) -> object(members, out);
            case Json.Arr(var items) -> {
                out.append('[');
                String separator = "";
                for (Json item : items) {
                    out.append(separator);
                    write(item, out);
                    separator = ",";
                }
                out.append(']');
            }
            case Json.Text(var text) -> string(text, out);
            case Json.Num(var number) -> out.append(number(number));
            case Json.Bool(var bool) -> out.append(bool);
            case Json.Null _ -> out.append("null");
        }
    }

    /// Members stand in the order of their names' UTF-16 code units, which is how Java compares
    /// strings.
    private static void object(Map<String, Json> members, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Json> member : new TreeMap<>(members).entrySet()) {
            out.append(separator);
            string(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) continue;
            if (Character.isSurrogate(c)) {
                if (lone(text, i)) throw new IllegalArgumentException("lone surrogate at " + i);
                continue;
            }
            out.append(text, written, i);
            escaped(c, out);
            written = i + 1;
        }
        out.append(text, written, text.length());
        out.append('"');
    }

    private static void escaped(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default ->
                    out.append("\\u00")
                            .append(Character.forDigit(c >> 4, 16))
                            .append(Character.forDigit(c & 15, 16));
        }
    }

    private static boolean lone(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c))
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        return Character.isLowSurrogate(c)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    /// A number as ECMAScript's `Number::toString` writes the double nearest to it.
    private static String number(BigDecimal number) {
        if (number.scale() == 0 && number.precision() <= SAFE_DIGITS) return number.toString();
        double value = number.doubleValue();
        if (Double.isInfinite(value))
            throw new IllegalArgumentException("beyond a double: " + number);
        if (value == 0) return "0";
        String sign = value < 0 ? "-" : "";
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int k = digits.length();
        int n = k - shortest.scale();
        if (k <= n && n <= 21) return sign + digits + "0".repeat(n - k);
        if (0 < n && n <= 21) return sign + digits.substring(0, n) + "." + digits.substring(n);
        if (-6 < n && n <= 0) return sign + "0." + "0".repeat(-n) + digits;
        String exponent = (n - 1 < 0 ? "-" : "+") + Math.abs(n - 1);
        return sign + digits.charAt(0) + (k > 1 ? "." + digits.substring(1) : "") + "e" + exponent;
    }

    /// Java always writes two digits (`4.9E-324`), ECMAScript one where one is enough (`5e-324`).
    private static BigDecimal shortest(double value) {
        BigDecimal java = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal one = java.round(new MathContext(1, RoundingMode.HALF_EVEN));
        return java.precision() == 2 && one.doubleValue() == value ? one : java;
    }
}

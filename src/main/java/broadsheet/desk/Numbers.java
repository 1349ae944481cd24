package broadsheet.desk;

import java.util.Optional;
import java.util.function.LongFunction;

/// Numbers in addresses.
final class Numbers {
    private Numbers() {}

    /// What the number names; empty where it is none.
    static <T> Optional<T> id(String text, LongFunction<T> id) {
        long number = of(text);
        return number < 0 ? Optional.empty() : Optional.of(id.apply(number));
    }

    /// The number, or -1, which nothing has, where it is none.
    static long of(String text) {
        return text.matches("[1-9][0-9]{0,17}") ? Long.parseLong(text) : -1;
    }
}

package broadsheet.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The words of the interface in one language, from `messages/<language>.properties`. A word that a
/// language lacks is taken from English; one that English lacks is a bug and throws.
public final class Messages {
    private final Locale locale;
    private final Map<String, String> words;

    /// Phrases with places to fill in, once read.
    private final Map<String, Phrase> phrases = new ConcurrentHashMap<>();

    private Messages(Locale locale, Map<String, String> words) {
        this.locale = locale;
        this.words = words;
    }

    /// @param language a BCP 47 tag; `en-GB` takes `en`, an unknown language takes English words
    ///   and its own dates
    public static Messages of(String language) {
        Locale locale = Locale.forLanguageTag(language);
        Map<String, String> words = new HashMap<>();
        read("en", words);
        read(locale.getLanguage(), words);
        return new Messages(locale, words);
    }

    private static void read(String language, Map<String, String> words) {
        try (var in = Messages.class.getResourceAsStream("/messages/" + language + ".properties")) {
            if (in == null) return;
            Properties properties = new Properties();
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            for (String name : properties.stringPropertyNames())
                words.put(name, properties.getProperty(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The phrase under this name, with `{0}` and the like filled in.
    public String get(String name, @Nullable Object... values) {
        String phrase = words.get(name);
        if (phrase == null) throw new IllegalArgumentException("no message " + name);
        if (values.length == 0) return phrase;
        return phrases.computeIfAbsent(phrase, it -> new Phrase(it, locale)).filled(values);
    }

    /// Whether there is a phrase under this name.
    public boolean has(String name) {
        return words.containsKey(name);
    }

    /// The phrases whose names begin so, by the rest of their names, with their places not filled
    /// in.
    public Map<String, String> under(String prefix) {
        Map<String, String> found = new TreeMap<>();
        words.forEach((name, phrase) -> {
            if (name.startsWith(prefix)) found.put(name.substring(prefix.length()), phrase);
        });
        return found;
    }

    public Locale locale() {
        return locale;
    }
}

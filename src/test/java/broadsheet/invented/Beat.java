package broadsheet.invented;

import java.util.List;

/// A field that reporters cover, with its own words, the sections its stories stand in, and how
/// often of a hundred it makes a story.
record Beat(String name, int share, Grammar grammar, List<String> sections) {

    static List<Beat> all() {
        return List.of(
                beat("politics", 16, "politics", "politics", "council"),
                beat("business", 14, "business", "markets", "economy"),
                beat("sport", 14, "football", "sport", "athletics"),
                beat("world", 12, "world"),
                beat("culture", 8, "culture", "books", "stage"),
                beat("harbour", 6, "shipping"),
                beat("courts", 6, "crime"),
                beat("transport", 6, "transport"),
                beat("health", 5, "health"),
                beat("environment", 5, "environment"),
                beat("education", 4, "education"),
                beat("science", 3, "science"),
                beat("food", 1, "food"));
    }

    private static Beat beat(String name, int share, String... sections) {
        return new Beat(name, share, new Grammar(name), List.of(sections));
    }
}

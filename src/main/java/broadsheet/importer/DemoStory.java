package broadsheet.importer;

import broadsheet.config.Yaml;
import broadsheet.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A story of the demo edition as its file has it: facts at the front, HTML after them.
record DemoStory(Json.Obj facts, String html) {
    private static final Pattern FORM =
            Pattern.compile("\\A---\\R(.*?)\\R---\\R(.*)\\z", Pattern.DOTALL);
    private static final Pattern SLUG =
            Pattern.compile("^slug: *([a-z0-9-]+) *$", Pattern.MULTILINE);
    private static final Pattern MEDIA = Pattern.compile("\"(media/[^\"]+)\"");

    /// @throws IllegalArgumentException naming the file where it is not of the form
    static DemoStory read(String text, String name) {
        var found = FORM.matcher(text);
        if (!found.matches()) throw new IllegalArgumentException(name + " has no front matter");
        try {
            return new DemoStory(Yaml.read(found.group(1)).obj(), found.group(2));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    /// The slug, found without reading all the facts; empty where it is not written plainly.
    static Optional<String> slugIn(String text) {
        var found = SLUG.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    String slug() {
        return facts.text("slug");
    }

    String section() {
        return facts.text("section");
    }

    /// Its own section and the others it stands in.
    List<String> sections() {
        return Stream.concat(Stream.of(section()), also().stream()).toList();
    }

    List<String> also() {
        return facts.items("also").stream().map(Json::string).toList();
    }

    List<String> tags() {
        return facts.items("tags").stream().map(Json::string).toList();
    }

    /// Every time it speaks of.
    List<String> times() {
        List<String> times = new ArrayList<>();
        times.add(facts.text("published"));
        String updated = facts.textOrNull("updated");
        if (updated != null) times.add(updated);
        facts.items("corrections").forEach(it -> times.add(it.obj().text("at")));
        return times;
    }

    /// Files it speaks of that are no pictures.
    List<String> media() {
        return MEDIA.matcher(html).results().map((MatchResult it) -> it.group(1)).toList();
    }
}

package broadsheet.invented;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rules that make sentences, read from the files under `invented/`: those of one beat before those
/// that every beat shares. How a file is written stands at the top of `common.txt`.
final class Grammar {
    private static final Pattern HOLE = Pattern.compile("\\{(\\^?)(a:)?([A-Za-z0-9]+)}");
    private static final Pattern HEAD = Pattern.compile("([a-z0-9]+)([:~])(.*)");

    private record Rule(List<List<Part>> alternatives, Zipf ranks, boolean byRank) {}

    private final Map<String, Rule> rules = new HashMap<>();

    /// @param beat the file's name; what it does not say is taken from the common one
    Grammar(String beat) {
        read("common");
        read(beat);
    }

    private void read(String file) {
        Map<String, List<List<Part>>> found = new LinkedHashMap<>();
        Set<String> ranked = new HashSet<>();
        List<List<Part>> open = new ArrayList<>();
        for (String line : lines(file)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            if (line.startsWith("  ")) {
                open.add(parts(line.strip()));
                continue;
            }
            Matcher head = HEAD.matcher(line);
            if (!head.matches())
                throw new IllegalStateException(file + ".txt: not a rule: " + line);
            open = new ArrayList<>();
            found.put(head.group(1), open);
            if (head.group(2).equals("~")) ranked.add(head.group(1));
            if (!head.group(3).isBlank())
                for (String word : head.group(3).split("\\|")) open.add(parts(word.strip()));
        }
        found.forEach((name, alternatives) ->
                rules.put(
                        name,
                        new Rule(
                                alternatives,
                                new Zipf(alternatives.size()),
                                ranked.contains(name))));
    }

    private static List<String> lines(String file) {
        try (InputStream in = Grammar.class.getResourceAsStream("/invented/" + file + ".txt")) {
            if (in == null)
                throw new IllegalStateException(
                        "invented/"
                                + file
                                + ".txt is not on the class path: src/test/resources is"
                                + " needed there");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher hole = HOLE.matcher(text);
        int from = 0;
        while (hole.find()) {
            if (hole.start() > from) parts.add(new Part.Words(text.substring(from, hole.start())));
            parts.add(new Part.Ref(hole.group(3), hole.group(2) != null, !hole.group(1).isEmpty()));
            from = hole.end();
        }
        if (from < text.length()) parts.add(new Part.Words(text.substring(from)));
        return List.copyOf(parts);
    }

    /// Every alternative of a rule as it is written; for rules of words alone.
    List<String> all(String rule) {
        return rule(rule).alternatives().stream()
                .map(parts -> ((Part.Words) parts.getFirst()).text())
                .toList();
    }

    private Rule rule(String name) {
        Rule rule = rules.get(name);
        if (rule == null) throw new IllegalStateException("no rule {" + name + "}");
        return rule;
    }

    /// Says one alternative of the rule, about the affair.
    void say(String name, Affair affair, Dice dice, StringBuilder out) {
        Rule rule = rule(name);
        int which =
                rule.byRank() ? rule.ranks().draw(dice) : dice.below(rule.alternatives().size());
        which = affair.untold(name, which, rule.alternatives().size());
        for (Part part : rule.alternatives().get(which)) {
            switch (part) {
                case Part.Words(var text) -> out.append(text);
                case Part.Ref ref -> say(ref, affair, dice, out);
            }
        }
    }

    private void say(Part.Ref ref, Affair affair, Dice dice, StringBuilder out) {
        if (ref.article()) out.append("a ");
        int at = out.length();
        if (!affair.say(ref.rule(), dice, out)) say(ref.rule(), affair, dice, out);
        if (at == out.length()) return;
        if (ref.article() && "aeiou".indexOf(out.charAt(at)) >= 0) out.insert(at - 1, 'n');
        int first = ref.article() ? at - 2 : at;
        if (ref.capital()) out.setCharAt(first, Character.toUpperCase(out.charAt(first)));
    }

    /// The names of all rules, for a look at whether each can be said.
    List<String> names() {
        String[] names = rules.keySet().toArray(String[]::new);
        Arrays.sort(names);
        return List.of(names);
    }
}

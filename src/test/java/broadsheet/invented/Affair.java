package broadsheet.invented;

import java.util.HashMap;
import java.util.Map;

/// Something that happens, and whom and what it happens to: the subject of one story, or of a
/// series that follows it for weeks.
final class Affair {
    final Beat beat;
    final String section;
    final int subject;
    final int person;
    final int place;
    final int firm;

    private final Names names;
    private final String subjectWords;
    private final int second;
    private final int firm2;
    private final int ship;
    private final String role;
    private final String body;
    private int third;
    private int town;

    /// What was said in the story at hand, of the rules of which a story says many: a bit each.
    private final Map<String, Long> told = new HashMap<>();

    /// How many stories are still to come, this one with them.
    int left;

    /// The last story of the series; empty before the first.
    String earlier = "";

    String earlierAddress = "";

    Affair(Beat beat, Names names, Cast cast, Dice dice, int left) {
        this.beat = beat;
        this.names = names;
        this.left = left;
        section = beat.sections().get(dice.below(beat.sections().size()));
        subject = cast.subject(beat, dice);
        subjectWords = beat.grammar().all("thing").get(subject);
        int offset = beat.name().hashCode() & 0x3fff;
        person = (cast.people().draw(dice) + offset) % Names.PEOPLE;
        second = (cast.people().draw(dice) + offset) % Names.PEOPLE;
        place = cast.places().draw(dice);
        firm = cast.firms().draw(dice);
        firm2 = cast.firms().draw(dice);
        ship = cast.ships().draw(dice);
        turn(cast, dice);
        StringBuilder words = new StringBuilder();
        beat.grammar().say("role", this, dice, words);
        role = words.toString();
        words.setLength(0);
        beat.grammar().say("body", this, dice, words);
        body = words.toString();
    }

    /// Begins another story about it.
    void begin() {
        told.clear();
    }

    /// The first alternative from `which` on that the story has not used yet.
    int untold(String rule, int which, int all) {
        if (!rule.equals("fact") && !rule.equals("aside")) return which;
        long used = told.getOrDefault(rule, 0L);
        if (Long.bitCount(used) == all) used = 0;
        int next = which;
        while ((used >>> next & 1) == 1) next = (next + 1) % all;
        told.put(rule, used | 1L << next);
        return next;
    }

    /// Somebody and somewhere else beside the main persons.
    void turn(Cast cast, Dice dice) {
        third = cast.people().draw(dice);
        town = cast.places().draw(dice);
    }

    String placeName() {
        return names.place(place);
    }

    String personName() {
        return names.person(person);
    }

    String firmName() {
        return names.firm(firm);
    }

    /// Puts in what the affair knows by this name; false where it is a matter of the grammar.
    boolean say(String name, Dice dice, StringBuilder out) {
        switch (name) {
            case "who" -> out.append(names.person(person));
            case "Who" -> out.append(names.surname(person));
            case "who2" -> out.append(names.person(second));
            case "Who2" -> out.append(names.surname(second));
            case "who3" -> out.append(names.person(third));
            case "Who3" -> out.append(names.surname(third));
            case "place" -> out.append(names.place(place));
            case "town" -> out.append(names.place(town));
            case "firm" -> out.append(names.firm(firm));
            case "firm2" -> out.append(names.firm(firm2));
            case "ship" -> out.append(names.ship(ship));
            case "subject" -> out.append(subjectWords);
            case "role" -> {
                if (role == null) return false;
                out.append(role);
            }
            case "body" -> {
                if (body == null) return false;
                out.append(body);
            }
            case "linked" ->
                    out.append("<a href=\"")
                            .append(earlierAddress)
                            .append("\">")
                            .append(earlier)
                            .append("</a>");
            case "hour" -> out.append(dice.between(1, 12));
            case "n" -> out.append(dice.between(2, 40));
            case "hundreds" -> hundreds(dice, out);
            case "percent" -> out.append(dice.between(2, 94)).append(" per cent");
            case "money" -> money(dice, out);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void hundreds(Dice dice, StringBuilder out) {
        int number = dice.chance(70) ? dice.between(101, 999) : dice.between(1_000, 18_000);
        if (number >= 1_000) out.append(number / 1_000).append(',');
        String rest = Integer.toString(number % 1_000);
        if (number >= 1_000) out.repeat('0', 3 - rest.length());
        out.append(rest);
    }

    private static void money(Dice dice, StringBuilder out) {
        if (dice.chance(50)) out.append(dice.between(11, 980)).append(",000 crowns");
        else
            out.append(dice.between(1, 90))
                    .append('.')
                    .append(dice.between(1, 9))
                    .append(" million crowns");
    }
}

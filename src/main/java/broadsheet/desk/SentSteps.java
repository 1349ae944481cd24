package broadsheet.desk;

import broadsheet.text.Json;
import broadsheet.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a window sends into a room. Steps are the editor's and not understood here; whether they
/// are of a kind that it makes, and no larger than a story, is looked at.
///
/// @param version of the words that the steps were made on
/// @param stands the revision from elsewhere that these put into the room's words; 0 for none
/// @param anchor where the selection begins; -1 for nowhere
record SentSteps(
        long room,
        String client,
        long version,
        List<String> steps,
        Map<String, String> fields,
        int stands,
        long anchor,
        long head,
        boolean leaving) {
    static final int MOST_STEPS = 500;
    private static final int LONGEST_STEP = 4 << 20;
    private static final int LONGEST_FIELD = 20_000;
    private static final int DEEPEST = 120;

    private static final Set<String> KINDS =
            Set.of("replace", "replaceAround", "addMark", "removeMark", "attr");

    /// @param names the fields that a story has; its words, which are the room's steps, among them
    /// @throws IllegalArgumentException naming what is wrong
    static SentSteps read(byte[] body, Set<String> names) {
        Json.Obj sent = Json.read(new String(body, StandardCharsets.UTF_8)).obj();
        String client = sent.text("client");
        if (!SentDraft.isClient(client))
            throw new IllegalArgumentException("client is 8 to 64 letters, digits, _ and -");
        return new SentSteps(
                number(sent, "room"),
                client,
                number(sent, "version"),
                steps(sent.items("steps")),
                fields(sent, names),
                stands(sent),
                place(sent, "anchor"),
                place(sent, "head"),
                sent.flag("leaving"));
    }

    private static long number(Json.Obj sent, String name) {
        long number = sent.number(name);
        if (number < 0) throw new IllegalArgumentException(name + " is " + number);
        return number;
    }

    private static int stands(Json.Obj sent) {
        Long number = sent.numberOrNull("stands");
        return number == null || number < 1 || number > Integer.MAX_VALUE ? 0 : number.intValue();
    }

    private static long place(Json.Obj sent, String name) {
        Long place = sent.numberOrNull(name);
        return place == null || place < 0 || place > 1L << 31 ? -1 : place;
    }

    private static List<String> steps(List<Json> sent) {
        if (sent.size() > MOST_STEPS)
            throw new IllegalArgumentException("more than " + MOST_STEPS + " steps at once");
        List<String> steps = new ArrayList<>();
        for (Json step : sent) {
            String kind = step.obj().text("stepType");
            if (!KINDS.contains(kind))
                throw new IllegalArgumentException("stepType is “" + kind + "”");
            shallow(step, DEEPEST);
            String text = step.write();
            if (text.length() > LONGEST_STEP)
                throw new IllegalArgumentException("a step is longer than any story");
            if (!whole(text)) throw new IllegalArgumentException("half a character");
            steps.add(text);
        }
        return steps;
    }

    private static void shallow(Json value, int left) {
        if (left == 0) throw new IllegalArgumentException("a step is nested too deep");
        switch (value) {
            case Json.Obj(var members) -> members.values().forEach(it -> shallow(it, left - 1));
            case Json.Arr(var items) -> items.forEach(it -> shallow(it, left - 1));
            case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> {}
        }
    }

    /// Half of a pair would come back as another character than it went.
    private static boolean whole(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static Map<String, String> fields(Json.Obj sent, Set<String> names) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!(sent.get("fields") instanceof Json.Obj(var members))) return fields;
        members.forEach((name, value) -> {
            if (!names.contains(name) || name.equals(BodyField.TEXT))
                throw new IllegalArgumentException("no field has such a name");
            String text = PlainText.clean(value.string());
            if (text.length() > LONGEST_FIELD)
                throw new IllegalArgumentException(name + " is longer than any field");
            fields.put(name, text);
        });
        return fields;
    }
}

package broadsheet.desk;

import broadsheet.story.Copy;
import broadsheet.story.Merge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What becomes of two people's words that were made from one revision.
///
/// @param fields those that nobody has to decide on, by name, without the body
/// @param clashes those that both have changed
/// @param body in stretches
record Proposal(Map<String, String> fields, List<Clash> clashes, List<Merge.Part> body) {
    Proposal {
        clashes = List.copyOf(clashes);
        body = List.copyOf(body);
    }

    /// A field that both have changed, and not alike.
    record Clash(String field, String base, String mine, String theirs) {}

    static Proposal of(StoryForm form, Copy base, Copy mine, Copy theirs) {
        Map<String, String> was = form.write(base);
        Map<String, String> my = form.write(mine);
        Map<String, String> their = form.write(theirs);
        put(was, base);
        put(my, mine);
        put(their, theirs);
        Map<String, String> fields = new LinkedHashMap<>();
        List<Clash> clashes = new ArrayList<>();
        my.forEach((name, one) -> {
            String before = was.getOrDefault(name, "");
            String other = their.getOrDefault(name, "");
            if (name.equals("body")) return;
            if (other.equals(before) || other.equals(one)) fields.put(name, one);
            else if (one.equals(before)) fields.put(name, other);
            else clashes.add(new Clash(name, before, one, other));
        });
        return new Proposal(fields, clashes, Merge.of(base.body(), mine.body(), theirs.body()));
    }

    private static void put(Map<String, String> values, Copy copy) {
        values.put("updateNote", copy.updateNote() == null ? "" : copy.updateNote());
    }

    /// How many things somebody must decide.
    int contested() {
        return clashes.size() + Merge.contested(body);
    }
}

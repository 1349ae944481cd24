package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.story.Outcome;
import broadsheet.story.Sizes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the pages share on which the paper itself is arranged rather than its stories.
final class PaperPlaces {
    static final String SECTIONS = "/desk/sections";
    static final String TAGS = "/desk/tags";
    static final String CONTRIBUTORS = "/desk/contributors";

    /// Each with the letter that leads there after `g`.
    private static final List<String[]> PLACES =
            List.of(
                    new String[] {"desk.sections", SECTIONS, "e"},
                    new String[] {"desk.tags", TAGS, "t"},
                    new String[] {"desk.contributors", CONTRIBUTORS, "c"});

    private PaperPlaces() {}

    /// The pages that this person may open.
    static List<Frame.Tab> of(SignedIn who, Messages words, String path) {
        if (!who.person().may(Right.SETTINGS)) return List.of();
        List<Frame.Tab> places = new ArrayList<>();
        for (String[] place : PLACES)
            places.add(
                    new Frame.Tab(
                            place[1],
                            words.get(place[0]),
                            path.equals(place[1]) || path.startsWith(place[1] + "/"),
                            place[2]));
        return places;
    }

    /// What is wrong with a form, each with the field's name for people.
    static List<StoryDeskPage.Problem> problems(Messages words, List<Outcome.Problem> problems) {
        return problems.stream()
                .map(problem ->
                        new StoryDeskPage.Problem(
                                problem.field(),
                                words.get("desk.field." + problem.field()),
                                problem.rule()))
                .toList();
    }

    /// How many stories, as far as they are counted.
    static String stories(Messages words, long counted) {
        return counted > Sizes.MOST
                ? words.get("desk.stories.more", Sizes.MOST)
                : words.get("desk.stories.count", counted);
    }

    /// What a field holds on one line, without space around it; empty where it was not sent.
    static String line(Form form, String name) {
        return form.value(name).orElse("").replaceAll("\\s+", " ").strip();
    }

    /// The same; null where it is empty.
    static @Nullable String orNull(Form form, String name) {
        String line = line(form, name);
        return line.isEmpty() ? null : line;
    }
}

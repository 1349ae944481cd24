package broadsheet.desk;

import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.story.Copy;
import broadsheet.story.Manuscript;
import broadsheet.story.Manuscripts;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import broadsheet.story.Slips;
import broadsheet.story.StoryId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// What somebody sees of the newsroom, and may do there. A story is looked up here or not at all.
final class Sight {
    private final Manuscripts manuscripts;
    private final Supplier<SectionTree> sections;
    private final Notices notices;

    Sight(Manuscripts manuscripts, Supplier<SectionTree> sections, Notices notices) {
        this.manuscripts = manuscripts;
        this.sections = sections;
        this.notices = notices;
    }

    /// Ends a handler with another answer than the one it was on the way to.
    private static final class Instead extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Response response;

        Instead(Response response) {
            super(null, null, false, false);
            this.response = response;
        }
    }

    /// A handler that may be ended by what is thrown here.
    static Door.Inside through(Door.Inside handler) {
        return (request, who) -> {
            try {
                return handler.handle(request, who);
            } catch (Instead e) {
                return e.response;
            }
        };
    }

    /// To be thrown where there is nothing, or nothing that this person sees.
    RuntimeException missing(SignedIn who) {
        return new Instead(notices.missing(who));
    }

    /// The story of the address `{id}`: what this person does not see is not there.
    Manuscript story(SignedIn who, Request request) {
        String typed = request.variable("id");
        if (!typed.matches("[1-9]\\d{0,17}")) throw missing(who);
        Manuscript story = now(who, new StoryId(Long.parseLong(typed)));
        if (!sees(who, trail(story.copy()))) throw missing(who);
        return story;
    }

    /// A story that they have seen a moment ago, as it is now.
    Manuscript now(SignedIn who, StoryId story) {
        return manuscripts.find(story).orElseThrow(() -> missing(who));
    }

    List<Section> trail(Copy copy) {
        return sections.get().trail(copy.filing().section());
    }

    /// What they may do to a story: in the section where its newest words stand, and in that where
    /// readers see it.
    Set<Right> rights(SignedIn who, Manuscript story) {
        List<Section> newest = trail(story.copy());
        Copy copy = story.shown();
        List<Section> shown = copy == null ? newest : trail(copy);
        Set<Right> rights = new HashSet<>();
        for (Right right : Right.values())
            if (may(who, right, newest) && may(who, right, shown)) rights.add(right);
        return rights;
    }

    /// Ends the handler where they may not.
    void must(SignedIn who, Manuscript story, Right right) {
        if (!rights(who, story).contains(right)) throw new Instead(notices.forbidden(who));
    }

    /// Whoever may write in a section sees what stands there; what stands in none, everybody who
    /// may write anywhere.
    ///
    /// @param trail the section and all above it; empty for none
    static boolean sees(SignedIn who, List<Section> trail) {
        return may(who, Right.WRITE, trail);
    }

    /// Whether they may do this to what stands at the end of a trail. What stands nowhere yet is
    /// everybody's to write and to read.
    static boolean may(SignedIn who, Right right, List<Section> trail) {
        return trail.isEmpty() && (right == Right.WRITE || right == Right.REVIEW)
                ? who.person().maySomewhere(right)
                : who.person()
                        .may(right, trail.stream().map(section -> section.id().value()).toList());
    }

    /// Where they may do this: what lists are narrowed to before they are read.
    Slips.Within within(SignedIn who, Right right) {
        if (who.person().may(right)) return Slips.Within.EVERYWHERE;
        SectionTree tree = sections.get();
        return new Slips.Within(
                tree.all().stream()
                        .map(Section::id)
                        .filter(id -> may(who, right, tree.trail(id)))
                        .toList(),
                may(who, right, List.of()));
    }

    /// The sections they see, in the order of their addresses.
    List<Section> sections(SignedIn who) {
        SectionTree tree = sections.get();
        return tree.all().stream()
                .filter(section -> sees(who, tree.trail(section.id())))
                .sorted(Comparator.comparing(Section::path))
                .toList();
    }
}

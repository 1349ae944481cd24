package broadsheet.desk;

import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Mandate;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.story.Manuscript;
import broadsheet.story.Manuscripts;
import broadsheet.story.Remit;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import broadsheet.story.Step;
import broadsheet.story.StoryId;
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
        if (!remit(who).sees(story)) throw missing(who);
        return story;
    }

    /// A story that they have seen a moment ago, as it is now.
    Manuscript now(SignedIn who, StoryId story) {
        return manuscripts.find(story).orElseThrow(() -> missing(who));
    }

    /// What they may do to a story.
    Set<Right> rights(SignedIn who, Manuscript story) {
        return remit(who).rights(story);
    }

    /// Whether they may save words in a story, as it stands.
    boolean maySave(SignedIn who, Manuscript story) {
        return story.allows(Step.SAVE) && remit(who).may(Step.SAVE, story);
    }

    /// Whether whoever acts with this sees a story.
    boolean sees(Mandate mandate, Manuscript story) {
        return new Remit(mandate, sections.get()).sees(story);
    }

    Remit remit(SignedIn who) {
        return new Remit(who.mandate(), sections.get());
    }

    /// Ends the handler where they may not.
    void must(SignedIn who, Manuscript story, Right right) {
        if (!remit(who).may(right, story)) throw forbidden(who);
    }

    /// To be thrown where they may not.
    RuntimeException forbidden(SignedIn who) {
        return new Instead(notices.forbidden(who));
    }

    /// The sections they see, in the order of their addresses.
    List<Section> sections(SignedIn who) {
        return remit(who).seen();
    }
}

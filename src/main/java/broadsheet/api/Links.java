package broadsheet.api;

import broadsheet.paper.Addresses;
import broadsheet.paper.Paper;
import broadsheet.story.Contributor;
import broadsheet.story.StoryId;
import broadsheet.story.Tag;

/// The addresses that the API gives out, all of them absolute. A story's own is its identity in
/// every format, for all its versions.
record Links(Paper paper) {
    static final String ROOT = "/api/v1";
    static final String NINJS = "/ninjs.json";
    static final String NEWSML = "/newsml-g2.xml";

    /// A path that is encoded already.
    String of(String path) {
        return paper.url() + path;
    }

    String story(StoryId id) {
        return of(ROOT + "/stories/" + id.value());
    }

    /// As the newsroom has it.
    String manuscript(StoryId id) {
        return story(id) + "/manuscript";
    }

    String picture(StoryId story, long picture) {
        return story(story) + "/pictures/" + picture;
    }

    String page(String path) {
        return paper.address(path);
    }

    String tag(Tag tag) {
        return page(Addresses.tag(tag));
    }

    String contributor(Contributor person) {
        return page(Addresses.contributor(person));
    }
}

package broadsheet.api;

import broadsheet.story.Manuscript;
import broadsheet.story.Remit;
import broadsheet.story.Revision;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import broadsheet.story.Slip;
import broadsheet.story.State;
import broadsheet.story.Step;
import broadsheet.text.Json;
import java.util.Arrays;

/// Stories as the newsroom has them, as JSON.
final class ManuscriptJson {
    private final Links links;
    private final CopyFields copies;

    ManuscriptJson(Links links, CopyFields copies) {
        this.links = links;
        this.copies = copies;
    }

    /// A story with its newest words, and what the key may do with it now.
    Json.Obj write(Manuscript story, Remit remit) {
        Json.Builder json =
                Json.object()
                        .put("id", story.id().value())
                        .put("kind", Asked.word(story.kind()))
                        .put("revision", story.number())
                        .put("path", story.path());
        state(json, story.state());
        if (story.firstPublished() != null)
            json.put("published", story.firstPublished().toString());
        if (story.updated() != null) json.put("updated", story.updated().toString());
        return json.put("saved", story.saved().toString())
                .put("by", story.by().name())
                .put("workingCopy", story.hasWorkingCopy())
                .put("copy", copies.write(story.copy()))
                .put(
                        "corrections",
                        story.copy().corrections(),
                        correction ->
                                Json.object()
                                        .put("at", correction.at().toString())
                                        .put("text", correction.text())
                                        .build())
                .put(
                        "steps",
                        Arrays.stream(Step.values())
                                .filter(step -> can(step, story, remit))
                                .toList(),
                        step -> Json.of(step.noun()))
                .put(
                        "links",
                        Json.object()
                                .put("self", links.manuscript(story.id()))
                                .put("revisions", links.story(story.id()) + "/revisions")
                                .build())
                .build();
    }

    private static boolean can(Step step, Manuscript story, Remit remit) {
        return story.allows(step)
                && remit.may(step, story)
                && (step != Step.DISCARD || story.hasWorkingCopy())
                && (step != Step.EMBARGO || story.firstPublished() == null);
    }

    private static void state(Json.Builder json, State state) {
        json.put("state", state.word());
        switch (state) {
            case State.Scheduled(var at, var zone) ->
                    json.put("at", at.toString()).put("zone", zone.getId());
            case State.Embargoed(var until, var zone) ->
                    json.put("until", until.toString()).put("zone", zone.getId());
            case State.Held(_, var reason) -> json.put("reason", reason);
            case State.Killed(_, var notice) -> json.put("notice", notice);
            case State.TakenDown(_, var notice) -> json.put("notice", notice);
            case State.Draft _,
                    State.InReview _,
                    State.Ready _,
                    State.Published _,
                    State.Unpublished _ -> {}
        }
    }

    /// A line of the list.
    Json.Obj write(Slip slip, SectionTree sections) {
        Json.Builder json =
                Json.object()
                        .put("id", slip.id().value())
                        .put("kind", Asked.word(slip.kind()))
                        .put("revision", slip.number())
                        .put("path", slip.path())
                        .put("headline", slip.headline());
        state(json, slip.state());
        return json.put("section", sections.find(slip.section()).map(Section::path).orElse(null))
                .put("saved", slip.saved().toString())
                .put("by", slip.by())
                .put("workingCopy", slip.working())
                .put("links", Json.object().put("self", links.manuscript(slip.id())).build())
                .build();
    }

    /// A revision without its words.
    Json.Builder line(Revision revision) {
        Json.Builder json =
                Json.object()
                        .put("revision", revision.number())
                        .put("saved", revision.at().toString())
                        .put("by", revision.actor().name())
                        .put("change", Asked.word(revision.change()))
                        .put("hash", revision.hash().toString());
        state(json, revision.state());
        return json;
    }

    /// A revision with its words.
    Json.Obj write(Revision revision) {
        return line(revision).put("copy", copies.write(revision.copy())).build();
    }
}

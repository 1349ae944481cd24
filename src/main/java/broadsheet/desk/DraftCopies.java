package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.story.BlockJson;
import broadsheet.story.Copy;
import broadsheet.story.Draft;
import broadsheet.story.Drafts;
import broadsheet.story.Manuscript;
import broadsheet.story.Manuscripts;
import broadsheet.story.Merge;
import broadsheet.story.Revision;
import broadsheet.story.Typed;
import broadsheet.text.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads drafts as copies, and holds them against what has been saved meanwhile.
final class DraftCopies {
    private final Drafts drafts;
    private final Manuscripts manuscripts;
    private final StoryForm form;

    DraftCopies(Drafts drafts, Manuscripts manuscripts, StoryForm form) {
        this.drafts = drafts;
        this.manuscripts = manuscripts;
        this.form = form;
    }

    /// The revision's words that a draft was made from.
    Copy base(Manuscript story, Draft draft) {
        if (draft.onto() >= story.number()) return story.copy();
        return manuscripts
                .revision(story.id(), draft.onto())
                .map(Revision::copy)
                .orElse(story.copy());
    }

    /// A draft that stands on the newest revision, if only that revision left the words as they
    /// were: what was done to the story meanwhile is no reason to compare.
    Draft onNewest(Manuscript story, Draft draft) {
        return draft.onto() < story.number() && base(story, draft).equals(story.copy())
                ? drafts.rebased(draft, story.number())
                : draft;
    }

    /// Whether others have saved words since those that a draft was made from.
    boolean stale(Manuscript story, Draft draft) {
        return draft.onto() < story.number() && !base(story, draft).equals(story.copy());
    }

    /// What was typed, read on top of the words it was made from; no tag is made.
    StoryForm.Read read(Manuscript story, Draft draft, Typed typed) {
        return form.look(form(typed.fields()), base(story, draft));
    }

    /// The same where it is about to be saved: tags that are new are made.
    StoryForm.Read readToSave(Manuscript story, Draft draft, Typed typed) {
        return form.read(form(typed.fields()), base(story, draft));
    }

    Proposal proposal(Manuscript story, Draft draft, Copy mine) {
        return Proposal.of(form, base(story, draft), mine, story.copy());
    }

    /// What comes of a proposal once all that is contested has been decided.
    ///
    /// @param fields what was chosen for those that both have changed
    /// @param body what was chosen for stretches that both have changed, in order
    StoryForm.Read settled(
            Proposal proposal,
            Manuscript story,
            Map<String, String> fields,
            List<Merge.Choice> body) {
        Map<String, String> all = new LinkedHashMap<>(proposal.fields());
        all.putAll(fields);
        StoryForm.Read read = form.look(form(all), story.copy());
        return new StoryForm.Read(
                read.copy().with().body(Merge.settle(proposal.body(), body)).build(),
                read.problems());
    }

    /// A copy as a script takes it: the fields' values, and the body as blocks besides.
    Json values(Copy copy) {
        Json.Builder json = Json.object();
        form.write(copy).forEach(json::put);
        return json.put("blocks", BlockJson.write(copy.body())).build();
    }

    /// A form that says this. A box that is not ticked is not sent.
    static Form form(Map<String, String> fields) {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (!name.equals("sensitive") || !value.isEmpty()) sent.put(name, List.of(value));
        });
        return new Form(sent);
    }

    /// The fields' values for what was typed, with the body as text and as blocks, whichever came.
    static Map<String, String> values(Typed typed) {
        Map<String, String> values = new LinkedHashMap<>(typed.fields());
        values.putAll(BodyField.again(form(typed.fields())));
        return values;
    }

    /// Whether what was typed differs from what is saved.
    boolean differs(Typed typed, Map<String, String> saved) {
        return values(typed).entrySet().stream()
                .filter(field -> saved.containsKey(field.getKey()))
                .anyMatch(field ->
                        !field.getValue()
                                .strip()
                                .equals(saved.getOrDefault(field.getKey(), "").strip()));
    }
}

package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two who arrange the same thing at once: neither undoes what the other has done unseen.
class TwoArrangersTest {
    private final TestSite site = TestSite.open();
    private final Visitor helga = site.visitor().as("Helga", Role.DESK_HEAD);
    private final Visitor dana = site.visitor().as("Dana", Role.DESK_HEAD);

    @AfterEach
    void close() {
        site.close();
    }

    private static Map<String, String> form(Visitor who, String at) {
        who.open(at);
        return new HashMap<>(who.fields(at));
    }

    /// Dana fills in a form that she opened before Helga saved hers.
    private void neitherUndoesTheOther(String at, String field, String value, String other) {
        Map<String, String> danas = form(dana, at);
        Map<String, String> helgas = form(helga, at);
        helgas.put(field, value);
        assertThat(helga.post(at, helgas).status()).as(at).isEqualTo(303);
        danas.put(other, "Dana's words.");
        Reply reply = dana.post(at, danas);
        assertThat(reply.status()).as(at).isEqualTo(422);
        assertThat(reply.words()).as(at).contains("somebody else has changed this").contains(value);
        assertThat(form(helga, at)).as(at).containsEntry(field, value);
        assertThat(reply.html().select("[name=" + other + "]").val()).contains("Dana's words.");
        dana.open(at);
        dana.fill(at, Map.of(other, "Dana's words."));
        assertThat(form(helga, at)).as(at).containsEntry(field, value);
        assertThat(form(helga, at).get(other)).as(at).contains("Dana's words.");
    }

    @Test
    void aSectionKeepsTheAddressThatItWasGivenMeanwhile() {
        long id = site.app().sections().tree().at("/world").orElseThrow().id().value();
        neitherUndoesTheOther("/desk/sections/" + id, "slug", "planet", "description");
        assertThat(site.app().sections().tree().at("/planet")).isPresent();
    }

    @Test
    void aTagAndAContributorKeepWhatTheyWereGivenMeanwhile() {
        site.editor("Mara").publishes(words -> words.headline("Quay").tagged("Ferries").by("Ines"));
        long tag = site.app().tags().at("ferries").orElseThrow().id().value();
        neitherUndoesTheOther("/desk/tags/" + tag, "slug", "boats", "description");
        long person = site.app().contributors().at("ines").orElseThrow().id().value();
        neitherUndoesTheOther("/desk/contributors/" + person, "role", "Correspondent", "bio");
    }

    @Test
    void whoSavesAgainHasSeenItAndTheirsHolds() {
        long id = site.app().sections().tree().at("/world").orElseThrow().id().value();
        String at = "/desk/sections/" + id;
        Map<String, String> danas = form(dana, at);
        Map<String, String> helgas = form(helga, at);
        helgas.put("name", "Planet");
        assertThat(helga.post(at, helgas).status()).isEqualTo(303);
        danas.put("name", "Earth");
        Reply reply = dana.post(at, danas);
        assertThat(reply.status()).isEqualTo(422);
        danas.put("seen", reply.html().select("form[action=" + at + "] [name=seen]").val());
        assertThat(dana.post(at, danas).status()).isEqualTo(303);
        assertThat(form(helga, at)).containsEntry("name", "Earth");
        helgas.put("name", "Earth");
        assertThat(helga.post(at, helgas).status()).as("the same is no quarrel").isEqualTo(303);
    }
}

package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Grant;
import broadsheet.identity.Key;
import broadsheet.identity.Right;
import broadsheet.identity.Role;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeysTest {
    private final TestClock clock = new TestClock("2026-11-25T09:00:00Z");
    private final TestSite site = TestSite.paper().at(clock).with("api.key-rate", "4321").open();
    private final Visitor mara = site.visitor().as("Mara", Role.ADMINISTRATOR);

    @AfterEach
    void close() {
        site.close();
    }

    private Reply makes(Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(Map.of("rate", "4321", "role", "", "section", ""));
        all.putAll(fields);
        all.put("form-token", mara.formToken());
        return mara.post(KeyRoutes.PATH, all);
    }

    private Reply asks(String key, String path) {
        return site.get("/api/v1" + path, "Authorization: Bearer " + key);
    }

    private Key key(String name) {
        return site.app().identity().keys().all().stream()
                .filter(key -> key.name().equals(name))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void aKeyIsMadeShownOnceUsedAndEnded() {
        Reply made = makes(Map.of("name", "coast-agency", "role", "reporter"));
        String key = made.html().select("input#made").val();
        assertThat(key).startsWith("bsk_");
        assertThat(asks(key, "/me").status()).isNotEqualTo(401);
        Reply list = mara.open(KeyRoutes.PATH);
        assertThat(list.text()).doesNotContain("bsk_");
        assertThat(list.words()).contains("coast-agency Reporter 4321", "Mara", "November 25");
        clock.pass(Duration.ofMinutes(30));
        asks(key, "/stories");
        assertThat(key("coast-agency").lastUsed())
                .as("known to within an hour")
                .isEqualTo("2026-11-25T09:00:00Z");
        clock.pass(Duration.ofHours(1));
        asks(key, "/stories");
        assertThat(key("coast-agency").lastUsed()).isEqualTo("2026-11-25T10:30:00Z");
        mara.open(KeyRoutes.PATH);
        assertThat(mara.fill(KeyRoutes.PATH + "/", Map.of()).words())
                .contains("There are no keys", "Ended keys coast-agency");
        assertThat(asks(key, "/stories").status()).isEqualTo(401);
        assertThat(mara.open("/desk/audit").words())
                .contains(
                        "Mara Made a key key:1 coast-agency, reporter",
                        "Mara Revoked a key key:1 coast-agency");
        assertThat(mara.page().text()).doesNotContain("bsk_");
    }

    @Test
    void aKeyHoldsInItsSectionOnly() {
        var section = site.app().sections().tree().at("/tech").orElseThrow();
        makes(Map.of("name", "gadgets", "role", "editor", "section", "" + section.id().value()));
        Key key = key("gadgets");
        assertThat(key.mandate().may(Right.PUBLISH, List.of(section.id().value()))).isTrue();
        assertThat(key.mandate().may(Right.PUBLISH, List.of())).isFalse();
        assertThat(mara.open(KeyRoutes.PATH).words())
                .contains("gadgets Editor in " + section.name());
    }

    @Test
    void aKeyMayHaveSeveralRolesInSeveralSections() {
        long tech = site.app().sections().tree().at("/tech").orElseThrow().id().value();
        long world = site.app().sections().tree().at("/world").orElseThrow().id().value();
        makes(
                Map.of(
                        "name",
                        "two-desks",
                        "role",
                        "editor",
                        "section",
                        "" + tech,
                        "role-3",
                        "reporter",
                        "section-3",
                        "" + world));
        Key key = key("two-desks");
        assertThat(key.grants())
                .containsExactlyInAnyOrder(
                        new Grant(Role.EDITOR, tech), new Grant(Role.REPORTER, world));
        assertThat(key.mandate().may(Right.PUBLISH, List.of(tech))).isTrue();
        assertThat(key.mandate().may(Right.PUBLISH, List.of(world))).isFalse();
        assertThat(key.mandate().may(Right.WRITE, List.of(world))).isTrue();
        for (String role : List.of("administrator", "owner"))
            assertThat(makes(Map.of("name", "more", "role", "reporter", "role-2", role)).status())
                    .as(role)
                    .isEqualTo(422);
        assertThat(makes(Map.of("name", "more", "section-2", "" + world)).status()).isEqualTo(422);
    }

    @Test
    void whatWillNotDoIsSaidAndMakesNothing() {
        List<String> before = site.rows();
        for (String name : List.of("", "Coast Agency", "-x", "x".repeat(64), "<b>", "مفتاح")) {
            Reply reply = makes(Map.of("name", name));
            assertThat(reply.status()).as(name).isEqualTo(422);
            assertThat(reply.words()).contains("small letters, digits and hyphens");
            assertThat(reply.text()).doesNotContain("<b>");
        }
        for (String rate : List.of("0", "-1", "1000001", "many", "1e3"))
            assertThat(makes(Map.of("name", "coast", "rate", rate)).status())
                    .as(rate)
                    .isEqualTo(422);
        for (String role : List.of("administrator", "owner", "Editor", "editor "))
            assertThat(makes(Map.of("name", "coast", "role", role)).status())
                    .as(role)
                    .isEqualTo(422);
        assertThat(makes(Map.of("name", "coast", "role", "editor", "section", "999")).status())
                .isEqualTo(422);
        assertThat(makes(Map.of("name", "coast", "role", "", "section", "1")).status())
                .as("a section limits nothing without a role")
                .isEqualTo(422);
        assertThat(site.rows()).isEqualTo(before);
        makes(Map.of("name", "coast"));
        assertThat(makes(Map.of("name", "coast")).status()).isEqualTo(409);
    }

    @Test
    void fieldsThatNoFormHasGiveNothing() {
        Map<String, String> fields = new HashMap<>(Map.of("name", "coast"));
        for (String more : List.of("roles", "grants", "grant", "hash", "id", "madeBy", "rights"))
            fields.put(more, "administrator");
        makes(fields);
        Key key = key("coast");
        assertThat(key.grants()).isEmpty();
        assertThat(Objects.requireNonNull(key.madeBy()).name()).startsWith("person:");
    }

    @Test
    void aGuessedNumberEndsNothingAndTheKeptHashOpensNothing() {
        String made = makes(Map.of("name", "coast")).html().select("input#made").val();
        String token = mara.formToken();
        for (String id : List.of("0", "-1", "2", "99999999999999999999", "coast", "1%20or%201"))
            assertThat(
                            mara.post(
                                            KeyRoutes.PATH + "/" + id + "/end",
                                            Map.of("form-token", token))
                                    .status())
                    .as(id)
                    .isEqualTo(404);
        assertThat(asks(made, "/stories").status()).isEqualTo(200);
        String kept =
                site.app()
                        .db()
                        .read(tx ->
                                tx.sql("select encode(hash, 'base64') as hash from api_key")
                                        .one(row -> row.text("hash")))
                        .orElseThrow()
                        .replace("=", "")
                        .replace('+', '-')
                        .replace('/', '_');
        assertThat(made).doesNotContain(kept);
        assertThat(asks("bsk_1_" + kept, "/stories").status()).isEqualTo(401);
    }

    @Test
    void whoeverMayNotInvitePeopleHasNoKeysEither() {
        makes(Map.of("name", "coast"));
        Visitor nils = site.visitor().as("Nils", Role.DESK_HEAD);
        assertThat(nils.get(KeyRoutes.PATH).status()).isEqualTo(403);
        String token = nils.formToken();
        assertThat(nils.post(KeyRoutes.PATH, Map.of("form-token", token, "name", "mine")).status())
                .isEqualTo(403);
        assertThat(nils.post(KeyRoutes.PATH + "/1/end", Map.of("form-token", token)).status())
                .isEqualTo(403);
        assertThat(key("coast").revoked()).isNull();
        assertThat(nils.open("/desk").text()).doesNotContain(KeyRoutes.PATH);
    }
}

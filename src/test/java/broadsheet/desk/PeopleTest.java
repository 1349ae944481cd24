package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Person;
import broadsheet.identity.Right;
import broadsheet.identity.Role;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private final TestSite site = TestSite.open();

    @AfterEach
    void close() {
        site.close();
    }

    private Person person(String name) {
        return site.app().identity().people().find(Visitor.address(name)).orElseThrow();
    }

    @Test
    void anAdministratorInvitesAndTheInvitedComesIn() {
        Visitor mara = site.visitor().as("Mara", Role.ADMINISTRATOR);
        mara.open("/desk/people");
        mara.fill(
                "/desk/people",
                Map.of("name", "Nils", "email", "nils@paper.example", "role", "editor"));
        String link = mara.page().html().select("input#link").val();
        assertThat(mara.page().words()).contains("works once, for seven days");
        assertThat(mara.open("/desk/people").words()).contains("Nils", "no password yet");
        String path = link.substring(link.indexOf("/desk/link/"));
        Visitor nils = site.visitor();
        nils.open(path);
        assertThat(nils.page().words()).contains("For Nils");
        nils.fill(path, Map.of("password", "nils-nils-nils", "again", "nils-nils-nils"));
        assertThat(nils.page().words()).contains("too easily guessed");
        nils.fill(path, Map.of("password", Visitor.PASSWORD, "again", Visitor.PASSWORD));
        assertThat(nils.open("/desk/account").words())
                .contains("Nils", "Editor", "Publish Everywhere", "Kill No");
        assertThat(site.visitor().open(path).status()).isEqualTo(410);
        assertThat(mara.open("/desk/audit").words())
                .contains("Mara Added Nils editor", "Mara Made a link Nils", "Nils Set a password");
    }

    @Test
    void aRoleInASectionHoldsThereAndBelow() {
        Visitor mara = site.visitor().as("Mara", Role.ADMINISTRATOR);
        site.visitor().as("Nils", List.of());
        var tree = site.app().sections().tree();
        var parent =
                tree.all().stream().filter(each -> !tree.under(each.id()).isEmpty()).findFirst();
        var section = parent.orElse(tree.top().getFirst());
        long number = section.id().value();
        String path = "/desk/people/" + person("Nils").id().value();
        mara.open(path);
        mara.fill(path + "/roles", Map.of("role", "editor", "section", "" + number));
        Person nils = person("Nils");
        assertThat(nils.may(Right.PUBLISH)).isFalse();
        assertThat(nils.may(Right.PUBLISH, List.of(number))).isTrue();
        assertThat(nils.may(Right.PUBLISH, List.of(number, 4711L))).isTrue();
        assertThat(nils.may(Right.PUBLISH, List.of(4711L))).isFalse();
        assertThat(nils.may(Right.KILL, List.of(number))).isFalse();
        assertThat(mara.page().words()).contains("Editor in " + section.name());
        mara.fill(path + "/roles/removed", Map.of());
        assertThat(person("Nils").grants()).isEmpty();
        mara.open(path);
        assertThat(
                        mara.fill(
                                        path + "/roles",
                                        Map.of("role", "administrator", "section", "" + number))
                                .status())
                .isEqualTo(422);
    }

    @Test
    void whoIsDeactivatedIsOutAtOnceAndTheLastAdministratorStays() {
        Visitor mara = site.visitor().as("Mara", Role.ADMINISTRATOR);
        Visitor nils = site.visitor().as("Nils", Role.DESK_HEAD);
        String path = "/desk/people/" + person("Nils").id().value();
        mara.open(path);
        mara.fill(path + "/deactivation", Map.of());
        assertThat(nils.get("/desk").status()).isEqualTo(303);
        assertThat(nils.signsIn("nils@paper.example", Visitor.PASSWORD).status()).isEqualTo(403);
        mara.open(path);
        mara.fill(path + "/reactivation", Map.of());
        assertThat(nils.signsIn("nils@paper.example", Visitor.PASSWORD).status()).isEqualTo(303);
        String own = "/desk/people/" + person("Mara").id().value();
        mara.open(own);
        assertThat(mara.fill(own + "/deactivation", Map.of()).status()).isEqualTo(409);
        mara.open(own);
        assertThat(mara.fill(own + "/roles/removed", Map.of()).status()).isEqualTo(409);
        assertThat(person("Mara").may(Right.MANAGE_PEOPLE)).isTrue();
    }
}

package broadsheet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.config.OidcSettings;
import broadsheet.db.Db;
import broadsheet.mail.Letters;
import broadsheet.testing.TestDb;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is done to a way in is told to whoever it belongs to, by the line in the audit log.
class PostTest {
    private final Db db = TestDb.fresh();

    @AfterEach
    void close() {
        db.close();
    }

    private List<String> posted(boolean carried) {
        Identity identity =
                new Identity(
                        db, new Letters(db, carried), OidcSettings.NONE, InstantSource.system());
        PersonId mara =
                identity.people()
                        .add(
                                new NewPerson(
                                        "Mara",
                                        Email.of("mara@paper.example").orElseThrow(),
                                        List.of()),
                                Actor.SYSTEM)
                        .orElseThrow();
        db.write(tx -> {
            for (Act act : Act.values())
                identity.audit().write(tx, Actor.SYSTEM, act, mara.actor().name(), "");
            return true;
        });
        return db.read(tx ->
                tx.sql("select kind || ' ' || recipient as line from letter order by id")
                        .list(row -> row.text("line").replace(mara.actor().name(), "Mara")));
    }

    @Test
    void whatChangesAWayInIsWrittenToItsOwner() {
        assertThat(posted(true))
                .containsExactlyInAnyOrder(
                        "password-set Mara",
                        "second-factor-on Mara",
                        "second-factor-off Mara",
                        "passkey-added Mara",
                        "passkey-removed Mara",
                        "passkey-copied Mara",
                        "provider-tied Mara",
                        "provider-untied Mara");
    }

    @Test
    void whereNoMailIsSetUpNothingIsPosted() {
        assertThat(posted(false)).isEmpty();
    }
}

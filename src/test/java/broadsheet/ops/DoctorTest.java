package broadsheet.ops;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.config.Settings;
import broadsheet.db.Db;
import broadsheet.mail.Letters;
import broadsheet.mail.OddServer;
import broadsheet.testing.TestDb;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the doctor says of mail.
class DoctorTest {
    @TempDir Path folder;

    private Finding found(String place, Map<String, String> more) {
        Map<String, String> flags = new HashMap<>(more);
        flags.put("data.dir", folder.toString());
        flags.put("mail.timeout", "1s");
        flags.put("mail.from", "desk@paper.example");
        return Doctor.examine(Settings.read(null, Map.of(), flags)).stream()
                .filter(finding -> finding.place().equals(place))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void mailThatIsNotSetUpIsWorthKnowingOf() {
        Finding found = found("mail", Map.of());
        assertThat(found.weight()).isEqualTo(Finding.Weight.WORRYING);
        assertThat(found.mend()).contains("mail.host");
    }

    @Test
    void aMailServerIsTriedWithoutALetter() {
        try (OddServer server = OddServer.answering(Map.of())) {
            Finding found =
                    found(
                            "mail",
                            Map.of(
                                    "mail.host", "localhost",
                                    "mail.port", "" + server.port(),
                                    "mail.tls", "none"));
            assertThat(found.weight()).isEqualTo(Finding.Weight.GOOD);
            assertThat(server.commands()).noneMatch(line -> line.startsWith("MAIL"));
        }
        try (OddServer server = OddServer.answering(Map.of("", OddServer.HANG))) {
            Finding found =
                    found(
                            "mail",
                            Map.of("mail.host", "localhost", "mail.port", "" + server.port()));
            assertThat(found.weight()).isEqualTo(Finding.Weight.BAD);
            assertThat(found.found()).contains("localhost:" + server.port());
        }
    }

    @Test
    void lettersThatWereGivenUpAreTold() {
        URI address = TestDb.address();
        Map<String, String> there = Map.of("database.url", address.toString());
        assertThat(found("letters", there).weight()).isEqualTo(Finding.Weight.GOOD);
        try (Db db = TestDb.open(address)) {
            db.write(tx -> {
                new Letters(db, true).post(tx, "invitation", "person:1", "", Duration.ofDays(1));
                return tx.sql(
                                """
                                update letter set state = 'given-up', problem = '550 nobody of that name'
                                """)
                        .update();
            });
        }
        Finding found = found("letters", there);
        assertThat(found.weight()).isEqualTo(Finding.Weight.WORRYING);
        assertThat(found.found()).contains("invitation: 550 nobody of that name");
    }
}

package broadsheet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RolesTest {
    private static String table() {
        String head =
                "| right | "
                        + Arrays.stream(Role.values())
                                .map(Role::word)
                                .collect(Collectors.joining(" | "))
                        + " |\n|---|"
                        + ":-:|".repeat(Role.values().length)
                        + "\n";
        return head
                + Arrays.stream(Right.values())
                        .map(right ->
                                "| "
                                        + right.word()
                                        + " | "
                                        + Arrays.stream(Role.values())
                                                .map(role ->
                                                        role.rights().contains(right) ? "yes" : "")
                                                .collect(Collectors.joining(" | "))
                                        + " |\n")
                        .collect(Collectors.joining());
    }

    @Test
    void theDocumentShowsTheTable() throws IOException {
        System.out.println(table());
        assertThat(Files.readString(Path.of("docs/desk.md"))).contains(table());
    }

    @Test
    void everyRightIsSomebodysAndWritingIsNotPublishing() {
        for (Right right : Right.values())
            assertThat(Role.values()).anyMatch(role -> role.rights().contains(right));
        assertThat(Role.REPORTER.rights()).containsExactly(Right.WRITE);
        assertThat(Role.EDITOR.rights()).doesNotContain(Right.CORRECT, Right.KILL, Right.TAKE_DOWN);
        assertThat(Role.SENIOR_EDITOR.rights()).contains(Right.CORRECT).doesNotContain(Right.KILL);
        assertThat(Role.ADMINISTRATOR.rights()).doesNotContain(Right.PUBLISH, Right.WRITE);
    }
}

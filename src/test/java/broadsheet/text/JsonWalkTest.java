package broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonWalkTest {
    private static final String TEXT =
            "{\"meta\":{\"n\":1},\"rows\":[{\"é\":1},2,[3]],\"other\":[[[0]]],\"rows\":[{\"late\":true}]}";

    @TempDir Path folder;

    private record Taken(List<String> path, String value, long offset) {}

    @Test
    void theGuideSaysWhatIsTaken() throws IOException {
        assertThat(walk(TEXT))
                .extracting(Taken::value)
                .containsExactly("{\"é\":1}", "2", "[3]", "{\"late\":true}");
        assertThat(walk(TEXT))
                .allSatisfy(taken -> assertThat(taken.path()).containsExactly("rows", "*"));
    }

    @Test
    void objectsAndListsAreFoundAgainByTheirOffset() throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), TEXT);
        for (Taken taken : walk(TEXT))
            if (!taken.value().equals("2"))
                assertThat(JsonWalk.at(file, taken.offset()).write()).isEqualTo(taken.value());
        assertThatThrownBy(() -> JsonWalk.at(file, 1_000)).isInstanceOf(IOException.class);
    }

    @Test
    void whatStandsBeforeTheDamageIsTaken() {
        for (int cut = 0; cut < TEXT.length(); cut++) {
            String part = TEXT.substring(0, cut);
            List<Taken> taken = new ArrayList<>();
            assertThatThrownBy(() -> walk(bytes(part), taken))
                    .as(part)
                    .isInstanceOf(IOException.class);
            for (Taken each : taken) assertThat(TEXT).contains(each.value());
        }
    }

    @Test
    void lengthCostsNoMemoryAndDepthIsBounded() throws IOException {
        long[] count = new long[1];
        List<InputStream> parts = new ArrayList<>();
        parts.add(bytes("{\"rows\":["));
        String many = "{\"a\":\"" + "x".repeat(1_000_000) + "\"},";
        parts.addAll(Collections.nCopies(300, many).stream().map(JsonWalkTest::bytes).toList());
        parts.add(bytes("0]}"));
        JsonWalk.walk(
                new SequenceInputStream(Collections.enumeration(parts)),
                guide((_, _, _) -> count[0]++));
        assertThat(count[0]).isEqualTo(301);
        assertThatThrownBy(() -> walk("{\"rows\":[" + "[".repeat(100_000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("byte");
    }

    private List<Taken> walk(String text) throws IOException {
        List<Taken> taken = new ArrayList<>();
        walk(bytes(text), taken);
        return taken;
    }

    private static void walk(InputStream in, List<Taken> taken) throws IOException {
        JsonWalk.walk(
                in,
                guide((path, value, offset) -> taken.add(new Taken(path, value.write(), offset))));
    }

    private interface Take {
        void take(List<String> path, Json value, long offset);
    }

    private static JsonWalk.Guide guide(Take take) {
        return new JsonWalk.Guide() {
            @Override
            public JsonWalk.Step step(List<String> path) {
                if (path.isEmpty() || path.equals(List.of("rows"))) return JsonWalk.Step.ENTER;
                return path.getFirst().equals("rows") ? JsonWalk.Step.TAKE : JsonWalk.Step.PASS;
            }

            @Override
            public void take(List<String> path, Json value, long offset) {
                take.take(path, value, offset);
            }
        };
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}

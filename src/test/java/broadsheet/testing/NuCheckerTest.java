package broadsheet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NuCheckerTest {
    private final NuChecker checker = new NuChecker();

    @Test
    void finds_what_is_wrong_and_passes_what_is_right() {
        String start = "<!doctype html><html lang=en><title>A paper</title>";
        assertThat(checker.errors(start + "<p>Good")).isEmpty();
        assertThat(checker.errors(start + "<p><b><i>Bad</b></i><img src=a>"))
                .anyMatch(line -> line.contains("nesting rules"))
                .anyMatch(line -> line.contains("alt"));
        assertThat(checker.errors(start + "<p>Good again")).isEmpty();
    }
}

package broadsheet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorTest {
    @ParameterizedTest
    @ValueSource(strings = {"system", "demo", "import:wordpress", "person:12"})
    void isAKindAndWhichOne(String name) {
        assertThat(new Actor(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mara", "person:", ":12", "person 12", "person:12\n", "person:1:2"})
    void anythingElseIsRefused(String name) {
        assertThatThrownBy(() -> new Actor(name)).isInstanceOf(IllegalArgumentException.class);
    }
}

package broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SpliceTest {
    @Property
    void makesTheOneOfTheOther(
            @ForAll @StringLength(max = 40) String before,
            @ForAll @StringLength(max = 40) String after) {
        assertThat(Splice.between(before, after).on(before)).isEqualTo(after);
    }

    @Property
    void isAsShortAsWhatWasTyped(
            @ForAll @StringLength(max = 40) String before,
            @ForAll @StringLength(max = 10) String typed) {
        String after =
                before.substring(0, before.length() / 2)
                        + typed
                        + before.substring(before.length() / 2);
        assertThat(Splice.between(before, after).put().length())
                .isLessThanOrEqualTo(typed.length() + 2);
    }

    @Test
    void neverCutsACharacterInTwo() {
        // The first and the last of the two units are the same in turn.
        for (String after : new String[] {"a😁b", "a🙀b", "a🐀b"}) {
            Splice splice = Splice.between("a😀b", after);
            assertThat(
                            splice.put()
                                    .codePoints()
                                    .allMatch(c -> !Character.isSurrogate((char) c) || c > 0xffff))
                    .isTrue();
            assertThat(splice.on("a😀b")).isEqualTo(after);
        }
    }
}

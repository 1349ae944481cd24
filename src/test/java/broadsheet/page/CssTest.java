package broadsheet.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CssTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a { color : red ; }|a{color :red}",
                "a  >  b , c + d ~ e { x: y }|a>b,c + d ~ e{x:y}",
                "a :hover b:hover { x: y }|a :hover b:hover{x:y}",
                "a { width: calc(1px + 2 * (3px - 4px)) }|a{width:calc(1px + 2 * (3px - 4px))}",
                "@media (min-width: 4em) and (a: b) { i { x: y; } }|@media (min-width:4em) and (a:b){i{x:y}}",
                "q::before { content: \"  /* no */ ; } \" }|q::before{content:\"  /* no */ ; } \"}",
                "q { content: 'it\\'s  \"so\"' ; x: y }|q{content:'it\\'s  \"so\"';x:y}",
                "/* one */ a { /* two */ x: /* three */ y }|a{x:y}",
                "a/* joined */.b { x: y }|a/**/.b{x:y}",
                ".a\\{ .b\\, .c { x: y }|.a\\{ .b\\, .c{x:y}",
                "a { grid-area: 1 / span 2; font: 1em/1.2 b }|a{grid-area:1 / span 2;font:1em/1.2 b}",
                "a { b: url(../fonts/a.woff2) ; --x: 1 !important }|a{b:url(../fonts/a.woff2);--x:1 !important}",
                ":is(a, b):not( c ) { x: y }|:is(a,b):not( c ){x:y}",
                "@layer a , b ; @layer a { }|@layer a,b;@layer a{}"
            })
    void keeps_the_meaning_and_drops_the_rest(String css, String small) {
        assertThat(Css.small(css)).isEqualTo(small);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{} /* never closed", "a{b:\"never closed}", "a{b:'\\'", "/*/"})
    void refuses_what_is_not_closed(String css) {
        assertThatThrownBy(() -> Css.small(css)).hasMessageContaining("not closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "front", "story", "long", "prose", "print"})
    void our_own_sheets_shrink_once_and_stay_balanced(String name) throws IOException {
        String css = Files.readString(Path.of("src/main/web/css/" + name + ".css"));
        String small = Css.small(css);
        assertThat(small.length()).isLessThan(css.length() * 95 / 100);
        assertThat(Css.small(small)).isEqualTo(small);
        assertThat(small.chars().filter(c -> c == '{').count())
                .isEqualTo(small.chars().filter(c -> c == '}').count());
        assertThat(small).doesNotContain("/*").doesNotContain("\n");
    }
}

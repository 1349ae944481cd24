package broadsheet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenditionNameTest {
    @Property
    void whatIsWrittenIsReadBackTheSame(@ForAll("names") RenditionName name) {
        assertThat(RenditionName.parse(name.path())).contains(name);
    }

    @Property
    void whateverIsReadHasThatOneAddressAndStaysInItsFolder(
            @ForAll("nearlyAddresses") String path) {
        RenditionName.parse(path)
                .ifPresent(name -> {
                    assertThat(name.path()).isEqualTo(path);
                    assertThat(name.fileName()).matches("[a-z0-9-]+\\.[a-z]+");
                });
    }

    @Property
    void everyFileNameMakesASlug(@ForAll String fileName) {
        assertThat(RenditionName.isSlug(FileSlug.of(fileName, "picture"))).isTrue();
    }

    @Test
    void addressesReadAsTheyLook() {
        assertThat(RenditionName.parse("/media/0123456789abcdef/old-harbour-16x9-640.webp"))
                .contains(
                        new RenditionName(
                                "0123456789abcdef",
                                "old-harbour",
                                Crop.WIDE,
                                Focus.DEFAULT,
                                640,
                                PictureFormat.WEBP));
        assertThat(RenditionName.parse("/media/0123456789abcdef/img-2048-1x1-f000100-320.jpg"))
                .contains(
                        new RenditionName(
                                "0123456789abcdef",
                                "img-2048",
                                Crop.SQUARE,
                                new Focus(0, 100),
                                320,
                                PictureFormat.JPEG));
    }

    @Test
    void slugsThatReadAsACropAreNone() {
        assertThat(FileSlug.of("Banner 16x9.jpg", "picture")).isEqualTo("banner-16x9-picture");
        assertThat(FileSlug.of("C:\\Fotos\\Köln Brücke.JPG", "picture")).isEqualTo("koln-brucke");
        assertThat(FileSlug.of("東京.png", "picture")).isEqualTo("picture");
        assertThatThrownBy(() ->
                        new RenditionName(
                                "0123456789abcdef",
                                "a-16x9",
                                Crop.WHOLE,
                                Focus.DEFAULT,
                                640,
                                PictureFormat.JPEG))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media/0123456789abcdef/../../etc/passwd-640.jpg",
                "/media/0123456789abcdef/a%2f..-640.jpg",
                "/media/0123456789ABCDEF/harbour-640.jpg",
                "/media/0123456789abcde/harbour-640.jpg",
                "/media/0123456789abcdef/harbour-0640.jpg",
                "/media/0123456789abcdef/harbour-640.svg",
                "/media/0123456789abcdef/harbour-640.jpg\n",
                "/media/0123456789abcdef/harbour--640.jpg",
                "/media/0123456789abcdef/-640.jpg",
                "/media/0123456789abcdef/harbour-1x1-f101000-640.jpg",
                "/media/0123456789abcdef/harbour-1x1-f050033-640.jpg",
                "/media/0123456789abcdef/harbour-f010010-640.jpg/",
                "/media/0123456789abcdef/harbour-640.jpg?x=1",
            })
    void anythingElseIsNoAddress(String path) {
        assertThat(RenditionName.parse(path)).isEmpty();
    }

    @Provide
    Arbitrary<RenditionName> names() {
        Arbitrary<String> hashes = Arbitraries.strings().withChars("0123456789abcdef").ofLength(16);
        Arbitrary<String> words =
                Arbitraries.of("a", "img", "16x9", "1x1", "f050033", "f010099", "640", "2048", "x");
        Arbitrary<String> slugs =
                words.list()
                        .ofMinSize(1)
                        .ofMaxSize(5)
                        .map(list -> String.join("-", list))
                        .filter(RenditionName::isSlug);
        Arbitrary<Focus> focuses =
                Combinators.combine(
                                Arbitraries.integers().between(0, 100),
                                Arbitraries.integers().between(0, 100))
                        .as(Focus::new);
        return Combinators.combine(
                        hashes,
                        slugs,
                        Arbitraries.of(Crop.class),
                        focuses,
                        Arbitraries.integers().between(1, 99_999),
                        Arbitraries.of(PictureFormat.class))
                .as((hash, slug, crop, focus, width, format) ->
                        new RenditionName(
                                hash,
                                slug,
                                crop,
                                crop == Crop.WHOLE ? Focus.DEFAULT : focus,
                                width,
                                format));
    }

    @Provide
    Arbitrary<String> nearlyAddresses() {
        return Combinators.combine(
                        names(),
                        Arbitraries.integers().between(0, 80),
                        Arbitraries.of("", "/", "..", "-", "0", "%", "A", ".", "x9", "f"))
                .as((name, at, dirt) -> {
                    String path = name.path();
                    int cut = Math.min(at, path.length());
                    return path.substring(0, cut) + dirt + path.substring(cut);
                });
    }
}

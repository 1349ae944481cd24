package broadsheet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whether every class that opens a browser says so: beside others it would wait in vain now and
/// then.
class InBrowserTest {
    private static final JavaClasses TESTS =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                    .importPackages("broadsheet");

    @Test
    void everyTestThatOpensABrowserSaysSo() {
        Set<String> opening = opening();
        assertThat(opening).contains("broadsheet.desk.EditorTest");
        assertThat(
                        TESTS.stream()
                                .filter(type -> opening.contains(type.getName()))
                                .filter(type -> type.getSimpleName().endsWith("Test"))
                                .filter(type -> !saysSo(type))
                                .map(JavaClass::getName))
                .isEmpty();
    }

    /// What uses the browser, or something of ours that does.
    private static Set<String> opening() {
        Set<String> opening = new HashSet<>(Set.of("broadsheet.testing.Browser"));
        boolean more = true;
        while (more)
            more =
                    opening.addAll(
                            TESTS.stream()
                                    .filter(type -> uses(type, opening))
                                    .map(JavaClass::getName)
                                    .toList());
        return opening;
    }

    private static boolean uses(JavaClass type, Set<String> opening) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(use -> opening.contains(use.getTargetClass().getName()));
    }

    private static boolean saysSo(JavaClass type) {
        return type.isAnnotatedWith(InBrowser.class)
                || type.isAnnotatedWith(net.jqwik.api.Tag.class);
    }
}

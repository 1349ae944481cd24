package broadsheet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The plan of the house, as data, and that the house is built to it.
class ArchitectureTest {
    private static final int LONGEST = 500;

    private record Room(int floor, Set<String> besides) {}

    private static Room on(int floor, String... besides) {
        return new Room(floor, Set.of(besides));
    }

    /// Each package with its floor and the packages of that floor that it may use. Lower floors may
    /// always be used.
    private static final Map<String, Room> FLOORS =
            Map.ofEntries(
                    Map.entry("text", on(0)),
                    Map.entry("config", on(0, "text")),
                    Map.entry("metrics", on(0, "config")),
                    Map.entry("db", on(0, "config", "metrics")),
                    Map.entry("http", on(0, "config", "metrics")),
                    Map.entry("page", on(0, "http", "text")),
                    Map.entry("events", on(1)),
                    Map.entry("press", on(1, "events")),
                    Map.entry("blobs", on(1)),
                    Map.entry("fetch", on(1)),
                    Map.entry("mail", on(1)),
                    Map.entry("identity", on(2)),
                    Map.entry("ledger", on(2)),
                    Map.entry("media", on(2, "identity")),
                    Map.entry("story", on(2, "identity", "media", "ledger")),
                    Map.entry("paper", on(3)),
                    Map.entry("search", on(3, "paper")),
                    Map.entry("audience", on(3, "paper")),
                    Map.entry("archive", on(4)),
                    Map.entry("api", on(4)),
                    Map.entry("desk", on(4)),
                    Map.entry("importer", on(4)),
                    Map.entry("importer.folder", on(4, "importer")),
                    Map.entry("importer.ghost", on(4, "importer")),
                    Map.entry("importer.feed", on(4, "importer")),
                    Map.entry("hooks", on(4)),
                    Map.entry("feeds", on(4)),
                    Map.entry("site", on(4, "feeds")),
                    Map.entry("ops", on(5)),
                    Map.entry("", on(5, "ops")));

    /// Each library with the one package that imports it.
    private static final Map<String, String> LIBRARIES =
            Map.ofEntries(
                    Map.entry("com.zaxxer.hikari", "db"),
                    Map.entry("org.flywaydb", "db"),
                    Map.entry("org.postgresql", "db"),
                    Map.entry("io.zonky", "db"),
                    Map.entry("org.tukaani", "db"),
                    Map.entry("org.apache.commons", "db"),
                    Map.entry("java.sql", "db"),
                    Map.entry("javax.sql", "db"),
                    Map.entry("com.aayushatharva.brotli4j", "http"),
                    Map.entry("org.apache.hc", "fetch"),
                    Map.entry("org.apache.lucene", "search"),
                    Map.entry("gg.jte", "page"),
                    Map.entry("org.jsoup", "text"),
                    Map.entry("com.github.difflib", "text"),
                    Map.entry("tools.jackson", "text"),
                    Map.entry("com.ctc.wstx", "importer"),
                    Map.entry("org.commonmark", "importer"),
                    Map.entry("org.codehaus.stax2", "importer"),
                    Map.entry("javax.xml", "importer"),
                    Map.entry("com.rometools", "importer.feed"),
                    Map.entry("org.jdom2", "importer.feed"),
                    Map.entry("org.bouncycastle", "identity"),
                    Map.entry("com.webauthn4j", "identity"),
                    Map.entry("jakarta.mail", "mail"),
                    Map.entry("org.eclipse.angus", "mail"),
                    Map.entry("javax.net.ssl", "mail"),
                    Map.entry("com.nimbusds", "identity"),
                    Map.entry("io.nayuki", "desk"),
                    Map.entry("com.drew", "media"),
                    Map.entry("com.luciad", "media"),
                    Map.entry("javax.imageio", "media"),
                    Map.entry("javax.crypto", "hooks"),
                    Map.entry("java.awt", "media"),
                    Map.entry("org.snakeyaml", "config"),
                    Map.entry("io.micrometer", "metrics"),
                    Map.entry("io.prometheus", "metrics"),
                    Map.entry("picocli", ""),
                    Map.entry("ch.qos.logback", ""));

    /// Libraries that any package may use.
    private static final Set<String> COMMON = Set.of("java", "org.slf4j", "org.jspecify");

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(place -> !place.contains("/broadsheet/jte/"))
                    .importPackages("broadsheet")
                    .that(resideInAPackage("broadsheet.."));

    @Test
    void everyPackageHasAFloor() {
        assertThat(HOUSE.stream().map(ArchitectureTest::room).distinct())
                .isSubsetOf(FLOORS.keySet());
    }

    /// They are no classes, so the table of libraries cannot see them.
    @Test
    void whatComesForBrowsersAsJarsIsReadByPageAlone() throws IOException {
        Set<Path> readers = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList())
                if (Files.readString(source).contains("webjars")) readers.add(source.getParent());
        }
        assertThat(readers).containsExactly(Path.of("src/main/java/broadsheet/page"));
    }

    @Test
    void packagesUseLowerFloorsAndWhatIsNamedBesideThem() {
        Set<String> wrong = new TreeSet<>();
        for (Dependency use : uses()) {
            if (!use.getTargetClass().getPackageName().startsWith("broadsheet")) continue;
            String from = room(use.getOriginClass());
            String to = room(use.getTargetClass());
            Room of = FLOORS.get(from);
            Room other = FLOORS.get(to);
            if (from.equals(to) || of == null || other == null) continue;
            if (other.floor() > of.floor()
                    || other.floor() == of.floor() && !of.besides().contains(to))
                wrong.add(from + " uses " + to + ": " + use.getDescription());
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyLibraryIsImportedByOnePackage() {
        Set<String> wrong = new TreeSet<>();
        for (Dependency use : uses()) {
            String target = use.getTargetClass().getBaseComponentType().getPackageName();
            String from = room(use.getOriginClass());
            if (target.isEmpty() || target.startsWith("broadsheet")) continue;
            String library =
                    LIBRARIES.keySet().stream()
                            .filter(name -> within(target, name))
                            .findFirst()
                            .orElse("");
            if (library.isEmpty() && COMMON.stream().anyMatch(name -> within(target, name)))
                continue;
            if (library.isEmpty()) wrong.add("in no table: " + target + " in " + from);
            else if (!from.equals(LIBRARIES.get(library)))
                wrong.add(library + " in " + use.getOriginClass().getName());
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean within(String name, String outer) {
        return name.equals(outer) || name.startsWith(outer + ".");
    }

    @Test
    void nothingStaticChanges() {
        Set<String> wrong = new TreeSet<>();
        Set<String> changing =
                Set.of(
                        "java.util.concurrent",
                        "java.util.concurrent.atomic",
                        "java.util.concurrent.locks");
        for (JavaClass type : HOUSE)
            for (JavaField field : type.getFields()) {
                if (!field.getModifiers().contains(STATIC) || field.getName().startsWith("$"))
                    continue;
                JavaClass kind = field.getRawType();
                boolean list =
                        Set.of(
                                        "java.util.ArrayList",
                                        "java.util.HashMap",
                                        "java.util.HashSet",
                                        "java.lang.StringBuilder",
                                        "java.lang.ThreadLocal")
                                .contains(kind.getName());
                if (!field.getModifiers().contains(FINAL)
                        || list
                        || changing.contains(kind.getPackageName()) && !kind.isEnum())
                    wrong.add(field.getFullName() + " is a " + kind.getName());
            }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(
                        HOUSE.stream()
                                .map(JavaClass::getPackage)
                                .distinct()
                                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                                .map(each -> each.getName()))
                .isEmpty();
    }

    @Test
    void filesAreShort() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(
                            files.filter(file -> file.toString().endsWith(".java"))
                                    .filter(file -> lines(file) > LONGEST))
                    .isEmpty();
        }
    }

    private static long lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Dependency> uses() {
        return HOUSE.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .toList();
    }

    private static String room(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return name.equals("broadsheet") ? "" : name.substring("broadsheet.".length());
    }
}

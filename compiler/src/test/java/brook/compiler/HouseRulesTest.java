package brook.compiler;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the house asks of every module, as far as a machine can see it. */
class HouseRulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("brook.compiler", "brook.hot", "brook.runtime");

    /** The sources of all modules: tests run in the folder of their own module. */
    private static final List<Path> SOURCES = javaFiles(Path.of(".."));

    @Test
    void dataFlowsOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("source")
                .definedBy("brook.compiler.source")
                .layer("syntax")
                .definedBy("brook.compiler.syntax")
                .layer("format")
                .definedBy("brook.compiler.format")
                .layer("system")
                .definedBy("brook.compiler.system")
                .layer("resolve")
                .definedBy("brook.compiler.system.resolve")
                .layer("graph")
                .definedBy("brook.compiler.graph")
                .layer("pass")
                .definedBy("brook.compiler.graph.pass")
                .layer("roll")
                .definedBy("brook.compiler.graph.roll")
                .layer("transform")
                .definedBy("brook.compiler.transform")
                .layer("jet")
                .definedBy("brook.compiler.jet")
                .layer("emit")
                .definedBy("brook.compiler.emit")
                .layer("root")
                .definedBy("brook.compiler")
                .layer("files")
                .definedBy("brook.compiler.files")
                .layer("hot")
                .definedBy("brook.compiler.hot")
                .layer("front")
                .definedBy("brook.hot")
                .whereLayer("syntax")
                .mayOnlyAccessLayers("source")
                .whereLayer("format")
                .mayOnlyAccessLayers("source", "syntax")
                .whereLayer("format")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("system")
                .mayOnlyAccessLayers("source")
                .whereLayer("resolve")
                .mayOnlyAccessLayers("source", "syntax", "system")
                .whereLayer("graph")
                .mayOnlyAccessLayers("source", "system")
                .whereLayer("pass")
                .mayOnlyAccessLayers("source", "system", "graph", "roll")
                .whereLayer("roll")
                .mayOnlyAccessLayers("source", "system", "graph")
                .whereLayer("transform")
                .mayOnlyAccessLayers("source", "system", "graph")
                .whereLayer("jet")
                .mayOnlyAccessLayers("source", "system", "graph", "transform")
                .whereLayer("emit")
                .mayOnlyAccessLayers("source", "system", "graph", "transform", "jet")
                .whereLayer("source")
                .mayNotAccessAnyLayer()
                .whereLayer("files")
                .mayOnlyAccessLayers("source")
                .whereLayer("files")
                .mayOnlyBeAccessedByLayers("front")
                .whereLayer("hot")
                .mayOnlyBeAccessedByLayers("front")
                .whereLayer("front")
                .mayOnlyAccessLayers("source", "files", "emit", "root", "hot")
                .whereLayer("front")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "org.antlr.., brook.compiler.syntax",
        "brook.grammar.., brook.compiler.syntax",
        "com.palantir.javapoet.., brook.compiler.emit",
        "org.codehaus.., brook.compiler.hot",
        "brook.runtime.., brook.compiler.hot",
        "java.net.., brook.compiler.hot",
    })
    void borderIsKept(String foreign, String home) {
        noClasses()
                .that(resideInAPackage("brook.compiler..").and(resideOutsideOfPackage(home)))
                .should()
                .dependOnClassesThat(resideInAPackage(foreign))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void filesAreReadInTwoPackages() {
        noClasses()
                .that(resideInAPackage("brook.compiler..")
                        .and(resideOutsideOfPackages("brook.compiler.files", "brook.compiler.hot")))
                .should()
                .dependOnClassesThat(resideInAPackage("java.nio.file.."))
                .check(CLASSES);
    }

    @Test
    void runtimeStandsOnJavaBaseAlone() {
        noClasses()
                .that(resideInAPackage("brook.runtime.."))
                .should()
                .dependOnClassesThat(resideOutsideOfPackage("brook.runtime..")
                        .and(resideOutsideOfPackage("java.."))
                        .or(resideInAnyPackage("java.sql..", "java.util.logging..", "java.awt..", "java.beans..")))
                .check(CLASSES);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void filesAreAtMost400LinesLong() {
        assertThat(SOURCES)
                .isNotEmpty()
                .filteredOn(file -> lines(file).size() > 400)
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        Stream<Path> packages = SOURCES.stream()
                .filter(file -> !file.endsWith("module-info.java"))
                .map(Path::getParent)
                .filter(folder -> folder.toString().replace('\\', '/').contains("/src/main/java/"))
                .filter(folder -> !folder.toString().replace('\\', '/').contains("/src/it/"))
                .distinct();
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(folder ->
                        assertThat(folder.resolve("package-info.java")).exists());
    }

    @Test
    void noFileIsNamedAfterNothing() {
        Predicate<Path> vague = file -> file.getFileName().toString().matches(".*(Utils?|Helpers?|Manager)\\.java");
        assertThat(SOURCES).filteredOn(vague).isEmpty();
    }

    private static List<Path> javaFiles(Path root) {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(HouseRulesTest::tree)
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().replace('\\', '/').contains("/resources/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> tree(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

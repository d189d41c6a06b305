package brook.maven.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import brook.compiler.source.Diagnostic;
import brook.maven.generate.Options.Warnings;
import brook.maven.generate.Report.Kind;
import brook.maven.generate.Report.ModelReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {

    private static final String DECAY = "x' = -x\nx(0) = 1\n";
    private static final String WRONG = "x' = -k*x\nx(0) = 1\n";
    private static final String SIZED = "const N = 3\nstate u[N] = 1\nu' = -u\n";
    /** A definition that nobody reads is warned of. */
    private static final String WARNED = "x' = -x\nx(0) = 1\nparam unused = 1\n";

    private static final Options OPTIONS = new Options("", Map.of(), Warnings.SHOWN, StandardCharsets.UTF_8, "1.0");

    @TempDir
    private Path folder;

    @Test
    void foldersArePackagesBelowTheRootPackage() throws IOException {
        model("Decay.ode", DECAY);
        model("acme/Cooling.ode", DECAY);

        Report report = run(rootPackage("org.lab"));

        assertThat(kinds(report))
                .containsExactly(Map.entry("Decay.ode", Kind.COMPILED), Map.entry("acme/Cooling.ode", Kind.COMPILED));
        assertThat(generated()).contains("org/lab/Decay.java", "org/lab/acme/Cooling.java");
        assertThat(text("org/lab/acme/Cooling.java"))
                .contains("package org.lab.acme;")
                .doesNotContain(folder.toString());
    }

    @Test
    void noFolderIsNoModels() throws IOException {
        assertThat(run(OPTIONS).models()).isEmpty();
    }

    @Test
    void unchangedModelsAreNotCompiled() throws IOException {
        model("Decay.ode", DECAY);
        run(OPTIONS);
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(output("Decay.java"), longAgo);
        Files.setLastModifiedTime(state(), longAgo);

        assertThat(kinds(run(OPTIONS))).containsExactly(Map.entry("Decay.ode", Kind.UNCHANGED));
        assertThat(Files.getLastModifiedTime(output("Decay.java"))).isEqualTo(longAgo);
        assertThat(Files.getLastModifiedTime(state())).isEqualTo(longAgo);
    }

    @Test
    void aChangeThatGivesTheSameBytesLeavesTheFileAlone() throws IOException {
        model("Decay.ode", DECAY);
        run(OPTIONS);
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(output("Decay.java"), longAgo);
        model("Decay.ode", DECAY + "# a remark\n");

        assertThat(kinds(run(OPTIONS))).containsExactly(Map.entry("Decay.ode", Kind.COMPILED));
        assertThat(Files.getLastModifiedTime(output("Decay.java"))).isEqualTo(longAgo);
    }

    @Test
    void anotherVersionAndOtherOptionsCompileAnew() throws IOException {
        model("Decay.ode", DECAY);
        run(OPTIONS);

        Options newer = new Options("", Map.of(), Warnings.SHOWN, StandardCharsets.UTF_8, "1.1");
        assertThat(kinds(run(newer))).containsExactly(Map.entry("Decay.ode", Kind.COMPILED));
        assertThat(kinds(run(newer))).containsExactly(Map.entry("Decay.ode", Kind.UNCHANGED));
        assertThat(kinds(run(constants(Map.of("N", 4.0))))).containsExactly(Map.entry("Decay.ode", Kind.COMPILED));
    }

    @Test
    void sourcesThatAreGoneOrWereEditedAreMadeAgain() throws IOException {
        model("Decay.ode", DECAY);
        run(OPTIONS);
        String whole = text("Decay.java");

        Files.delete(output("Decay.java"));
        run(OPTIONS);
        assertThat(text("Decay.java")).isEqualTo(whole);

        Files.writeString(output("Decay.java"), whole.replace("final", ""));
        run(OPTIONS);
        assertThat(text("Decay.java")).isEqualTo(whole);
    }

    @Test
    void whatNoModelGivesAnyMoreGoes() throws IOException {
        model("Decay.ode", DECAY);
        model("a/b/Deleted.ode", DECAY);
        model("a/Moved.ode", DECAY);
        model("Renamed.ode", "model Old\n" + DECAY);
        run(OPTIONS);
        Files.writeString(output("Own.java"), "class Own {}");

        Files.delete(source("a/b/Deleted.ode"));
        Files.createDirectories(source("c"));
        Files.move(source("a/Moved.ode"), source("c/Moved.ode"));
        model("Renamed.ode", "model New\n" + DECAY);
        model("Decay.ode", WRONG);
        run(OPTIONS);

        assertThat(generated()).contains("c/Moved.java", "New.java", "Own.java");
        assertThat(generated()).doesNotContain("a/b/Deleted.java", "a/Moved.java", "Old.java", "Decay.java");
        assertThat(output("a")).doesNotExist();
    }

    @Test
    void errorsOfAllModelsAreReportedAndTheOthersAreWritten() throws IOException {
        model("A.ode", WRONG);
        model("B.ode", WRONG);
        model("C.ode", DECAY);

        Report report = run(OPTIONS);

        assertThat(report.models(Kind.FAILED)).extracting(ModelReport::model).containsExactly("A.ode", "B.ode");
        assertThat(report.models(Kind.FAILED)).allSatisfy(model -> {
            assertThat(model.diagnostics()).extracting(Diagnostic::code).containsExactly("E0201");
            assertThat(model.hasErrors()).isTrue();
        });
        assertThat(generated()).contains("C.java").doesNotContain("A.java", "B.java");
        assertThat(kinds(run(OPTIONS))).containsEntry("A.ode", Kind.FAILED).containsEntry("C.ode", Kind.UNCHANGED);
    }

    @Test
    void warningsAreShownInEveryBuild() throws IOException {
        model("Warned.ode", WARNED);

        for (int build = 1; build <= 2; build++) {
            ModelReport model = run(OPTIONS).models().get(0);
            assertThat(model.kind()).isEqualTo(Kind.COMPILED);
            assertThat(model.diagnostics()).isNotEmpty();
            assertThat(model.hasErrors()).isFalse();
        }
        assertThat(generated()).contains("Warned.java");
    }

    @Test
    void warningsMayCountAsErrors() throws IOException {
        model("Warned.ode", WARNED);
        run(OPTIONS);

        Report report = run(new Options("", Map.of(), Warnings.ERRORS, StandardCharsets.UTF_8, "1.0"));

        assertThat(kinds(report)).containsExactly(Map.entry("Warned.ode", Kind.FAILED));
        assertThat(report.models().get(0).hasErrors()).isFalse();
        assertThat(generated()).isEmpty();
    }

    @Test
    void constantsGoToTheModelsThatHaveThem() throws IOException {
        model("Decay.ode", DECAY);
        model("Sized.ode", SIZED);

        Report report = run(constants(Map.of("N", 5.0, "M", 2.0)));

        assertThat(report.models(Kind.COMPILED)).hasSize(2);
        assertThat(text("Sized.java")).contains("int dimension() {\n        return 5;");
        assertThat(report.general()).singleElement().satisfies(warning -> {
            assertThat(warning.severity()).isEqualTo(Diagnostic.Severity.WARNING);
            assertThat(warning.message()).contains("`M`");
            assertThat(warning.remarks().get(0).text()).contains("`N`");
        });
        assertThat(run(constants(Map.of("N", 5.0, "M", 2.0))).general()).hasSize(1);
    }

    @Test
    void twoModelsWithOneClassAreAnErrorOfBoth() throws IOException {
        model("One.ode", "model Heat\n" + DECAY);
        run(OPTIONS);
        model("Two.ode", "model Heat\n" + DECAY);
        model("Three.ode", "model HEAT\n" + DECAY);

        Report report = run(OPTIONS);

        assertThat(report.models(Kind.FAILED)).hasSize(3);
        assertThat(report.models().get(0).diagnostics().get(0).message())
                .isEqualTo("`Three.ode` gives the class `HEAT`, the same file as `Heat` where capitals do not count");
        assertThat(report.models().get(2).diagnostics().get(0).message())
                .isEqualTo("`One.ode` gives the class `Heat` as well");
        assertThat(generated()).isEmpty();
    }

    @Test
    void filesOfOthersAreNotOverwritten() throws IOException {
        model("Decay.ode", DECAY);
        Files.createDirectories(output(""));
        Files.writeString(output("Decay.java"), "class Decay {}");

        assertThat(kinds(run(OPTIONS))).containsExactly(Map.entry("Decay.ode", Kind.FAILED));
        assertThat(text("Decay.java")).isEqualTo("class Decay {}");
    }

    @Test
    void aLibraryGivesNothingAndIsNoError() throws IOException {
        model("lib.ode", "const N = 3\nf(x) = x^2\n");

        Report report = run(OPTIONS);

        assertThat(kinds(report)).containsExactly(Map.entry("lib.ode", Kind.COMPILED));
        assertThat(generated()).isEmpty();
        assertThat(kinds(run(OPTIONS))).containsExactly(Map.entry("lib.ode", Kind.UNCHANGED));
    }

    @Test
    void aChangedImportCompilesWhatImportsIt() throws IOException {
        model("lib/laws.ode", "f(x) = -x\n");
        model("Decay.ode", "import \"lib/laws.ode\"\nx' = f(x)\nx(0) = 1\n");
        model("Other.ode", DECAY);
        assertThat(run(OPTIONS).models(Kind.FAILED)).isEmpty();
        String before = text("Decay.java");

        model("lib/laws.ode", "f(x) = -2*x\n");

        assertThat(kinds(run(OPTIONS)))
                .containsEntry("Decay.ode", Kind.COMPILED)
                .containsEntry("lib/laws.ode", Kind.COMPILED)
                .containsEntry("Other.ode", Kind.UNCHANGED);
        assertThat(text("Decay.java")).isNotEqualTo(before);
    }

    @Test
    void constantsGoToImportsToo() throws IOException {
        model("sizes.ode", "const N = 3\n");
        model("Plain.ode", "import \"sizes.ode\"\nstate u[N] = 1\nu' = -u\n");
        model("Named.ode", "import \"sizes.ode\" as s\nstate u[s.N] = 1\nu' = -u\n");

        assertThat(run(constants(Map.of("N", 5.0, "s.N", 7.0))).general()).isEmpty();
        assertThat(text("Plain.java")).contains("int dimension() {\n        return 5;");
        assertThat(text("Named.java")).contains("int dimension() {\n        return 7;");
    }

    @Test
    void foldersMustBePackages() throws IOException {
        model("acme-labs/Decay.ode", DECAY);
        model("int/Decay.ode", DECAY);
        model("a.b/Decay.ode", DECAY);

        assertThat(run(OPTIONS).models())
                .extracting(model -> model.diagnostics().get(0).message())
                .containsExactly(
                        "the folder `a.b` cannot be part of the name of a Java package",
                        "the folder `acme-labs` cannot be part of the name of a Java package",
                        "the folder `int` cannot be part of the name of a Java package");
    }

    @Test
    void anUnreadableModelIsAMessage() throws IOException {
        Files.createDirectories(source(""));
        Files.write(source("Latin.ode"), "x' = -x # Größe\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(run(OPTIONS).models().get(0).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("E0122");
    }

    @Test
    void twoBuildsGiveTheSameBytes() throws IOException {
        for (String name : List.of("b/Two.ode", "a/One.ode", "Three.ode")) {
            model(name, SIZED);
        }
        run(OPTIONS);
        Map<String, String> first = texts();
        String firstState = Files.readString(state());

        Files.delete(state());
        Path elsewhere = folder.resolve("elsewhere");
        Generation.run(new Request(source(""), elsewhere, state(), Selection.ALL, OPTIONS));

        first.forEach((name, text) -> assertThat(elsewhere.resolve(name)).hasContent(text));
        assertThat(state()).hasContent(firstState);
    }

    @Test
    void whatTheEncodingLacksIsEscaped() throws IOException {
        model("Angle.ode", "θ' = -θ\nθ(0) = 1\n");

        run(new Options("", Map.of(), Warnings.SHOWN, StandardCharsets.ISO_8859_1, "1.0"));

        String latin = Files.readString(output("Angle.java"), StandardCharsets.ISO_8859_1);
        run(OPTIONS);
        assertThat(latin).contains("\\u03b8").doesNotContain("?'");
        assertThat(latin.replace("\\u03b8", "θ").replace("\\u0398", "Θ"))
                .isEqualTo(text("Angle.java").replace("\\u03b8", "θ"));
    }

    @Test
    void aGarbledStateIsNone() throws IOException {
        model("Decay.ode", DECAY);
        run(OPTIONS);
        String whole = Files.readString(state());

        for (int end = 0; end < whole.length() - 1; end++) {
            Files.writeString(state(), whole.substring(0, end));
            assertThat(StateFile.read(state())).isEqualTo(BuildState.NOTHING);
        }
        assertThat(kinds(run(OPTIONS))).containsExactly(Map.entry("Decay.ode", Kind.COMPILED));
        assertThat(state()).hasContent(whole);
    }

    @Test
    void aStateDoesNotDeleteOutsideOfTheOutputFolder() throws IOException {
        Path precious = folder.resolve("precious.java");
        Files.writeString(precious, "class Precious {}");
        Files.createDirectories(state().getParent());
        Files.writeString(state(), "brook state 1\nmodel X.ode \nout ../precious.java 00\nend 1\n");

        assertThat(catchThrowable(() -> run(OPTIONS)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("../precious.java");
        assertThat(precious).exists();
    }

    private static Options rootPackage(String name) {
        return new Options(name, Map.of(), Warnings.SHOWN, StandardCharsets.UTF_8, "1.0");
    }

    private static Options constants(Map<String, Double> values) {
        return new Options("", values, Warnings.SHOWN, StandardCharsets.UTF_8, "1.0");
    }

    private Report run(Options options) throws IOException {
        return Generation.run(new Request(source(""), output(""), state(), Selection.ALL, options));
    }

    private void model(String name, String text) throws IOException {
        Files.createDirectories(source(name).resolveSibling(""));
        Files.writeString(source(name), text);
    }

    private Path source(String name) {
        return folder.resolve("ode").resolve(name);
    }

    private Path output(String name) {
        return folder.resolve("java").resolve(name);
    }

    private Path state() {
        return folder.resolve("status").resolve("state.txt");
    }

    private String text(String name) throws IOException {
        return Files.readString(output(name));
    }

    private Map<String, String> texts() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : generated()) {
            texts.put(name, text(name));
        }
        return texts;
    }

    private List<String> generated() throws IOException {
        if (!Files.exists(output(""))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(output(""))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> output("").relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Kind> kinds(Report report) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        report.models().forEach(model -> kinds.put(model.model(), model.kind()));
        return kinds;
    }
}

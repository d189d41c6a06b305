package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.Compilation.Stages;
import brook.compiler.files.ModelFolder;
import brook.compiler.graph.GraphPrinter;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.DiagnosticRenderer;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What imported names mean: the same as if they stood in the model, each in the words of its own file. */
class ImportsTest {

    private static final SourceResolver FOLDER = ModelFolder.confinedTo(GoldenFile.resource("imports"));

    @Test
    void importedFunctionsMeanWhatTheirTextSays() {
        String whole = """
                const steep = 4
                gate(x) = sigmoid(steep*x)
                layer(x, W[m, n]) = gate(W*x)
                state x[2] = [1, 2]
                x' = -layer(x, [1, 2; 3, 4])
                """;
        String parts = """
                import "layers.ode"
                state x[2] = [1, 2]
                x' = -layer(x, [1, 2; 3, 4])
                """;
        assertThat(meaning(parts)).isEqualTo(meaning(whole));
    }

    @Test
    void everyFileHasItsOwnNames() {
        // The model's steep and the file's steep are two names, and _inner of layers.ode is found there alone.
        String model = """
                import "layers.ode" as l
                import "shared/gates.ode" as g
                param steep = 7
                x' = -g.gate(x) + l.scaled(steep) - l.half*g.steep
                x(0) = 1
                """;
        String same = """
                param steep = 7
                x' = -sigmoid(4*x) + 2*tanh(steep) - 0.5*4
                x(0) = 1
                """;
        assertThat(meaning(model)).isEqualTo(meaning(same));
    }

    @Test
    void aDiamondIsReadOnceAndARingIsHarmless() {
        Compilation diamond = compile("""
                import "shared/again.ode"
                import "layers.ode"
                state x[2] = 1
                x' = -twice(x) + scaled(x)
                """);
        assertThat(diamond.diagnostics()).isEmpty();
        assertThat(names(diamond)).containsExactly("net.ode", "shared/again.ode", "layers.ode", "shared/gates.ode");
        Compilation ring = compile("""
                import "ring_a.ode"
                x' = -a*fa(x)
                x(0) = 1
                """);
        assertThat(ring.diagnostics()).isEmpty();
        assertThat(names(ring)).containsExactly("net.ode", "ring_a.ode", "ring_b.ode");
    }

    @ParameterizedTest
    @CsvSource({
        "import \"layers.ode\", slope, slope",
        "import \"layers.ode\" as l, l.slope, l.slope",
        "import \"layers.ode\" as l, l.half, l.half"
    })
    void constantsAreReplacedByTheNameThatTheModelKnows(String statement, String constant, String use) {
        String model = statement + "\nx' = -x*" + use + "\nx(0) = 1\n";
        CompilerOptions options = CompilerOptions.STANDARD.withConstants(Map.of(constant, 9.0));
        assertThat(meaning(model, options)).contains("9 * x");
    }

    @Test
    void aConstantHasOneValueWhereverItIsRead() {
        CompilerOptions options = CompilerOptions.STANDARD.withConstants(Map.of("slope", 8.0));
        assertThat(meaning("import \"layers.ode\"\nx' = -scaled(x)*half\nx(0) = 1\n", options))
                .isEqualTo(meaning("x' = -8*tanh(x)*2\nx(0) = 1\n"));
    }

    @Test
    void theModelsConstantsAreNotThoseOfAFile() {
        String model = "import \"shared/gates.ode\" as g\nconst steep = 1\nx' = -steep*g.gate(x)\nx(0) = 1\n";
        CompilerOptions options = CompilerOptions.STANDARD.withConstants(Map.of("steep", 3.0));
        assertThat(meaning(model, options)).isEqualTo(meaning("x' = -3*sigmoid(4*x)\nx(0) = 1\n"));
    }

    @Test
    void generatedCodeNamesTheFileOfEachLine() {
        Stages stages = compile("import \"shared/gates.ode\"\nx' = -gate(x)\nx(0) = 1\n")
                .stages()
                .orElseThrow();
        assertThat(stages.java().text())
                .contains("gates.ode:1   gate(x) = sigmoid(steep*x)")
                .contains("net.ode:2");
    }

    /** The folder has a brook/penalties.ode of its own, whose R is another function. */
    @Test
    void pathsOfTheStandardLibraryMeanNothingElse() {
        String model = "import \"%s\" as p\nx' = -x\nx(0) = 1\noutput y = p.R(x, 3)\n";
        Compilation standard = compile(model.formatted("brook/penalties.ode"));
        assertThat(standard.diagnostics()).isEmpty();
        assertThat(names(standard)).containsExactly("net.ode");
        assertThat(meaning(model.formatted("brook/penalties.ode")))
                .isEqualTo(meaning("x' = -x\nx(0) = 1\noutput y = der(x, 3)*der(x, 3)\n"));
        assertThat(meaning(model.formatted("./brook/penalties.ode")))
                .isEqualTo(meaning("x' = -x\nx(0) = 1\noutput y = 7*x\n"));
        Compilation alone = OdeCompiler.compile(
                new SourceFile("m.ode", model.formatted("brook/penalties.ode")), CompilerOptions.STANDARD);
        assertThat(alone.diagnostics()).isEmpty();
    }

    @Test
    void theStandardLibraryIsReadOnceAndCalledByItsFile() {
        Compilation both = compile("""
                import "brook/penalties.ode" as p
                import "brook/penalties.ode" as q
                x' = -x
                x(0) = 1
                output y = p.R(x, 2) + q.R(x, 2)
                """);
        assertThat(both.diagnostics()).isEmpty();
        assertThat(both.stages().orElseThrow().java().text()).contains("penalties.ode:");
        Compilation wrong = compile("import \"brook/penalties.ode\"\nx' = -x\nx(0) = 1\noutput y = frobenius(2*x)\n");
        assertThat(wrong.diagnostics()).extracting(Diagnostic::code).containsExactly("E0505");
    }

    @Test
    void aFileOfFunctionsIsALibrary() {
        Compilation library = compile("import \"layers.ode\"\nconst k = 2*slope\nf(x) = k*scaled(x)\n");
        assertThat(library.diagnostics()).isEmpty();
        assertThat(library.succeeded()).isTrue();
        assertThat(library.isLibrary()).isTrue();
        assertThat(library.stages()).isEmpty();
        assertThat(compile("f(x) = k*x\n").succeeded()).isFalse();
        assertThat(compile("").isLibrary()).isFalse();
        assertThat(compile("x' = -x\nx(0) = 1\n").isLibrary()).isFalse();
    }

    @Test
    void filesAreNamedAlsoWhenTheCompilationFails() {
        Compilation failed = compile("import \"latin.ode\"\nimport \"layers.ode\"\nimport \"nothing.ode\"\nx' = y\n");
        assertThat(failed.succeeded()).isFalse();
        assertThat(names(failed)).containsExactly("net.ode", "latin.ode", "layers.ode", "shared/gates.ode");
    }

    @Test
    void withoutOtherFilesAnImportIsRefused() {
        Compilation alone = OdeCompiler.compile(
                new SourceFile("net.ode", "import \"layers.ode\"\nx' = -x\nx(0) = 1\n"), CompilerOptions.STANDARD);
        assertThat(alone.diagnostics()).extracting(Diagnostic::code).containsExactly("E0906");
    }

    @Test
    void messagesAreSortedByFilesAsTheyAreRead() {
        String model = "import \"reads.ode\"\nimport \"broken.ode\" as b\n\n\n\nx' = -f(x) + z\nx(0) = 1\n";
        Compilation failed = compile(model);
        assertThat(failed.diagnostics())
                .extracting(diagnostic -> diagnostic.place().orElseThrow().toString())
                .isEqualTo(List.of("net.ode:6:14", "reads.ode:1:8", "reads.ode:2:12", "broken.ode:1:10"));
    }

    private static Compilation compile(String model) {
        return OdeCompiler.compile(new SourceFile("net.ode", model), CompilerOptions.STANDARD, FOLDER);
    }

    private static String meaning(String model) {
        return meaning(model, CompilerOptions.STANDARD);
    }

    /** The graph without the places of the text. */
    private static String meaning(String model, CompilerOptions options) {
        Compilation compilation = OdeCompiler.compile(new SourceFile("net.ode", model), options, FOLDER);
        assertThat(DiagnosticRenderer.plain().render(compilation.diagnostics(), compilation.omitted()))
                .isEmpty();
        return GraphPrinter.print(compilation.stages().orElseThrow().graph())
                .replaceAll(" +(?:run, +)?\\w+\\.ode:\\d+", "");
    }

    private static List<String> names(Compilation compilation) {
        return compilation.files().stream().map(SourceFile::name).toList();
    }
}

package brook.compiler.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import brook.compiler.jet.TaylorCalculus;
import brook.compiler.source.DeepStack;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.syntax.SyntaxParser;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.resolve.Resolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every model of the corpus and of {@code lowering/}, lowered and compared with the naive reading, element by element. */
class LoweringModelsTest {

    private static final Path RESOURCES = Path.of("src", "test", "resources");

    @ParameterizedTest
    @MethodSource("models")
    void meansWhatItSays(Path file) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Optional<OdeSystem> system = resolve(file, Files.readString(file), Map.of(), diagnostics);
        assumeThat(diagnostics.list()).noneMatch(d -> d.message().contains("not supported yet"));
        assumeThat(Files.readString(file))
                .as("the naive reading knows no derivatives: PartialDerivativesTest and DerivativesTest have them")
                .doesNotContainPattern("\\b(der|div|jac|grad|jvp|vjp)\\(");
        assertThat(diagnostics.list()).as("messages").noneMatch(d -> d.code().startsWith("E"));
        DeepStack.call(() -> LoweringCheck.check(system.orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lowering/Bodies.ode",
                "lowering/Network.ode",
                "lowering/Triangles.ode",
                "lowering/Brusselator.ode"
            })
    void theGraphDoesNotGrowWithTheArrays(String name) throws IOException {
        String text = Files.readString(RESOURCES.resolve(name)).replace("m[N] = [1, 2, 3, 4, 5]", "m[N] = ones(N)");
        assertThat(size(text, 50)).isEqualTo(size(text, 24));
    }

    private static int size(String text, double n) {
        OdeSystem system = resolve(Path.of("sized.ode"), text, Map.of("N", n), new Diagnostics())
                .orElseThrow();
        OdeGraph ode =
                Lowering.lower(system, new TaylorCalculus(), new Diagnostics()).orElseThrow();
        List<Node> roots =
                ode.states().stream().map(OdeGraph.StateNode::highest).toList();
        return Graph.reachable(roots).size();
    }

    @Test
    void componentsShareTheirPairs() throws IOException {
        Path file = RESOURCES.resolve("lowering/Components.ode");
        OdeSystem system = resolve(file, Files.readString(file), Map.of(), new Diagnostics())
                .orElseThrow();
        OdeGraph ode =
                Lowering.lower(system, new TaylorCalculus(), new Diagnostics()).orElseThrow();
        List<Node> roots =
                ode.states().stream().map(OdeGraph.StateNode::highest).toList();
        assertThat(Graph.reachable(roots))
                .filteredOn(node -> node instanceof Node.Gather)
                .hasSize(4);
    }

    private static Optional<OdeSystem> resolve(
            Path file, String text, Map<String, Double> constants, Diagnostics diagnostics) {
        SourceFile source = new SourceFile(file.getFileName().toString(), text);
        return Resolver.resolve(SyntaxParser.parse(source, diagnostics), constants, diagnostics);
    }

    private static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".ode"))
                    .filter(file -> file.startsWith(RESOURCES.resolve("corpus"))
                            || file.startsWith(RESOURCES.resolve("lowering")))
                    .sorted()
                    .toList();
        }
    }
}

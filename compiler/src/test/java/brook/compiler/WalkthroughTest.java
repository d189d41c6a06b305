package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.graph.GraphPrinter;
import brook.compiler.jet.JetPrinter;
import brook.compiler.syntax.SyntaxPrinter;
import brook.compiler.system.SystemPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way of a model through the compiler, stage by stage, readable in one folder. */
class WalkthroughTest {

    static List<Path> folders() {
        try (Stream<Path> folders = Files.list(GoldenFile.resource("walkthrough"))) {
            return folders.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyStageIsAsExpected(Path folder) throws IOException {
        List<Path> models = GoldenFile.files(folder, ".ode");
        assertThat(models).hasSize(1);
        Compilation compilation = GoldenFile.compilation(models.get(0), CompilerOptions.STANDARD);
        Compilation.Stages stages = compilation.stages().orElseThrow();
        GoldenFile.compare(folder.resolve("1-syntax.txt"), SyntaxPrinter.print(compilation.syntax()));
        GoldenFile.compare(folder.resolve("2-system.txt"), SystemPrinter.print(stages.system()));
        GoldenFile.compare(folder.resolve("3-graph.txt"), GraphPrinter.print(stages.lowered()));
        GoldenFile.compare(folder.resolve("4-graph-optimised.txt"), GraphPrinter.print(stages.graph()));
        GoldenFile.compare(folder.resolve("5-jet.txt"), JetPrinter.print(stages.jet()));
        GoldenFile.compare(
                folder.resolve(stages.java().className() + ".java"),
                stages.java().text());
    }
}

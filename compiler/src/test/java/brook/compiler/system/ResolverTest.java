package brook.compiler.system;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.source.DeepStack;
import brook.compiler.source.DiagnosticRenderer;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.syntax.SyntaxParser;
import brook.compiler.system.resolve.Resolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models beside the system that they mean: {@code X.ode} and {@code X.txt}; {@code -Dgolden=update} writes the latter. */
class ResolverTest {

    private static final Path FOLDER = Path.of("src/test/resources/system");

    private final Diagnostics diagnostics = new Diagnostics();

    private Optional<OdeSystem> resolve(String text, Map<String, Double> constants) {
        SourceFile file = new SourceFile("model.ode", text);
        return DeepStack.call(() -> Resolver.resolve(SyntaxParser.parse(file, diagnostics), constants, diagnostics));
    }

    private String messages() {
        return DiagnosticRenderer.plain().render(diagnostics);
    }

    static List<String> models() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".ode"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void system(String model) throws IOException {
        Optional<OdeSystem> system = resolve(Files.readString(FOLDER.resolve(model)), Map.of());
        assertThat(messages()).isEmpty();
        Path expected = FOLDER.resolve(model.replace(".ode", ".txt"));
        String actual = SystemPrinter.print(system.orElseThrow());
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }

    static List<Path> corpus() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/corpus"))) {
            return files.filter(file -> file.toString().endsWith(".ode"))
                    .filter(ResolverTest::isSupported)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Models that use nothing of later versions. */
    private static boolean isSupported(Path file) {
        try {
            String text = Files.readString(file);
            return Stream.of("trainable", "integral", "event", "loss ", " in s", "method = auto", "time t in")
                    .noneMatch(text::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void corpusHasNoMessages(Path file) throws IOException {
        Optional<OdeSystem> system = resolve(Files.readString(file), Map.of());
        assertThat(messages()).isEmpty();
        assertThat(system).isPresent();
    }

    @Test
    void constantsCanBeSetFromOutside() {
        OdeSystem system = resolve("const N = 3, M = 2*N\nstate u[N] = M\nu' = -u\n", Map.of("N", 5.0))
                .orElseThrow();
        assertThat(system.states().get(0).symbol().shape()).isEqualTo(Shape.of(5));
        assertThat(SystemPrinter.print(system)).contains("u(0) = fill(10, 5)");
    }

    @Test
    void anUnknownConstantFromOutsideIsAnError() {
        assertThat(resolve("const cells = 3\nstate u[cells] = 1\nu' = -u\n", Map.of("cell", 5.0)))
                .isEmpty();
        assertThat(messages()).contains("error[E0210]").contains("did you mean `cells`?");
    }

    @Test
    void theModelIsNamedAfterItsFile() {
        SourceFile file = new SourceFile("a/b/two_bodies.ode", "state x = 1\nx' = -x\n");
        OdeSystem system = Resolver.resolve(SyntaxParser.parse(file, diagnostics), Map.of(), diagnostics)
                .orElseThrow();
        assertThat(system.name()).isEqualTo("two_bodies");
    }

    @Test
    void statesKeepTheOrderInWhichTheyFirstOccur() {
        OdeSystem system = resolve("y' = x\nstate x = 1\nx' = y\ny(0) = 1\nstate a = 2\na' = 0\n", Map.of())
                .orElseThrow();
        assertThat(system.states()).extracting(state -> state.symbol().name()).containsExactly("y", "x", "a");
    }

    @Test
    void aLongSumAndManyEquationsAreResolvedInLinearTime() {
        int n = 20_000;
        String sum = IntStream.range(0, n / 4).mapToObj(i -> i + "*x").collect(Collectors.joining(" + "));
        String states = IntStream.range(0, n).mapToObj(i -> "y" + i + " = " + i).collect(Collectors.joining(", "));
        String equations = IntStream.range(0, n)
                .mapToObj(i -> "y" + i + "' = -y" + i + "\n")
                .collect(Collectors.joining());
        OdeSystem system = resolve("state x = 1, " + states + "\nx' = " + sum + "\n" + equations, Map.of())
                .orElseThrow();
        assertThat(system.states()).hasSize(n + 1);
    }

    @Test
    void oneTypoIsOneMessage() {
        resolve("param alpha = 1\nstate x = 1, y = 2\na = alhpa*x\nb = a + y\nx' = -b[1]*a\ny' = a*b\n", Map.of());
        assertThat(diagnostics.list()).hasSize(1);
    }

    @Test
    void independentErrorsAreAllReported() {
        resolve("state x = 1, y = 2, z[2] = 0\nx' = aa\ny' = z\nz' = if 1 then z else 0\n", Map.of());
        assertThat(diagnostics.list())
                .extracting(diagnostic -> diagnostic.code())
                .containsExactly("E0201", "E0401", "E0406");
    }
}

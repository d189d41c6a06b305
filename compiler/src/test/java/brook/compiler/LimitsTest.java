package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each limit says what is beyond it, and where, and lets through what is just within it. */
class LimitsTest {

    private static final CompilerLimits LIMITS = CompilerLimits.STANDARD;
    private static final String NET =
            "state x[40] = 1\nx[i in 1..40]' = -sum(x[j] for j in 1..40 if j != i)/cosh(x[i])\n";

    @Test
    void theLengthOfTheText() {
        assertThat(told(NET, LIMITS.withCharacters(NET.length()))).isEmpty();
        assertThat(told(NET, LIMITS.withCharacters(NET.length() - 1))).containsExactly("E0121");
        assertThat(told("x\n".repeat(2_000_001), LIMITS.withCharacters(4_000_002)))
                .containsExactly("E0121");
        String model = "import \"a.ode\"\nx' = -x\nx(0) = 1\n";
        assertThat(told(model, LIMITS.withCharacters(3 * model.length()))).isEmpty();
        assertThat(told(model, LIMITS.withCharacters(model.length()))).containsExactly("E0909");
    }

    @Test
    void filesAndTheirDepth() {
        String model = "import \"a.ode\"\nimport \"b.ode\"\nimport \"c.ode\"\nx' = -x\nx(0) = 1\n";
        assertThat(told(model, LIMITS.withFiles(4))).isEmpty();
        assertThat(told(model, LIMITS.withFiles(3))).containsExactly("E0909");
        String deep = "import \"aaa.ode\"\nx' = -x\nx(0) = 1\n";
        assertThat(told(deep, LIMITS.withImportDepth(3))).isEmpty();
        assertThat(told(deep, LIMITS.withImportDepth(2))).containsExactly("E0909");
    }

    @Test
    void elementsOfArraysAndCombinations() {
        assertThat(told(NET, LIMITS.withElements(400))).isEmpty();
        assertThat(told(NET, LIMITS.withElements(399))).containsExactly("E0412");
        assertThat(told(NET, LIMITS.withElements(39))).containsExactly("E0412");
    }

    @Test
    void operations() {
        Compilation compilation = compile("x' = -f(f(f(x)))\nx(0) = 1\nf(y) = y*y + y\n", LIMITS.withNodes(16));
        assertThat(compilation.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo("E0910");
            assertThat(diagnostic.place().orElseThrow().toString()).isEqualTo("m.ode:1:7");
        });
        String long30 = "x' = -(" + "sin(x) + ".repeat(30) + "1)\nx(0) = 1\n";
        assertThat(told(long30, LIMITS.withNodes(20_000))).isEmpty();
    }

    @Test
    void tables() {
        String model = "const a = [i^2 for i in 1..500]\nx' = -x*a[3]\nx(0) = 1\n";
        assertThat(told(model, LIMITS.withTableEntries(5_000))).isEmpty();
        assertThat(told(model, LIMITS.withTableEntries(400))).containsExactly("E0910");
    }

    @Test
    void memoryOfTheJet() {
        String model = NET + "solve { order = 20 }\n";
        assertThat(told(model, LIMITS.withJetNumbers(22L * 1_000))).isEmpty();
        assertThat(told(model, LIMITS.withJetNumbers(22L * 40))).containsExactly("E0911");
        assertThat(told("param p[900] = 1\nx' = -x*p[1]\nx(0) = 1\n", LIMITS.withJetNumbers(800)))
                .containsExactly("E0911");
    }

    @Test
    void lengthOfTheJava() {
        int length = compile(NET, LIMITS).stages().orElseThrow().java().text().length();
        assertThat(told(NET, LIMITS.withJavaCharacters(length))).isEmpty();
        assertThat(told(NET, LIMITS.withJavaCharacters(length - 1))).containsExactly("E0912");
        assertThat(told(NET, LIMITS.withJavaCharacters(500))).containsExactly("E0912");
    }

    @Test
    void time() {
        String model = "const a = [" + "sin(i)*".repeat(200) + "1 for i in 1..20000]\nx' = -x*a[3]\nx(0) = 1\n";
        Compilation compilation = compile(model, LIMITS.withTime(Duration.ofMillis(20)));
        assertThat(compilation.diagnostics()).extracting(Diagnostic::code).containsExactly("E0913");
        assertThat(compilation.diagnostics().get(0).message())
                .isEqualTo("compiling this model takes longer than 0.02 seconds");
        assertThat(compilation.succeeded()).isFalse();
        assertThat(compilation.files()).hasSize(1);
    }

    @Test
    void anInterruptedCallerGetsAnAnswerAtOnceAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        Compilation compilation = compile(
                "f0(x) = x\n" + "f1(x) = f0(x) + f0(2*x)\nx' = f1(" + "f1(".repeat(300) + "x" + ")".repeat(300)
                        + ")\nx(0) = 1\n",
                LIMITS);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(compilation.diagnostics()).extracting(Diagnostic::code).containsExactly("E0914");
    }

    @Test
    void onesOwnLargeModelsAreWithinTheStandard() {
        StringBuilder model = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            model.append("x")
                    .append(i)
                    .append("' = -x")
                    .append((i * 7) % 300)
                    .append("*")
                    .append(i)
                    .append("\nx");
            model.append(i).append("(0) = 1\n");
        }
        assertThat(told(model.toString(), LIMITS)).isEmpty();
    }

    private static List<String> told(String model, CompilerLimits limits) {
        return compile(model, limits).diagnostics().stream()
                .map(Diagnostic::code)
                .toList();
    }

    /** Every file can be imported; {@code aab.ode} imports {@code ab.ode}, which imports {@code b.ode}. */
    private static Compilation compile(String model, CompilerLimits limits) {
        SourceResolver files = (importer, path) -> new SourceResolver.Found(new SourceFile(
                path,
                path.length() > 5
                        ? "import \"" + path.substring(1) + "\"\n"
                        : "const k_" + path.charAt(0) + " = 1 # and a few words\n"));
        return OdeCompiler.compile(new SourceFile("m.ode", model), CompilerOptions.STANDARD.withLimits(limits), files);
    }
}

package brook.compiler.graph;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A domain that is said by a rule gives the graph and the class of the same domain written so that its tuples are listed. */
class LoweringPairsTest {

    @ParameterizedTest
    @CsvSource({
        "j in 1..N if j != i, j in 1..N if not (j == i)",
        "j in 1..N if i != j, j in 1..N if not (j == i)",
        "j in 1..N if j < i, j in 1..N if not (j >= i)",
        "j in 1..N if i < j, j in 1..N if not (j <= i)",
        "j in 1..N if j <= i, j in 1..N if not (j > i)",
        "j in 1..N if j >= i, j in 1..N if not (j < i)",
        "j in 1..N if j - i > 0, j in 1..N if not (j - i <= 0)",
        "j in 0..N-1 if j + 1 != i, j in 0..N-1 if not (j + 1 == i)",
        "j in 2..N+1 if i < j - 1, j in 2..N+1 if not (j - 1 <= i)",
        "j in i+1..N, j in 1..N if not (j <= i)",
        "j in i..N, j in 1..N if not (j < i)",
        "j in 1..i-1, j in 1..N if not (j >= i)",
        "j in 1..i, j in 1..N if not (j > i)",
        // None of these is a triangle or a square without its diagonal.
        "j in 2..N if j != i, j in 2..N if not (j == i)",
        "j in 1..N if j < i + 2, j in 1..N if not (j >= i + 2)",
        "j in 2..N if j < i, j in 2..N if not (j >= i)",
        "j in 1..N-1 if j > i, j in 1..N-1 if not (j <= i)",
        "j in i-1..i+1 if j != i, j in 0..N+1 if abs(j - i) == 1",
    })
    void besideARow(String rule, String listed) {
        String ruled = "(w[j]*sin(x[i] - w[j]) for " + rule + ")";
        String written = "(w[j]*sin(x[i] - w[j]) for " + listed + ")";
        assertSame("sum" + ruled, "sum" + written, "i in 1..N", 3);
        assertSame("sum" + ruled, "sum" + written, "i in 1..N", 9);
        assertSame("sum" + ruled, "sum" + written, "i in 2..N", 5);
        assertSame("sum" + ruled, "sum" + written, "i in 1..N-1", 5);
        assertSame("max" + ruled, "max" + written, "i in 1..N", 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "i in 1..N, j in 1..N if i < j | i in 1..N, j in 1..N if not (j <= i)",
                "i in 1..N, j in 1..N if i > j | i in 1..N, j in 1..N if not (j >= i)",
                "i in 1..N, j in 1..N if i != j | i in 1..N, j in 1..N if not (j == i)",
                "i in 1..N, j in i+1..N | i in 1..N, j in 1..N if not (j <= i)",
                "i in 1..N-1, j in i+1..N | i in 1..N, j in 1..N if not (j <= i)",
                "i in 2..N, j in 1..i-1 | i in 1..N, j in 1..N if not (j >= i)",
                "i in 1..N, j in 1..i | i in 1..N, j in 1..N if not (j > i)",
                "i in 1..N, j in 3..N if j != i | i in 1..N, j in 3..N if not (j == i)",
            })
    void ofTwoLoops(String rule, String listed) {
        assertSame("sum(exp(x[i]*x[j]) for " + rule + ")", "sum(exp(x[i]*x[j]) for " + listed + ")", "k in 1..N", 5);
    }

    @Test
    void bodiesWithoutAndWithRule() {
        assertSame(
                "sum(w[j]*(x[j] - x[i])/abs(x[j] - x[i])^3 for j in 1..N if j != i)",
                "sum(w[j]*(x[j] - x[i])/abs(x[j] - x[i])^3 for j in 1..N if not (j == i))",
                "i in 1..N",
                30);
    }

    private static void assertSame(String rule, String listed, String rows, int n) {
        Compilation.Stages ruled = compile(rule, rows, n);
        Compilation.Stages written = compile(listed, rows, n);
        assertThat(GraphPrinter.print(ruled.lowered())).isEqualTo(GraphPrinter.print(written.lowered()));
        assertThat(GraphPrinter.print(ruled.graph())).isEqualTo(GraphPrinter.print(written.graph()));
    }

    private static Compilation.Stages compile(String sum, String rows, int n) {
        String text = "model M\nconst N = " + n + "\nparam w[0..N+1]\nstate x[N]\nx[i in 1..N]' = -x[i]\n" + "state s["
                + rows.substring(rows.indexOf("in ") + 3) + "]\ns[" + rows + "]' = " + sum + "\n";
        Compilation compilation = OdeCompiler.compile(new SourceFile("M.ode", text), CompilerOptions.STANDARD);
        return compilation.stages().orElseThrow(() -> new AssertionError(compilation.diagnostics()));
    }
}

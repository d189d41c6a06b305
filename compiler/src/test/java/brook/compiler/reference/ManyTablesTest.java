package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.CompilerOptions;
import brook.compiler.hot.HotCompiler;
import brook.runtime.OdeModel;
import org.junit.jupiter.api.Test;

/** A model with more tables than one class can make in a method of 7,000 bytes. */
class ManyTablesTest {

    private static final int TABLES = 300;
    private static final int SIZE = 8;

    @Test
    void tablesOfAllClassesAreRead() {
        StringBuilder text = new StringBuilder("state x[8] = [0.1*i for i in 1..8]\n");
        StringBuilder rate = new StringBuilder("x[i in 1..8]' = -x[i]");
        double[] expected = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            expected[i] = -0.1 * (i + 1);
        }
        for (int n = 1; n <= TABLES; n++) {
            text.append("const a").append(n).append(" = [");
            rate.append(" + a" + n + "[i]*x[mod(i + " + n + ", 8) + 1]");
            for (int i = 0; i < SIZE; i++) {
                int entry = (n * (i + 3) + i * i) % 997;
                text.append(i == 0 ? "" : ", ").append(entry);
                expected[i] += entry * 0.1 * ((i + 1 + n) % SIZE + 1);
            }
            text.append("]\n");
        }
        OdeModel model = HotCompiler.standard()
                .load(new ModelFile("tables.ode", text.append(rate).append('\n').toString())
                        .compile(CompilerOptions.STANDARD)
                        .stages()
                        .orElseThrow()
                        .models());
        double[] jet = new double[2 * model.planeSize()];
        System.arraycopy(Jets.start(model), 0, jet, 0, SIZE);
        model.jet(0, jet, 1);
        for (int i = 0; i < SIZE; i++) {
            // The terms are up to 800, their sum up to 240,000, rounded 300 times.
            assertThat(jet[model.planeSize() + i]).isCloseTo(expected[i], within(300 * Math.ulp(240_000.0)));
        }
    }
}

package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.compiler.CompilerOptions;
import brook.compiler.hot.HotCompiler;
import brook.runtime.OdeModel;
import org.junit.jupiter.api.Test;

/** A model with more tables than one class can make in a method of 7,000 bytes. */
class ManyTablesTest {

    private static final int TABLES = 500;
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
            rate.append(" + a" + n + "[i]*sin(" + n + "*x[i])");
            for (int i = 0; i < SIZE; i++) {
                int entry = (n * (i + 3) + i * i) % 17;
                text.append(i == 0 ? "" : ", ").append(entry);
                expected[i] += entry * Math.sin(n * 0.1 * (i + 1));
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
            // 500 terms up to 16, the argument of each sine rounded by up to 1e-16*500.
            assertThat(jet[model.planeSize() + i]).isCloseTo(expected[i], within(1e-9));
        }
    }
}

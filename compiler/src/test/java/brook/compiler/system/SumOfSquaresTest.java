package brook.compiler.system;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.CompilerOptions;
import brook.compiler.reference.ModelFile;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as a sum of squares, and of how many. */
class SumOfSquaresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(x - seen)^2; fit; 1",
                "(x - seen)^2 + sqnorm(v - w); fit; 4",
                "sqnorm(v - w)/2; 3*fit; 3",
                "sum((v - w).^2); fit; 3",
                "k*(x - seen)^2/seen^2; fit; 1",
                "((x - seen)/0.1)^2 + half; fit; 2",
                "(x - seen)*(x - seen); fit; -1",
                "a*(x - seen)^2; fit; -1",
                "abs(x - seen)^3; fit; -1",
                "-(x - seen)^2; fit; -1",
                "log(a) + (x - seen)^2; fit; -1",
                "(x - seen)^2; fit + 0.1*a^2; -1",
                "(x - seen)^2; sqrt(fit); -1"
            })
    void countsAreThoseOfTheFormula(String loss, String minimised, int squares) {
        String text = """
                param k = 2
                trainable a = 1
                input seen, w[3]
                state x = a, v[3] = [1, 2, 3]
                x' = -x
                v' = -v
                half = (x - 2*seen)^2/2
                loss fit at data = LOSS
                train { minimise MINIMISED }
                """.replace("LOSS", loss).replace("MINIMISED", minimised);
        OdeSystem system = new ModelFile("m.ode", text)
                .compile(CompilerOptions.STANDARD)
                .stages()
                .orElseThrow()
                .system();
        assertThat(SumOfSquares.of(system)).isEqualTo(squares < 0 ? OptionalInt.empty() : OptionalInt.of(squares));
    }
}

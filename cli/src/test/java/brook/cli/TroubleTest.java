package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brook.cli.Shell.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that stop before their end say where and why, and write what they have. */
class TroubleTest {

    @TempDir
    private Path folder;

    private Result run(String model, String... options) {
        Shell shell = new Shell(folder);
        String[] args = new String[options.length + 2];
        args[0] = "run";
        args[1] = shell.file("m.ode", model);
        System.arraycopy(options, 0, args, 2, options.length);
        return shell.run(args);
    }

    @Test
    void pole() {
        Result result = run("state x = 1\nx' = x^2\nsolve { t = 0 .. 2 }\n");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .startsWith("stopped[R0001]: `x` runs to infinity near t = 1\n")
                .contains("m.ode:2:1");
        assertThat(result.rows()).hasSizeGreaterThan(100).element(51).asString().startsWith("0.5,1.99999999");
    }

    @Test
    void negativeLogarithm() {
        Result result = run("state x = 1, y = 0\nx' = -1\ny' = log(x)\nsolve { t = 0 .. 2 }\n");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("at t = 1", "m.ode:3:6", "3 | y' = log(x)", "^^^^^^ the logarithm of a negative number");
    }

    @Test
    void divisionByZeroNamesTheElement() {
        Result result = run("state u[0..2] = [1, 0, 2]\nu[i in 0..2]' = 1/u[i]\nsolve { t = 0 .. 2 }\n");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("`u[1]`", "at t = 0", "^^^^^^ a division by 0");
        assertThat(result.rows()).containsExactly("t,u[0],u[1],u[2]", "0,1,0,2");
    }

    @Test
    void squareRootThatIsNotSmooth() {
        Result result = run("state x = 0\nx' = sqrt(x)\nsolve { t = 0 .. 2 }\n");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("stopped[R0001]", "`x`", "at t = 0", "m.ode:2:");
    }

    @Test
    void singularityOfACoefficientThatDependsOnTime() {
        Result result = run("state x = 0\nx' = 1/(1 - t)\nsolve { t = 0 .. 2 }\n");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("stopped[R0001]", "`x`", "t = 1\n", "m.ode:2:");
    }

    @Test
    void tooManySteps() {
        Result result = run("state x = 1\nx' = -x\nsolve { t = 0 .. 20 }\n", "--max-steps", "3", "--steps");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("stopped[max_steps]: the run has taken 3 steps", "not at 20", "--max-steps");
        assertThat(result.rows()).hasSize(5);
    }

    @Test
    void eventsFasterAndFaster() {
        Result result = run("""
                state h = 1, v = 0
                h' = v
                v' = -9.81
                event bounce when h falls 0 { v := -0.9*v }
                solve { t = 0 .. 20 }
                """);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains(
                        "stopped[R0002]: the event `bounce` fires faster and faster: 200 times before t = 8.578949",
                        "m.ode:4:7",
                        "      ^^^^^^\n",
                        "shrinks by the factor 0.9 each time (Zeno): infinitely many happen before t = 8.578949");
    }

    @Test
    void aPeriodThatIsNone() {
        Result result = run("param p = 0\nstate x = 0\nx' = 1\nevent e every p { x := 0 }\nsolve { t = 0 .. 2 }\n");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("error[E0609]: the event `e` has the period 0.0", "m.ode:4:7");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void jsonHasTheSamePlace() {
        Result result = run("state x = -1\nx' = log(x)\nsolve { t = 0 .. 2 }\n", "--json");
        assertThat(result.err())
                .startsWith("[{")
                .contains("{\"severity\": \"stopped\", \"code\": \"R0001\"")
                .contains("\"line\": 2, \"column\": 6")
                .endsWith("}]\n");
    }
}

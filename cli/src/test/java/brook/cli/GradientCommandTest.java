package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code brook gradient} on x' = -k x, whose derivatives are closed forms: its end is x0 exp(-k t). */
class GradientCommandTest {

    @TempDir
    private Path folder;

    private Shell shell = new Shell(Path.of(""));

    @BeforeEach
    void model() throws IOException {
        shell = new Shell(folder);
        Files.writeString(folder.resolve("decay.ode"), """
                param k = 2
                trainable a = 3
                x' = -k*x
                x(0) = a
                output twice = 2*x
                integral area = x
                loss miss = (x - 1)^2
                solve { t = 0 .. 1 ; rtol = 1e-14 }
                """);
        Files.writeString(folder.resolve("ball.ode"), """
                h' = v
                v' = -9.81
                h(0) = 1; v(0) = 0
                event hit when h falls 0 { v := -0.9*v }
                output height = h
                solve { t = 0 .. 1 }
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"taylor", "dopri5", "dop853"})
    void derivativesAreClosedForms(String method) {
        Result result =
                shell.run("gradient", shell.path("decay.ode"), "--of", "twice", "--method", method, "--rtol", "1e-12");
        assertThat(result.code()).isZero();
        String[] rows = result.out().split("\n");
        assertThat(rows).hasSize(5);
        assertThat(rows[0]).isEqualTo("name,value");
        double end = 3 * Math.exp(-2);
        check(rows[1], "twice", 2 * end);
        check(rows[2], "a", 2 * Math.exp(-2));
        check(rows[3], "k", -2 * end);
        check(rows[4], "x(0)", 2 * Math.exp(-2));
    }

    private static void check(String row, String name, double value) {
        String[] fields = row.split(",");
        assertThat(fields[0]).isEqualTo(name);
        assertThat(Double.parseDouble(fields[1])).isCloseTo(value, within(1e-10));
    }

    @Test
    void lossesAndIntegralsHaveGradients() {
        double end = 3 * Math.exp(-2);
        check(
                shell.run("gradient", shell.path("decay.ode"), "--of", "miss")
                        .out()
                        .split("\n")[3],
                "k",
                -2 * (end - 1) * end);
        check(
                shell.run("gradient", shell.path("decay.ode"), "--of", "area")
                        .out()
                        .split("\n")[2],
                "a",
                (1 - Math.exp(-2)) / 2);
        // Where the start is given, what the model says of it does not count.
        check(
                shell.run("gradient", shell.path("decay.ode"), "--of", "area", "--init", "x=1")
                        .out()
                        .split("\n")[2],
                "a",
                0);
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(shell.run("gradient", shell.path("decay.ode")).err()).contains("--of");
        assertThat(shell.run("gradient", shell.path("decay.ode"), "--of", "twize")
                        .err())
                .contains("did you mean `twice`?");
        assertThat(shell.run("gradient", shell.path("decay.ode"), "--of", "twice", "--adjoint", "both")
                        .err())
                .contains("discrete");
        Result stiff = shell.run("gradient", shell.path("decay.ode"), "--of", "twice", "--method", "radau5");
        assertThat(stiff.code()).isEqualTo(1);
        assertThat(stiff.err()).contains("error[E1011]", "radau5");
        Result ball = shell.run("gradient", shell.path("ball.ode"), "--of", "height");
        assertThat(ball.code()).isEqualTo(1);
        assertThat(ball.err())
                .contains(
                        "error[E1011]: gradients do not go through the event `hit` (ball.ode:4), which changes the run");
    }
}

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
                .contains("`--adjoint` is `discrete`, `continuous` or `reversed`, not `both`");
        Result stiff = shell.run("gradient", shell.path("decay.ode"), "--of", "twice", "--method", "radau5");
        assertThat(stiff.code()).isEqualTo(1);
        assertThat(stiff.err()).contains("error[E1011]", "radau5");
        Result ball = shell.run("gradient", shell.path("ball.ode"), "--of", "height", "--adjoint", "continuous");
        assertThat(ball.code()).isEqualTo(1);
        assertThat(ball.err())
                .contains(
                        "error[E1011]: the continuous adjoint does not go through the event `hit` (ball.ode:4), which changes the run; the discrete one does");
    }

    /** From 1 it hits the ground at T = sqrt(2/g) and leaves with 0.9 g T: at 1 it is at 0.9 g T (1 - T) - g (1 - T)^2/2. */
    @Test
    void aBallBounces() {
        Result result = shell.run("gradient", shell.path("ball.ode"), "--of", "height", "--rtol", "1e-13");
        assertThat(result.code()).isZero();
        String[] rows = result.out().split("\n");
        double g = 9.81;
        double time = Math.sqrt(2 / g);
        check(rows[1], "height", 0.9 * g * time * (1 - time) - g * (1 - time) * (1 - time) / 2);
        double byTime = 0.9 * g * (1 - 2 * time) + g * (1 - time);
        check(rows[2], "h(0)", byTime / (g * time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"continuous", "reversed"})
    void equationsIntegratedBackwardGiveTheSame(String adjoint) {
        Result result = shell.run(
                "gradient",
                shell.path("decay.ode"),
                "--of",
                "twice",
                "--adjoint",
                adjoint,
                "--method",
                "dopri5",
                "--rtol",
                "1e-12",
                "--stats");
        assertThat(result.code()).isZero();
        String[] rows = result.out().split("\n");
        check(rows[2], "a", 2 * Math.exp(-2));
        check(rows[3], "k", -6 * Math.exp(-2));
        assertThat(result.err())
                .containsPattern("\"steps\": [0-9]+, .*\"backward\": \\{\"adjoint\": \"" + adjoint
                        + "\", \"steps\": [1-9][0-9]*, \"rejected\": [0-9]+, \"nfe\": [1-9][0-9]*, \"nfe_again\": 0}}");
    }

    @Test
    void theMeanOverRowsIsThatOfTheirRuns() {
        String data = shell.file("data.csv", "x,k\n1,1\n2,0.5\n4,2\n");
        Result result = shell.run("gradient", shell.path("decay.ode"), "--of", "twice", "--data", data, "--stats");
        assertThat(result.code()).isZero();
        String[] rows = result.out().split("\n");
        assertThat(rows).hasSize(5);
        check(rows[1], "twice", 2 * (Math.exp(-1) + 2 * Math.exp(-0.5) + 4 * Math.exp(-2)) / 3);
        check(rows[2], "a", 0);
        check(rows[3], "k", -2 * (Math.exp(-1) + 2 * Math.exp(-0.5) + 4 * Math.exp(-2)) / 3);
        check(rows[4], "x(0)", 2 * (Math.exp(-1) + Math.exp(-0.5) + Math.exp(-2)) / 3);
        assertThat(result.err()).contains("{\"trajectories\": 3, ", "\"backward\": {\"adjoint\": \"discrete\"");
        for (int i = 0; i < 3; i++) {
            assertThat(shell.run("gradient", shell.path("decay.ode"), "--of", "twice", "--data", data)
                            .out())
                    .as("the same bits again")
                    .isEqualTo(result.out());
        }
    }

    @Test
    void whatIsWrongWithDataIsSaid() {
        String none = shell.file("none.csv", "x,k\n");
        Result empty = shell.run("gradient", shell.path("decay.ode"), "--of", "twice", "--data", none);
        assertThat(empty.code()).isEqualTo(1);
        assertThat(empty.err()).contains("has no row below the names of its columns");
        Result lost = shell.run("gradient", shell.path("decay.ode"), "--of", "twice", "--data", "nowhere.csv");
        assertThat(lost.err()).contains("`--data`: cannot read `nowhere.csv`");
        String blow = shell.file("blow.ode", "x' = x^2\nx(0) = 1\noutput end = x\nsolve { t = 0 .. 1 }\n");
        String rows = shell.file("rows.csv", "x\n0.5\n3\n");
        Result early = shell.run("gradient", blow, "--of", "end", "--data", rows);
        assertThat(early.code()).isEqualTo(ExitCode.STOPPED);
        assertThat(early.out()).isEmpty();
        assertThat(early.err()).contains("trajectory `2`: ", "runs to infinity");
    }

    @Test
    void warningsAndNotesOfTheRunAreShown() {
        Result result = shell.run(
                "gradient",
                shell.path("decay.ode"),
                "--of",
                "twice",
                "--method",
                "adams",
                "--rtol",
                "1e-16",
                "--adjoint",
                "continuous");
        assertThat(result.err()).contains("note: rtol = 1.0E-16 is below what differences of rates resolve");
    }
}

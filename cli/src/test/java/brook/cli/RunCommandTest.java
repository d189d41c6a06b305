package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.cli.Shell.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandTest {

    private static final String GROWTH = """
            param k = 1
            state x = 1, y
            x' = k*x
            y' = 0
            output twice = 2*x
            solve { t = 0 .. 1; rtol = 1e-12 }
            """;

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    private Result growth(String... options) {
        return run(GROWTH, options);
    }

    private Result run(String model, String... options) {
        String[] all = {"run", shell.file("m.ode", model)};
        String[] args = Arrays.copyOf(all, all.length + options.length);
        System.arraycopy(options, 0, args, all.length, options.length);
        return shell.run(args);
    }

    /** Eight steps of rk4, each of which multiplies by the Taylor polynomial of degree 4 of exp(-h). */
    @Test
    void aModelStatesTheStepOfItsMethod() {
        Result states = run("x' = -x\nx(0) = 1\nsolve { t = 0 .. 1 ; method = rk4 ; step = 0.125 }\n", "--final");
        double h = 0.125;
        double factor = 1 - h + h * h / 2 - h * h * h / 6 + h * h * h * h / 24;
        assertThat(states.code()).as(states.err()).isZero();
        assertThat(Double.parseDouble(states.rows().get(1).split(",")[1]))
                .isCloseTo(Math.pow(factor, 8), within(1e-14));
        assertThat(run("x' = -x\nx(0) = 1\nsolve { t = 0 .. 1 ; method = rk4 }\n")
                        .err())
                .contains("E0324");
    }

    @Test
    void integralsAreTheLastColumns() {
        String model = """
                state x = 1
                x' = -x
                integral R = x
                integral fast[2] = [cos(60*t), 1]
                output twice = 2*R
                solve { t = 0 .. 1 }
                """;
        Result states = run(model, "--every", "1", "--control", "states");
        Result all = run(model, "--every", "1", "--control", "all");
        assertThat(states.rows().subList(0, 2)).containsExactly("t,x,twice,R,fast[1],fast[2]", "0,1,0,0,0,0");
        double expected = Math.sin(60) / 60;
        assertThat(column(states, 4)).isNotCloseTo(expected, within(1e-9));
        assertThat(column(all, 4)).isCloseTo(expected, within(1e-9));
        assertThat(column(all, 2)).isCloseTo(-2 * Math.expm1(-1), within(1e-9));
    }

    private static double column(Result result, int column) {
        return Double.parseDouble(result.rows().get(result.rows().size() - 1).split(",")[column]);
    }

    @Test
    void usually201RowsAreWritten() {
        Result result = growth("--init", "y=3");
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).endsWith("\n").doesNotContain("\r");
        assertThat(result.rows()).hasSize(202).startsWith("t,x,y,twice", "0,1,3,2");
        assertThat(result.rows().get(141)).startsWith("0.7,2.01375270747");
        assertThat(result.rows().get(201)).startsWith("1,2.71828182845904");
    }

    @Test
    void rowsAreAtMultiplesOfTheDistanceAndAtTheEnd() {
        assertThat(growth("--init", "y=3", "--every", "0.3").rows())
                .extracting(row -> row.split(",")[0])
                .containsExactly("t", "0", "0.3", "0.6", "0.8999999999999999", "1");
    }

    @Test
    void givenTimesComeInTheOrderOfTheRunAndOnce() {
        assertThat(growth("--init", "y=3", "--at", "0.5,0.25,0.5,1").rows())
                .extracting(row -> row.split(",")[0])
                .containsExactly("t", "0.25", "0.5", "1");
        assertThat(growth("--init", "y=3", "--at", "0.5,0.25", "--time", "1..0").rows())
                .extracting(row -> row.split(",")[0])
                .containsExactly("t", "0.5", "0.25");
    }

    @Test
    void stepsAndTheEndAlone() {
        assertThat(growth("--init", "y=3", "--final").rows()).hasSize(2);
        assertThat(growth("--init", "y=3", "--steps", "--max-step", "0.25").rows())
                .hasSize(6);
    }

    @Test
    void parametersAndConstantsAreSet() {
        assertThat(growth("--init", "y=3,x=2", "--set", "k=0", "--final").rows())
                .containsExactly("t,x,y,twice", "1,2,3,4");
        String model = "const N = 2\nstate u[N] = 1\nu' = 0*u\nsolve { t = 0 .. 1 }\n";
        assertThat(run(model, "-D", "N=3", "--final").rows()).containsExactly("t,u[1],u[2],u[3]", "1,1,1,1");
        assertThat(run(model, "-D", "M=3", "--final").code()).isEqualTo(2);
    }

    @Test
    void defaultsFollowTheParametersThatTheyRead() {
        String model =
                "param a = 1, b = 2*a, v[2] = [a, b]\nx' = 0*x\nx(0) = b\noutput s = sum(v)\nsolve { t = 0 .. 1 }\n";
        assertThat(run(model, "--at", "0").rows()).containsExactly("t,x,s", "0,2,3");
        assertThat(run(model, "--at", "0", "--set", "a=2").rows()).containsExactly("t,x,s", "0,4,6");
        assertThat(run(model, "--at", "0", "--set", "b=5").rows()).containsExactly("t,x,s", "0,5,6");
        assertThat(run(model, "--at", "0", "--set", "b=5,v=[0,1]").rows()).containsExactly("t,x,s", "0,5,1");
        assertThat(run(model, "--at", "0", "--set", "v[2]=7").rows()).containsExactly("t,x,s", "0,2,8");
    }

    @Test
    void labelsOfMatricesAreQuoted() {
        String model = "state q[1, 2] = [1, 2]\nq'(0) = [3, 4]\nq'' = 0*q\nsolve { t = 0 .. 1 }\n";
        assertThat(run(model, "--at", "0").rows())
                .containsExactly("t,\"q[1,1]\",\"q[1,2]\",\"q'[1,1]\",\"q'[1,2]\"", "0,1,2,3,4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--init z=1 | unknown state `z`",
                "--set kk=1 | did you mean `k`?",
                "--time 0-1 | as in `0..20`",
                "--rtol 2 | below 1",
                "--rtol -1 | above 0",
                "--atol -1 | not negative",
                "--order 1 | from 2 to 1000",
                "--order 2.5 | from 2 to 1000",
                "--max-step 0 | above 0",
                "--max-steps -1 | of at least 0",
                "--every 0 | above 0",
                "--at 0.5,2 | 2 lies outside the run",
                "--at 0.5,,1 | needs a number",
                "--every 0.1 --final | mutually exclusive",
                "--method dopri6 | did you mean `dopri5`?",
                "--method leapfrog | there are: taylor, euler",
                "--controller p | is `i`, `pi`, `pid` or `paper`",
                "--method tsit5 --order 5 | has an order of its own",
                "--controller pi | has no choice of controllers",
                "--step 0.1 | chooses its own steps",
                "--control some | is `states` or `all`, not `some`",
                "--weights w.csv | cannot read `w.csv`",
                "--plot a.pdf | draws .svg and .png",
                "--plot-axes x,y | needs a file to draw to",
                "--plot a.svg --plot-axes x,zz | no column `zz`",
                "--plot a.svg --plot-axes x | needs two names",
                "-o no/such/folder.csv | does not exist",
                "--save-events no/such/folder.csv | does not exist",
                "--save-events . | it is a folder",
                "-o . | it is a folder",
                "--stats --json | both want standard error",
                "-D N | needs `name=value`",
                "--rtoll 1 | did you mean `--rtol`?",
                "--color sometimes | sometimes",
                "more.ode | unknown argument `more.ode`",
            })
    void wrongCommandLinesAreRefused(String options, String message) {
        String args = "--init y=3 " + options;
        Result result = growth(args.split(" "));
        assertThat(result.err()).contains(message).startsWith(options.contains("--json") ? "[{" : "error[usage]: ");
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void missingValuesNameTheOption() {
        assertThat(growth().err()).contains("error[E0312]: `y` has no initial value", "m.ode:2:14", "--init y=1");
        assertThat(growth().code()).isEqualTo(1);
        Result noSpan = run("state x = 1\nx' = x\n");
        assertThat(noSpan.err()).contains("error[E0311]", "--time 0..10");
        assertThat(noSpan.code()).isEqualTo(1);
        Result noParameter = run("param k\nstate x = 1\nx' = k*x\nsolve { t = 0 .. 1 }\n");
        assertThat(noParameter.err()).contains("error[E0313]: `k` has no value", "--set k=1");
        assertThat(noParameter.code()).isEqualTo(1);
    }

    @Test
    void tablesGoToFiles() {
        Result result = growth("--init", "y=3", "--final", "-o", shell.path("out.csv"));
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(shell.read("out.csv")).startsWith("t,x,y,twice\n1,2.7182818");
    }

    @Test
    void modelIsNotOverwritten() {
        Result result = growth("--init", "y=3", "-o", shell.path("m.ode"));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("it is the model itself");
        assertThat(shell.read("m.ode")).isEqualTo(GROWTH);
    }

    @Test
    void errorLeavesOldTableAlone() {
        shell.file("out.csv", "old");
        assertThat(growth("-o", shell.path("out.csv")).code()).isEqualTo(1);
        assertThat(shell.read("out.csv")).isEqualTo("old");
    }

    @Test
    void plotsAreDrawn() throws IOException {
        Result result = growth("--init", "y=3", "--final", "--plot", shell.path("a.svg"));
        assertThat(result.code()).isZero();
        assertThat(shell.read("a.svg")).contains("<polyline");
        assertThat(growth("--init", "y=3", "--plot", shell.path("b.png"), "--plot-axes", "twice,x")
                        .code())
                .isZero();
        assertThat(Files.size(folder.resolve("b.png"))).isGreaterThan(10_000);
    }

    @Test
    void statisticsAreJson() {
        assertThat(growth("--init", "y=3", "--final", "--stats").err())
                .matches("\\{\"method\": \"taylor\", \"order\": 15, \"rtol\": 1e-12, \"atol\": 1e-12, \"steps\": \\d+,"
                        + " \"rejected\": 0, \"nfe\": \\d+, \"nfe_paper\": null, \"events\": 0,"
                        + " \"compile_seconds\": [\\d.]+, \"solve_seconds\": [\\d.]+,"
                        + " \"jacobians\": 0, \"factorizations\": 0, \"exceeded\": 0, \"largest_error\": [\\d.e-]+}\n");
    }

    @Test
    void tolerancesOfStates() {
        assertThat(growth("--init", "y=3", "--final", "--atol", "1e-6", "--atol", "y=1e-3", "--scale", "each")
                        .code())
                .isZero();
        assertThat(growth("--init", "y=3", "--final", "--atol", "nobody=1").err())
                .contains("unknown state `nobody`");
        assertThat(growth("--init", "y=3", "--final", "--atol", "y=-1").err()).contains("not negative");
        assertThat(growth("--init", "y=3", "--final", "--scale", "all").err()).contains("`largest` or `each`");
        assertThat(growth("--init", "y=3", "--final", "--scale", "each", "--method", "dopri5")
                        .err())
                .contains("takes each state by itself");
    }

    @Test
    void failingOutputIsCode3() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        Result result = shell.run(full, "run", shell.file("m.ode", GROWTH), "--init", "y=3");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("writing failed: ", "No space left on device");
    }
}

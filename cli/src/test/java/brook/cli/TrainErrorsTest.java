package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import brook.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code brook train --errors}: the table, the file, and what is said where there are none. */
class TrainErrorsTest {

    /** x = start exp(-k t), linear in start and known in closed form. */
    private static final String DECAY = """
            trainable k = 0.6, start = 2.2
            input seen
            state x = start
            x' = -k*x
            loss fit at data = LOSS
            train { minimise fit ; optimizer = adam(rate = 0.02) ; epochs = 600 ; schedule = cosine() }
            solve { t = 0 .. 3 ; rtol = 1e-11 }
            """;

    private static final String ROWS = """
            t,seen
            0,2.31
            0.5,1.86
            1,1.17
            1.5,0.93
            2,0.55
            2.5,0.51
            3,0.26
            """;

    // NumPy 2 and scipy.optimize.least_squares of SciPy 1.17.1 with xtol = ftol = gtol = 1e-15, from s exp(-k t) and
    // its first and second derivatives by formula:
    // 2 s^2 H^-1 with s^2 = RSS/5, and H^-1 (sum of g g') H^-1 7/5.
    private static final double VALUE_K = 0.6605963969944109;
    private static final double VALUE_START = 2.3810823543842825;
    private static final double ERROR_K = 0.04290713587959493;
    private static final double ERROR_START = 0.08519143297652981;
    private static final double CORRELATION = 0.5990675307313726;
    private static final double DEVIATION = 0.09762138801596039;
    private static final double SANDWICH_K = 0.03412482314135666;

    @TempDir
    Path folder;

    private Result train(String model, String... more) throws IOException {
        Shell shell = new Shell(folder);
        String[] common = {
            "train", shell.file("decay.ode", model), "--data", shell.file("rows.csv", ROWS), "--threads", "1"
        };
        String[] all = java.util.Arrays.copyOf(common, common.length + more.length);
        System.arraycopy(more, 0, all, common.length, more.length);
        return shell.run(all);
    }

    private double number(int line, int column) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("errors.csv"));
        return Double.parseDouble(lines.get(line).split(",")[column]);
    }

    @Test
    void theTableHasWhatAnotherProgramFinds() throws IOException {
        Result result = train(
                DECAY.replace("LOSS", "(x - seen)^2"),
                "--errors",
                "--correlations",
                "--errors-file",
                folder.resolve("errors.csv").toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("name ").contains("k ", "start ", "correlation");
        assertThat(number(1, 1)).isCloseTo(VALUE_K, within(1e-5));
        assertThat(number(2, 1)).isCloseTo(VALUE_START, within(1e-5));
        assertThat(number(1, 2)).isCloseTo(ERROR_K, within(2e-5 * ERROR_K));
        assertThat(number(2, 2)).isCloseTo(ERROR_START, within(2e-5 * ERROR_START));
        assertThat(number(1, 6)).isCloseTo(CORRELATION, within(1e-4));
        assertThat(number(1, 4) - number(1, 1)).isCloseTo(2.5705818366147395 * ERROR_K, within(1e-5));
    }

    /** The same minimum in few epochs; what L-BFGS does not read is refused. */
    @Test
    void quasiNewtonStepsFindTheSame() throws IOException {
        String model = DECAY.replace("LOSS", "(x - seen)^2")
                .replace("adam(rate = 0.02) ; epochs = 600 ; schedule = cosine()", "lbfgs() ; epochs = 30");
        Result result = train(
                model, "--errors-file", folder.resolve("errors.csv").toString(), "--log", folder.resolve("log") + "");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(number(1, 1)).isCloseTo(VALUE_K, within(1e-7));
        assertThat(number(1, 2)).isCloseTo(ERROR_K, within(1e-5 * ERROR_K));
        assertThat(Files.readAllLines(folder.resolve("log")).size()).isLessThan(25);
        Result batches = train(model, "--batch", "1");
        assertThat(batches.code()).isEqualTo(1);
        assertThat(batches.err()).contains("E0321", "`lbfgs` takes all rows");
    }

    @Test
    void whatTheDataDoesNotDetermineIsNamed() throws IOException {
        String product = DECAY.replace("LOSS", "(x - seen)^2")
                .replace("start = 2.2", "start = 2.2, share = 1")
                .replace("state x = start", "state x = start*share");
        Result result = train(product, "--errors", "--epochs", "300");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("`start`", "`share`", "one by one").doesNotContain("`k`");
        assertThat(result.out()).doesNotContain("NaN").isEmpty();
    }

    @Test
    void trainingThatEndedTooEarlyIsWarnedOf() throws IOException {
        Result result = train(DECAY.replace("LOSS", "(x - seen)^2"), "--errors", "--epochs", "2");
        assertThat(result.err()).contains("standard errors away");
    }

    /** A likelihood with a known deviation is the squares over 2 sigma^2; the errors are sigma/s times those of the squares. */
    @Test
    void aLikelihoodAndAnythingElse() throws IOException {
        String likelihood = DECAY.replace("LOSS", "((x - seen)/0.1)^2/2");
        String file = folder.resolve("errors.csv").toString();
        assertThat(train(likelihood, "--errors-as", "likelihood", "--errors-file", file)
                        .code())
                .isZero();
        assertThat(number(1, 2)).isCloseTo(ERROR_K * 0.1 / DEVIATION, within(1e-4 * ERROR_K));
        assertThat(train(DECAY.replace("LOSS", "abs(x - seen)^3"), "--errors-as", "squares", "--epochs", "1")
                        .err())
                .contains("no sum of squares");
        assertThat(train(DECAY.replace("LOSS", "(x - seen)^2"), "--errors-as", "sandwich", "--errors-file", file)
                        .code())
                .isZero();
        assertThat(number(1, 2)).isCloseTo(SANDWICH_K, within(1e-4 * SANDWICH_K));
    }
}

package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brook.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code brook train} from data to weights. */
class TrainCommandTest {

    private static final String CUBIC = """
            param lambda = 0
            trainable W1[8, 2] = glorot(seed = 1), b1[8] = zeros(), W2[8] = normal(seed = 2, scale = 0.3)
            input target
            state z
            z' = dot(W2, tanh(W1*[z, t] + b1))
            integral R3 = der(z, 3)^2
            loss mse = (z - target)^2
            train { minimise mse + lambda*R3 ; optimizer = adam(rate = 0.02) ; batch = 8 ; epochs = 30 ; seed = 1 }
            solve { t = 0 .. 1 ; method = rk4 ; step = 0.25 }
            """;

    /** Fitted to a solution with other rates, at 8 digits. */
    private static final String DECAY = """
            trainable k = 1, start = 1
            input seen
            state x = start
            x' = -k*x
            loss fit at data = (x - seen)^2
            train { minimise fit ; optimizer = adam(rate = 0.02) ; epochs = 800 ; schedule = cosine() }
            solve { t = 0 .. 4 ; rtol = 1e-10 }
            """;

    @TempDir
    Path folder;

    private Shell shell;
    private String data;

    @BeforeEach
    void fill() {
        shell = new Shell(folder);
        StringBuilder rows = new StringBuilder("z,target\n");
        for (int i = 0; i < 24; i++) {
            double z = -1 + i / 12.0;
            rows.append(z).append(',').append(z + z * z * z / 2).append('\n');
        }
        data = shell.file("data.csv", rows.toString());
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void weightsAreMeasuredAgainWithoutTraining() throws IOException {
        String[] common = {"train", shell.file("cubic.ode", CUBIC), "--data", data, "--test", data, "-q"};
        assertThat(shell.run(with(common, "--epochs", "1", "-o", path("w.csv"), "--log", path("trained.csv")))
                        .code())
                .isZero();
        Result again =
                shell.run(with(common, "--epochs", "0", "--weights", path("w.csv"), "--log", path("measured.csv")));
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(tested(path("measured.csv"))).isEqualTo(tested(path("trained.csv")));
    }

    /** The value over the test rows after the first epoch of a log. */
    private static String tested(String log) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(log));
        int column = List.of(lines.get(0).split(",")).indexOf("test");
        return lines.get(1).split(",")[column];
    }

    @Test
    void whatIsInterruptedGoesOnToTheSameWeights() throws IOException {
        String model = shell.file("cubic.ode", CUBIC);
        String[] common = {"train", model, "--data", data, "-q", "--threads", "1", "--set", "lambda=0.001"};
        Result whole = shell.run(with(common, "-o", path("whole.csv"), "--log", path("log.csv")));
        assertThat(whole.code()).as(whole.err()).isZero();
        assertThat(shell.run(with(common, "--epochs", "13", "--checkpoint", path("c")))
                        .code())
                .isZero();
        Result rest = shell.run(with(common, "--checkpoint", path("c"), "--resume", "-o", path("rest.csv")));
        assertThat(rest.code()).as(rest.err()).isZero();
        assertThat(Files.readString(folder.resolve("rest.csv")))
                .isEqualTo(Files.readString(folder.resolve("whole.csv")));
        double first = value(0);
        double last = value(29);
        assertThat(last).isLessThan(first / 10);
    }

    private double value(int epoch) throws IOException {
        String line = Files.readAllLines(folder.resolve("log.csv")).get(epoch + 1);
        return Double.parseDouble(line.split(",")[3]);
    }

    private static String[] with(String[] common, String... more) {
        String[] all = java.util.Arrays.copyOf(common, common.length + more.length);
        System.arraycopy(more, 0, all, common.length, more.length);
        return all;
    }

    @Test
    void lanesAndThreadsChangeNothingThatCounts() throws IOException {
        String model = shell.file("cubic.ode", CUBIC);
        for (String threads : new String[] {"1", "3"}) {
            Result result = shell.run(
                    "train",
                    model,
                    "--data",
                    data,
                    "-q",
                    "--lanes",
                    "3",
                    "--threads",
                    threads,
                    "--epochs",
                    "2",
                    "-o",
                    path("w" + threads));
            assertThat(result.code()).as(result.err()).isZero();
        }
        assertThat(Files.readString(folder.resolve("w1"))).isEqualTo(Files.readString(folder.resolve("w3")));
    }

    @Test
    void seriesAreFitted() throws IOException {
        StringBuilder rows = new StringBuilder("t,seen\n");
        Random random = new Random(1);
        for (int i = 0; i < 9; i++) {
            double t = 4 * random.nextDouble();
            rows.append(t).append(',').append(2.5 * Math.exp(-0.7 * t)).append('\n');
        }
        Result result = shell.run(
                "train",
                shell.file("decay.ode", DECAY),
                "--data",
                shell.file("series.csv", rows.toString()),
                "-q",
                "-o",
                path("w.csv"));
        assertThat(result.code()).as(result.err()).isZero();
        String[] lines = Files.readString(folder.resolve("w.csv")).split("\n");
        assertThat(Double.parseDouble(lines[1].split(",")[1]))
                .isCloseTo(0.7, org.assertj.core.api.Assertions.within(1e-4));
        assertThat(Double.parseDouble(lines[2].split(",")[1]))
                .isCloseTo(2.5, org.assertj.core.api.Assertions.within(1e-4));
    }

    @Test
    void evaluationsOfAnotherMethodAreCountedNowAndThen() throws IOException {
        Result result = shell.run(
                "train",
                shell.file("cubic.ode", CUBIC),
                "--data",
                data,
                "--test",
                data,
                "-q",
                "--epochs",
                "4",
                "--count",
                "bosh3@1e-6",
                "--count-every",
                "2",
                "--log",
                path("log.csv"));
        assertThat(result.code()).as(result.err()).isZero();
        List<String> lines = Files.readAllLines(folder.resolve("log.csv"));
        int column = List.of(lines.get(0).split(",")).indexOf("test.nfe bosh3@1e-6");
        assertThat(lines.get(1).split(",")[column]).isEqualTo("NaN");
        assertThat(Double.parseDouble(lines.get(4).split(",")[column])).isBetween(10.0, 1000.0);
    }

    /** What is counted for three rows at once is what a model of three states takes, written by hand; alone they take less. */
    @Test
    void rowsThatAreCountedTogetherAreOneRun() throws IOException {
        String learning = """
                trainable k = 1
                state x
                x' = -k*x^2 + sin(9*t)*x
                loss half = (x - 0.5)^2
                integral R2 = der(x, 2)^2
                train { minimise half + 0*R2 ; optimizer = sgd(rate = 1e-300) ; epochs = 1 }
                solve { t = 0 .. 2 ; method = dopri5 }
                """;
        String byHand = """
                state x[3]
                x' = -x.^2 + sin(9*t)*x
                x(0) = [0.1, 1, 9]
                solve { t = 0 .. 2 ; method = bosh3 ; rtol = 1e-6 }
                """;
        String rows = shell.file("three.csv", "x\n0.1\n1\n9\n");
        Result trained = shell.run(
                "train",
                shell.file("learning.ode", learning),
                "--data",
                rows,
                "--test",
                rows,
                "-q",
                "--count",
                "bosh3@1e-6:batch,bosh3@1e-6",
                "--log",
                path("log.csv"));
        assertThat(trained.code()).as(trained.err()).isZero();
        Result run = shell.run("run", shell.file("hand.ode", byHand), "--stats");
        Matcher papers = Pattern.compile("\"nfe_paper\": (\\d+)").matcher(run.out() + run.err());
        assertThat(papers.find()).as(run.out() + run.err()).isTrue();
        double together = logged("test.nfe bosh3@1e-6:batch");
        assertThat(together).isEqualTo(Double.parseDouble(papers.group(1)));
        assertThat(logged("test.nfe bosh3@1e-6")).isLessThan(together);
    }

    private double logged(String column) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("log.csv"));
        int at = List.of(lines.get(0).split(",")).indexOf(column);
        return Double.parseDouble(lines.get(lines.size() - 1).split(",")[at]);
    }

    @Test
    void whatCannotBeCountedIsSaid() {
        String model = shell.file("cubic.ode", CUBIC);
        for (String wrong : List.of("bosh3@1e-6:all", "bosch@1e-6", "radau5@1e-6", "radau5@1e-6:batch", "rk4")) {
            Result result = shell.run("train", model, "--data", data, "--test", data, "-q", "--count", wrong);
            assertThat(result.code()).as(wrong + result.err()).isEqualTo(2);
            assertThat(result.err()).contains("--count");
        }
    }

    /** Two of four rows have their largest logit where the label says, one of them together with another. */
    @Test
    void theShareOfWhatIsCorrectIsAMean() throws IOException {
        String model = """
                trainable k = 0
                input label
                state z[3]
                z' = k*z
                loss entropy = cross_entropy(z, label)
                loss accuracy = correct(z, label)
                train { minimise entropy ; epochs = 1 ; optimizer = sgd(rate = 1e-300) }
                solve { t = 0 .. 1 ; method = rk4 ; step = 0.5 }
                """;
        String rows =
                shell.file("labels.csv", "\"z[1]\",\"z[2]\",\"z[3]\",label\n1,2,3,2\n1,2,3,1\n5,5,3,1\n5,2,3,2\n");
        Result result = shell.run("train", shell.file("c.ode", model), "--data", rows, "-q", "--log", path("log.csv"));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(logged("train.accuracy")).isEqualTo(0.5);
    }

    @Test
    void aSweepIsATable() {
        Result result = shell.run(
                "train",
                shell.file("cubic.ode", CUBIC),
                "--data",
                data,
                "--sweep",
                "lambda=1e-4..1e-2:3",
                "--parallel",
                "--epochs",
                "2");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines()).hasSize(4);
        assertThat(result.out()).startsWith("lambda,value,mse,R3,seconds\n1.0E-4,");
    }

    /** A run reads no loss; its gradient, an input in a right-hand side and a table of inputs are as before. */
    @Test
    void aRunAsksForNoDataThatLossesAloneRead() {
        String model = shell.file("decay.ode", DECAY);
        Result run = shell.run("run", model, "-q");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("t,x").doesNotContain("NaN");
        assertThat(shell.run("run", model, "-q", "--inputs", shell.file("k.csv", "k\n1\n2\n"))
                        .code())
                .isZero();
        Result gradient = shell.run("gradient", model, "--of", "fit");
        assertThat(gradient.code()).isEqualTo(1);
        assertThat(gradient.err()).contains("E0313", "seen");
        String read = shell.file("read.ode", DECAY.replace("x' = -k*x", "x' = -k*x + 0*seen"));
        assertThat(shell.run("run", read).err()).contains("E0313", "seen");
    }

    @Test
    void aSweepTakesListsAndLeavesWeightsAndLogs() throws IOException {
        String model = shell.file("cubic.ode", CUBIC);
        String[] sweep = {"train", model, "--data", data, "--epochs", "2", "--threads", "1", "--sweep"};
        Result result = shell.run(with(sweep, "lambda=0,0.5,1e-2..1:3", "--folder", path("each")));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines().map(line -> line.replaceAll(",.*", "")))
                .containsExactly("lambda", "0.0", "0.5", "0.01", "0.1", "1.0");
        String[] single = {"train", model, "--data", data, "--epochs", "2", "--threads", "1", "-q"};
        assertThat(shell.run(with(single, "--set", "lambda=0.5", "-o", path("w.csv"), "--log", path("log.csv")))
                        .code())
                .isZero();
        assertThat(folder.resolve("each/lambda=0.5.weights.csv")).hasSameTextualContentAs(folder.resolve("w.csv"));
        assertThat(Files.readAllLines(folder.resolve("each/lambda=0.5.log.csv")))
                .hasSize(3)
                .first()
                .isEqualTo(Files.readAllLines(folder.resolve("log.csv")).get(0));
        assertThat(shell.run(with(sweep, "lambda=0,many")).err()).contains("needs a number, not `many`");
        assertThat(shell.run(with(single, "--folder", path("each"))).err()).contains("is for `--sweep`");
    }

    @Test
    void whatIsMissingIsSaid() {
        String model = shell.file("cubic.ode", CUBIC);
        Result none = shell.run("train", shell.file("m.ode", "x' = -x\nx(0) = 1\n"), "--data", data);
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("E1009");
        Result column = shell.run("train", model, "--data", shell.file("d.csv", "z\n1\n"));
        assertThat(column.code()).isEqualTo(1);
        assertThat(column.err()).contains("target");
        assertThat(shell.run("train", model, "--data", path("no.csv")).code()).isNotZero();
        assertThat(shell.run("train", model, "--data", data, "--resume").code()).isEqualTo(2);
        assertThat(shell.run("train", model, "--data", data, "--sweep", "mu=1..2:3")
                        .err())
                .contains("no parameter `mu`");
    }
}

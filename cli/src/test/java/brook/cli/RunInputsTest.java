package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brook.cli.Shell.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code brook run --inputs}: whole outputs and messages. */
class RunInputsTest {

    /** x = x0 + k t, w = w0. */
    private static final String LINE = """
            param k = 1
            input u
            state x, w[2] = [5, 6]
            x' = k
            w' = 0*w
            output y = x + u
            solve { t = 0 .. 1; output every 0.5 }
            """;

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    private Result run(String model, String data, String... options) {
        String[] all = {"run", shell.file("m.ode", model), "--inputs", shell.file("data.csv", data)};
        String[] args = Arrays.copyOf(all, all.length + options.length);
        System.arraycopy(options, 0, args, all.length, options.length);
        Result result = shell.run(args);
        return new Result(result.code(), result.out(), result.err().replace(folder + "/", ""));
    }

    private Result line(String data, String... options) {
        return run(LINE, data, options);
    }

    @Test
    void rowsFollowEachOtherInTheOrderOfTheFile() {
        Result result = line("""
                x,k,u
                0,1,10
                2,-1,20
                """);
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                id,t,x,w[1],w[2],y
                1,0,0,5,6,10
                1,0.5,0.5,5,6,10.5
                1,1,1,5,6,11
                2,0,2,5,6,22
                2,0.5,1.5,5,6,21.5
                2,1,1,5,6,21
                """);
        assertThat(result.code()).isZero();
    }

    @Test
    void columnsAreElementsAndInitialValuesToo() {
        Result result = line("\"w[2](0)\", u ,id,x(0)\r\n7,1,b,2\r\n\r\n8,1,\"a, c\",3\r\n", "--final", "--set", "k=0");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                id,t,x,w[1],w[2],y
                b,1,2,5,7,3
                "a, c",1,3,5,8,4
                """);
    }

    @Test
    void aColumnCountsMoreThanAnOption() {
        assertThat(line("u,k\n1,2\n", "--final", "--set", "k=0,u=9", "--init", "x=0,w=[0,0]")
                        .rows())
                .containsExactly("id,t,x,w[1],w[2],y", "1,1,2,0,0,3");
    }

    @Test
    void compressedFilesWithAMarkAreRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write("\uFEFFx,u\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        String data = shell.file("data.csv.gz", bytes.toByteArray());
        assertThat(shell.run("run", shell.file("m.ode", LINE), "--inputs", data, "--final")
                        .rows())
                .containsExactly("id,t,x,w[1],w[2],y", "1,1,2,5,6,4");
        String broken = shell.file("broken.csv.gz", Arrays.copyOf(bytes.toByteArray(), 20));
        Result result = shell.run("run", shell.path("m.ode"), "--inputs", broken);
        assertThat(result.err()).startsWith("error[data]: `").contains("broken.csv.gz` is no gzip file, or broken: ");
        assertThat(result.code()).isEqualTo(1);
        assertThat(shell.run("run", shell.path("m.ode"), "--inputs", shell.file("plain.csv.gz", "x,u\n1,2\n"))
                        .err())
                .contains("plain.csv.gz` is no gzip file, or broken: not in GZIP format");
    }

    @Test
    void bitsDoNotDependOnTheThreads() {
        String model = """
                param a = 1.1, b = 0.4
                state x = 2, y = 1
                x' = a*x - b*x*y
                y' = -y + 0.1*x*y
                discrete n = 0
                event peak when x - y falls 0 { n := n + 1 }
                integral food = x
                solve { t = 0 .. 12; output every 1 }
                """;
        StringBuilder data = new StringBuilder("a,b,x\n");
        for (int i = 0; i < 40; i++) {
            data.append(1 + i / 40.0)
                    .append(",0.")
                    .append(4 + i % 5)
                    .append(',')
                    .append(1 + i % 7)
                    .append('\n');
        }
        Result one = run(model, data.toString(), "--threads", "1", "--save-events", shell.path("e1.csv"));
        assertThat(one.code()).isZero();
        assertThat(one.rows()).hasSize(1 + 40 * 13);
        for (String threads : List.of("2", "3", "7")) {
            String events = "e" + threads + ".csv";
            assertThat(run(model, data.toString(), "--threads", threads, "--save-events", shell.path(events)))
                    .isEqualTo(one);
            assertThat(shell.read(events)).isEqualTo(shell.read("e1.csv"));
        }
        Result alone = shell.run("run", shell.path("m.ode"), "--set", "a=1.075,b=0.7", "--init", "x=4");
        assertThat(one.rows().subList(1 + 3 * 13, 1 + 4 * 13))
                .isEqualTo(alone.rows().stream().skip(1).map(row -> "4," + row).toList());
    }

    @Test
    void eventsHaveTheId() {
        String model = """
                state h, v = 0
                h' = v
                v' = -2
                discrete n = 0
                event hit when h falls 0 { v := -v; n := n + 1 }
                solve { t = 0 .. 1.5 }
                """;
        Result result = run(model, "id,h\nlow,1\nhigh,100\n", "--final", "--save-events", shell.path("e.csv"));
        assertThat(result.code()).isZero();
        assertThat(shell.read("e.csv")).isEqualTo("""
                id,t,event,side,h,v,n
                low,1,hit,before,0,-2,0
                low,1,hit,after,0,2,1
                """);
    }

    @Test
    void aTrajectoryThatFailsIsNamedAndTheOthersGoOn() {
        String model = "state x\nx' = x^2\nsolve { t = 0 .. 1; output every 0.25 }\n";
        Result result = run(model, "id,x\na,0\nb,3\nc,0\n");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.rows())
                .startsWith("id,t,x", "a,0,0", "a,0.25,0", "a,0.5,0", "a,0.75,0", "a,1,0", "b,0,3")
                .endsWith("c,0,0", "c,0.25,0", "c,0.5,0", "c,0.75,0", "c,1,0");
        assertThat(result.rows().stream().filter(row -> row.startsWith("b,"))).hasSize(3);
        assertThat(result.err().replaceAll("x = [0-9.e+]+", "x = ...")).isEqualTo("""
                stopped[R0001]: trajectory `b`: `x` runs to infinity near t = 0.3333333
                 --> m.ode:2:1
                  |
                2 | x' = x^2
                  | ^^^^^^^^
                  |
                  = note: the last values are t = 0.3333333, x = ...
                  = note: its values are those of line 3 of `data.csv`
                """);
    }

    @Test
    void onlyTheFirstFailuresAreShown() {
        Result result = run(
                "state x\nx' = x^2\nsolve { t = 0 .. 1 }\n", "x\n" + "2\n".repeat(13), "--final", "--max-steps", "2");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err().lines().filter(line -> line.startsWith("stopped[max_steps]: ")))
                .hasSize(10);
        assertThat(result.err())
                .contains("trajectory `10`: the run has taken 2 steps")
                .endsWith("... and 3 more\n");
        assertThat(result.rows()).hasSize(14);
    }

    @Test
    void aTrajectoryThatCannotBeginIsNamed() {
        String clock =
                "param T = 1, s = log(T)\nstate x = 0\nx' = s\nevent tick every T { x := 0 }\nsolve { t = 0 .. 2 }\n";
        Result result = run(clock, "T\n1\n0\n-1\n", "--final");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.rows()).containsExactly("id,t,x", "1,2,0");
        assertThat(result.err())
                .contains(
                        "error[E0609]: trajectory `2`: the event `tick` ",
                        "error[E0313]: trajectory `3`: `s` has no value");
    }

    @Test
    void eventsThatStopAreNoFailure() {
        String model = "state x\nx' = 1\nevent when x rises 1 { stop }\nsolve { t = 0 .. 2 }\n";
        Result result = run(model, "x\n0\n0.5\n-5\n", "--at", "0,2");
        assertThat(result.code()).isZero();
        assertThat(result.rows()).containsExactly("id,t,x", "1,0,0", "2,0,0.5", "3,0,-5", "3,2,-3");
        assertThat(result.err())
                .isEqualTo("events stopped 2 trajectories before the last time; later times are left out\n");
    }

    @Test
    void statisticsAreSums() {
        String stats = line("x,u\n0,1\n1,1\n2,1\n", "--final", "--stats").err();
        String one = shell.run("run", shell.path("m.ode"), "--set", "u=1", "--init", "x=0", "--final", "--stats")
                .err();
        int steps = Integer.parseInt(one.replaceAll("(?s).*\"steps\": (\\d+).*", "$1"));
        assertThat(stats)
                .startsWith("{\"trajectories\": 3, \"method\": \"taylor\", \"order\": ")
                .contains("\"steps\": " + 3 * steps + ",")
                .endsWith("}\n");
    }

    @Test
    void tablesGoToFiles() {
        Result result = line("x,u\n1,1\n", "--final", "-o", shell.path("out.csv"));
        assertThat(result.out() + result.err()).isEmpty();
        assertThat(shell.read("out.csv")).isEqualTo("id,t,x,w[1],w[2],y\n1,1,2,5,6,3\n");
    }

    @Test
    void whereSomethingIsCalledIdTheColumnIsCalledTrajectory() {
        Result result = run("state id\nid' = 1\nsolve { t = 0 .. 1 }\n", "trajectory,id\nfirst,1\n", "--final");
        assertThat(result.rows()).containsExactly("trajectory,t,id", "first,1,2");
    }

    @Test
    void failingOutputIsCode3() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        Result result = shell.run(
                full,
                "run",
                shell.file("m.ode", LINE),
                "--every",
                "0.0001",
                "--inputs",
                shell.file("data.csv", "x,u\n0,1\n0,2\n"));
        assertThat(result.err()).contains("writing failed: No space left on device");
        assertThat(result.code()).isEqualTo(3);
    }
}

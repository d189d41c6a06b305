package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brook.cli.Shell.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code brook run} shows of events and discrete variables. */
class RunEventsTest {

    /** Straight lines by powers of two, so that each number can be told without a computer, whatever the steps. */
    private static final String JUMPS = """
            state x = 0
            discrete n = 0
            x' = 1
            event when x rises 2 { x := 10; n := n + 1 }
            event seen when x rises 11 { record }
            event done at 4 { stop }
            output twice = 2*x + n
            integral area = 4
            solve { t = 0 .. 8 }
            """;

    private static final String BALL = """
            state h = 1, v = 0
            h' = v
            v' = -2
            event bounce when h falls 0 { v := -0.5*v }
            solve { t = 0 .. 8 }
            """;

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    private Result run(String model, String... options) {
        return shell.run(Stream.concat(Stream.of("run", shell.file("m.ode", model)), Arrays.stream(options))
                .toArray(String[]::new));
    }

    @Test
    void rowsAtAnEventShowWhatItLeft() {
        assertThat(run(JUMPS, "--at", "1,2").rows()).containsExactly("t,x,n,twice,area", "1,1,0,2,4", "2,10,1,21,8");
        assertThat(run(JUMPS, "--every", "1").rows())
                .extracting(row -> row.split(",")[0])
                .containsExactly("t", "0", "1", "2", "3", "4");
        assertThat(run(JUMPS, "--steps").rows())
                .extracting(row -> row.split(",")[0])
                .doesNotHaveDuplicates()
                .contains("2", "4");
    }

    @Test
    void timesAfterTheStopAreLeftOut() {
        Result result = run(JUMPS, "--at", "3,4,5,6");
        assertThat(result.code()).isZero();
        assertThat(result.rows()).hasSize(3).last().asString().startsWith("4,12,1,25,");
        assertThat(result.err()).isEqualTo("an event stopped the run at t = 4; 2 later times are left out\n");
        assertThat(run(JUMPS, "--at", "3,4").err()).isEmpty();
    }

    @Test
    void eventsAreWrittenBeforeAndAfter() {
        Result result = run(JUMPS, "--final", "--stats", "--save-events", shell.path("events.csv"));
        assertThat(shell.read("events.csv")).isEqualTo("""
                        t,event,side,x,n,twice
                        2,event1,before,2,0,4
                        2,event1,after,10,1,21
                        3,seen,before,11,1,23
                        4,done,before,12,1,25
                        """);
        assertThat(result.err()).contains("\"events\": 3,");
        assertThat(result.rows()).hasSize(2);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("m.ode", "events.csv");
    }

    @Test
    void withoutEventsTheFileHasItsColumnsAlone() {
        run("x' = -x\nx(0) = 1\nsolve { t = 0 .. 1 }\n", "--save-events", shell.path("events.csv"));
        assertThat(shell.read("events.csv")).isEqualTo("t,event,side,x\n");
    }

    /** The ball rests at 1 + 2 (0.5 + 0.25 + ..) = 3. */
    @Test
    void endlessEventsAreCode3AndAllIsWritten() {
        Result result = run(BALL, "--at", "1,2,7", "--save-events", shell.path("events.csv"));
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("stopped[R0002]: the event `bounce` fires faster and faster", "t = 3", "m.ode:4:7")
                .doesNotContain("left out");
        assertThat(result.rows()).hasSize(3);
        List<String> rows = shell.read("events.csv").lines().toList();
        assertThat(rows).hasSizeGreaterThan(20).element(1).asString().startsWith("1,bounce,before,");
        assertThat(rows.get(rows.size() - 1)).startsWith("3,bounce,after,");
    }

    @Test
    void oldEventsStayWhereARunCannotStart() {
        shell.file("events.csv", "old");
        assertThat(run("state x\nx' = x\nsolve { t = 0 .. 1 }\n", "--save-events", shell.path("events.csv"))
                        .code())
                .isEqualTo(1);
        assertThat(shell.read("events.csv")).isEqualTo("old");
    }

    /** Nothing but flat and upright: a line across the event would lean. */
    @Test
    void jumpsAreDrawnUpright() {
        String model = "x' = 0\nx(0) = 1\nevent up at sqrt(2) { x := 3 }\nsolve { t = 0 .. 2 }\n";
        assertThat(run(model, "--plot", shell.path("a.svg")).code()).isZero();
        Matcher curve = Pattern.compile("stroke:rgb\\(0,114,178\\).*?points=\"([^\"]*)\"")
                .matcher(shell.read("a.svg"));
        assertThat(curve.find()).isTrue();
        List<double[]> points = new ArrayList<>();
        for (String point : curve.group(1).split(" ")) {
            String[] pair = point.split(",");
            points.add(new double[] {Double.parseDouble(pair[0]), Double.parseDouble(pair[1])});
        }
        int upright = 0;
        for (int i = 1; i < points.size(); i++) {
            double across = points.get(i)[0] - points.get(i - 1)[0];
            double up = points.get(i)[1] - points.get(i - 1)[1];
            assertThat(across * up).isZero();
            upright += up == 0 ? 0 : 1;
        }
        assertThat(upright).isEqualTo(1);
    }
}

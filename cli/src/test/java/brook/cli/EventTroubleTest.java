package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brook.cli.Shell.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events without end and events at no time are told with the place in the model. */
class EventTroubleTest {

    private static final String KICKED = "param T\nstate x = 1\nx' = -x\nevent kick every T { x := 1 }\n";

    @TempDir
    private Path folder;

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(EventTroubleTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aBallThatBouncesForEver() throws IOException {
        Shell shell = new Shell(folder);
        Result result = shell.run("run", shell.file("ball.ode", resource("R0002.ode")), "--time", "0..10");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err().replace(folder + "/", "")).isEqualTo(resource("R0002.expected"));
        assertThat(result.rows()).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0", "-1, -1.0", "1e-300, 1.0E-300"})
    void aPeriodThatIsNone(String period, String shown) {
        Shell shell = new Shell(folder);
        String model = shell.file("m.ode", KICKED);
        Result result = shell.run("run", model, "--time", "0..2", "--set", "T=" + period, "-o", shell.path("out.csv"));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("error[E0609]: the event `kick` has the period " + shown + ", which must be a positive")
                .contains("m.ode:4:7\n", "4 | event kick every T { x := 1 }", "help: ", "`--set NAME=VALUE`")
                .doesNotContain("EventTimeException");
        assertThat(Files.exists(folder.resolve("out.csv"))).isFalse();
    }

    @Test
    void aPeriodFromAFirstTimeThatIsInfinite() {
        Shell shell = new Shell(folder);
        String model = shell.file("m.ode", KICKED.replace("every T", "every 1 from 1/T"));
        Result result = shell.run("run", model, "--time", "0..2", "--set", "T=0");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("[E0609]: the event `kick` has the first time Infinity", "m.ode:4:7");
    }
}

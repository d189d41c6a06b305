package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Latent equations with an encoder over the rows of series, trained from the command line. */
class ScanTrainingTest {

    private static final String MODEL = """
            trainable a = 0.2, b = 0.2, c = 0.1, k = 0.5
            input x, seen, eps = normal(seed = 3)
            scan h over data backward by gap = seen*tanh(a*h + b*x + c*gap) + (1 - seen)*h
            z' = -k*z
            z(0) = 2*h + 0.01*eps
            loss miss at data = seen*(z - x)^2
            loss heldout at data = (1 - seen)*(z - x)^2
            train { minimise miss ; optimizer = adam(rate = 0.05) ; epochs = 24 ; batch = 4 ; test = 0.25 }
            solve { t = 0 .. 3 ; method = rk4 ; step = 0.25 }
            """;

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** Exponentials of different heights at five times, of which the last is not seen; one value is missing. */
    private String data() throws IOException {
        StringBuilder rows = new StringBuilder("id,t,x,seen\n");
        for (int id = 0; id < 12; id++) {
            for (int row = 0; row < 5; row++) {
                double t = 0.1 + 0.55 * row + 0.01 * id;
                String x = id == 3 && row == 2 ? "" : String.valueOf((0.5 + 0.1 * id) * Math.exp(-t));
                rows.append(String.format(Locale.ROOT, "%d,%s,%s,%d%n", id, t, x, row < 4 ? 1 : 0));
            }
        }
        return file("series.csv", rows.toString());
    }

    private Shell.Result train(String... more) throws IOException {
        List<String> all =
                new ArrayList<>(List.of("train", file("scan.ode", MODEL), "--data", data(), "-q", "--threads", "1"));
        all.addAll(Arrays.asList(more));
        Shell.Result result = new Shell(folder).run(all.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aLatentEquationTrainsAndItsEvaluationsAreCounted() throws IOException {
        train("--log", path("log.csv"), "--count", "bosh3@1e-6", "--count-every", "24");
        List<String> lines = Files.readAllLines(folder.resolve("log.csv"));
        List<String> head = List.of(lines.get(0).split(","));
        int miss = head.indexOf("test.miss");
        int count = head.indexOf("test.nfe bosh3@1e-6");
        List<String> last = Stream.of(lines.get(24).split(",")).toList();
        assertThat(Double.parseDouble(last.get(miss)))
                .isLessThan(0.2 * Double.parseDouble(lines.get(1).split(",")[miss]));
        assertThat(Double.parseDouble(last.get(count))).isBetween(10.0, 200.0);
    }

    @Test
    void trainingGoesOnToTheSameBits() throws IOException {
        train("-o", path("whole.csv"));
        train("--epochs", "7", "--checkpoint", path("c"));
        train("--checkpoint", path("c"), "--resume", "-o", path("rest.csv"));
        assertThat(Files.readString(folder.resolve("rest.csv")))
                .isEqualTo(Files.readString(folder.resolve("whole.csv")));
    }

    @Test
    void aRunAsksForTheValueOfTheScan() throws IOException {
        Shell shell = new Shell(folder);
        Shell.Result none =
                shell.run("run", file("scan.ode", MODEL), "--method", "dopri5", "--set", "x=1", "--set", "seen=1");
        assertThat(none.code()).isNotZero();
        assertThat(none.err()).contains("`h`");
        Shell.Result given = shell.run(
                "run", path("scan.ode"), "--method", "dopri5", "--set", "x=1", "--set", "seen=1", "--set", "h=0.5");
        assertThat(given.code()).as(given.err()).isZero();
    }
}

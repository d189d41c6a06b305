package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brook.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training with penalties of the standard library, inputs that no column gives, and a random end. */
class DrawnTrainingTest {

    private static final String MODEL = """
            import "brook/penalties.ode" as penalty
            trainable W[2, 2] = glorot(seed = 1)
            input eps[2] = rademacher(), target[2]
            state z[2]
            z' = tanh(W*z)
            integral jacobian = penalty.hutchinson(z, eps)
            loss miss = sqnorm(z - target)
            train { minimise miss + 0.1*jacobian ; epochs = 3 ; batch = 4 ; %s }
            solve { t = 0 .. 1 ; method = rk4 ; step = 0.125 }
            """;

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void files() throws IOException {
        shell = new Shell(folder);
        StringBuilder rows = new StringBuilder("z[1],z[2],target[1],target[2]\n");
        for (int i = 0; i < 12; i++) {
            rows.append(
                    String.format(Locale.ROOT, "%f,%f,%f,%f%n", Math.cos(i), Math.sin(i), -Math.sin(i), Math.cos(i)));
        }
        Files.writeString(folder.resolve("data.csv"), rows);
        Files.writeString(folder.resolve("plain.ode"), MODEL.formatted("seed = 0"));
        Files.writeString(folder.resolve("steered.ode"), MODEL.formatted("steer = 0.3"));
    }

    private Result train(String model, String... more) {
        List<String> all = new ArrayList<>(List.of("train", shell.path(model), "--data", shell.path("data.csv")));
        all.addAll(List.of(more));
        return shell.run(all.toArray(new String[0]));
    }

    private String weights(String model, String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of("-o", shell.path("w.csv")));
        all.addAll(List.of(more));
        Result result = train(model, all.toArray(new String[0]));
        assertThat(result.code()).as(result.err()).isZero();
        return Files.readString(folder.resolve("w.csv"));
    }

    @Test
    void theSameSeedGivesTheSameWeights() throws IOException {
        String plain = weights("plain.ode");
        assertThat(weights("plain.ode")).isEqualTo(plain).contains("W[2,2]");
        assertThat(weights("plain.ode", "--seed", "5")).isNotEqualTo(plain);
        assertThat(weights("steered.ode")).isEqualTo(weights("steered.ode")).isNotEqualTo(plain);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(train("plain.ode", "--draw", "3").err()).contains("`--draw` is for runs");
        assertThat(train("steered.ode", "--time", "0..0.25").err()).contains("E0321", "the length of the run");
    }
}

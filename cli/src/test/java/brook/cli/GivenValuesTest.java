package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brook.runtime.ModelDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenValuesTest {

    private static final double N = Double.NaN;

    private static final ModelDescription MODEL = ModelDescription.named("M", "m.ode")
            .parameter("k")
            .parameter("W")
            .axis(1, 2)
            .axis(1, 3)
            .state("u", 1)
            .axis(0, 3)
            .state("q", 2)
            .build();

    @TempDir
    private Path folder;

    @Test
    void scalarsVectorsAndMatrices() {
        assertThat(set("k=0.5")).containsExactly(0.5, N, N, N, N, N, N);
        assertThat(set("W=[1,2,3;4,5,6],k=-1e-3")).containsExactly(-1e-3, 1, 2, 3, 4, 5, 6);
        assertThat(set("W=0")).containsExactly(N, 0, 0, 0, 0, 0, 0);
        assertThat(init("u=[7,8,9]", "q'=1")).containsExactly(7, 8, 9, N, 1);
        assertThat(init("q=1")).containsExactly(N, N, N, 1, N);
    }

    @Test
    void singleElements() {
        assertThat(set("W[2,1]=4")).containsExactly(N, N, N, N, 4, N, N);
        assertThat(init("u[0]=1,u[ 2 ]=3")).containsExactly(1, N, 3, N, N);
    }

    @Test
    void filesHoldBareMatrices() throws IOException {
        Path file = Files.writeString(folder.resolve("w.csv"), "1,2,3\n4, 5,6\n\n");
        assertThat(set("W=" + file)).containsExactly(N, 1, 2, 3, 4, 5, 6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "kk=1 | unknown parameter `kk`",
                "k'=1 | unknown parameter `k'`",
                "W=[1,2] | `W` has 2 rows of 3 numbers, but a row of 2 numbers is given",
                "W=[1,2,3,4,5,6] | `W` has 2 rows of 3 numbers, but a row of 6 numbers is given",
                "W=[1,2;3,4;5,6] | `W` has 2 rows of 3 numbers, but a row of 2 numbers is given",
                "W=[1,2,3] | `W` has 2 rows of 3 numbers, but 1 row is given",
                "k=[1,2] | `k` has one number, but 2 are given",
                "k=abc | neither a number, nor a list like `[1,2]`, nor a file that can be read",
                "W=[1,x,3;4,5,6] | `--set W` needs a number, not `x`",
                "W[3,1]=1 | `W` has no element `W[3,1]`: they go from `W[1,1]` to `W[2,3]`",
                "k[1]=1 | `k` has no element `k[1]`",
                "[=1 | unknown parameter `[`",
                "'=1 | unknown parameter `'`",
            })
    void wrongValuesAreRefused(String text, String message) {
        assertThatThrownBy(() -> set(text)).isInstanceOf(Refusal.class).hasMessageContaining(message);
    }

    private static double[] set(String... texts) {
        return GivenValues.of("--set", MODEL.parameters(), List.of(texts));
    }

    private static double[] init(String... texts) {
        return GivenValues.of("--init", MODEL.states(), List.of(texts));
    }
}

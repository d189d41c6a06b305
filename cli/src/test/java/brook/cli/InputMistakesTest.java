package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brook.cli.Shell.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a table for {@code --inputs} is said with its place, before anything is written. */
class InputMistakesTest {

    private static final String MODEL = """
            param k = 1
            input dose, image[2, 2]
            state x, w[3] = 0
            x' = k*dose + image[1, 1]
            w' = 0*w
            solve { t = 0 .. 1 }
            """;

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    private Result run(String... data) {
        shell.file("data.csv", String.join("\n", data));
        return run();
    }

    private Result run() {
        shell.file("old.csv", "old");
        Result result = shell.run(
                "run",
                shell.file("m.ode", MODEL),
                "--set",
                "image=0",
                "--inputs",
                shell.path("data.csv"),
                "-o",
                shell.path("old.csv"));
        assertThat(shell.read("old.csv")).isEqualTo("old");
        assertThat(result.out()).isEmpty();
        return new Result(result.code(), result.out(), result.err().replace(folder + "/", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,dose;1,2;3 | data.csv:3: 1 field, but the first line names 2 columns",
                "x,dose;1,2,3 | data.csv:2: 3 fields, but the first line names 2 columns",
                "x;1,5 | data.csv:2: 2 fields, but the first line names 1 column",
                "x,dose;1,2;1,abc | data.csv:3: column 2, `dose`: `abc` is no finite number",
                "x,dose;1,NaN | data.csv:2: column 2, `dose`: `NaN` is no finite number",
                "x,dose;1e999,2 | data.csv:2: column 1, `x`: `1e999` is no finite number",
                "x,dose;,2 | data.csv:2: column 1, `x`: nothing stands there",
                "x,dose,dose;1,2,3 | data.csv:1: columns 2 and 3 both give `dose`",
                "x(0),dose,x;1,2,3 | data.csv:1: columns 1 and 3 both give `x`",
                "id,x,id;1,2,3 | data.csv:1: columns 1 and 3 both give `id`",
                "x,dose | `data.csv` has no row below the names of its columns",
                "x,w[4];1,2 | data.csv:1: `w` has no element `w[4]`: they go from `w[1]` to `w[3]`",
                "x,k[1];1,2 | data.csv:1: `k` has no element `k[1]`",
                "'x,w;1,2' | data.csv:1: `w` is an array: give it a column for each element, `w[1]` to `w[3]`",
            })
    void dataIsWrong(String data, String message) {
        Result result = run(data.split(";"));
        assertThat(result.err()).isEqualTo("error[data]: " + message + "\n");
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void unknownColumnsGetASuggestion() {
        assertThat(run("x,dosis", "1,2").err()).isEqualTo("""
                error[data]: data.csv:1: the column `dosis` is neither an input, nor a parameter, nor a state
                  = help: did you mean `dose`?
                """);
        assertThat(run("temperature", "1").err()).contains("there are: id, k, dose, image[1,1], image[1,2], ");
    }

    @Test
    void emptyFilesAndOtherEncodings() {
        assertThat(run("").err()).contains("error[data]: `data.csv` is empty", "its first line names inputs");
        shell.file("data.csv", "x,dose\n1,2 \u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run().err()).isEqualTo("error[data]: `data.csv` is not encoded in UTF-8\n");
        assertThat(run("x,dose", "1,\"2").err()).startsWith("error[data]: `data.csv` is no CSV file: ");
    }

    @Test
    void whatHasNoColumnAndNoValueIsNamed() {
        Result result = run("x", "1");
        assertThat(result.err()).isEqualTo("""
                error[E0313]: `dose` has no value
                 --> m.ode:2:7
                  |
                2 | input dose, image[2, 2]
                  |       ^^^^
                  |
                  = help: give it with `--set dose=1`: an input has a value for each trajectory
                  = help: or with a column of that name in `data.csv`
                """);
        assertThat(result.code()).isEqualTo(1);
        assertThat(run("dose", "1").err()).contains("error[E0312]: `x` has no initial value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--inputs none.csv | cannot read `none.csv`: it does not exist",
                "--inputs . | cannot read `.`: it is a folder",
                "--threads 0 | `--threads` needs a whole number from 1 to 10000",
                "--inputs d.csv --threads 0 | `--threads` needs a whole number from 1 to 10000",
                "--inputs d.csv --plot a.svg | `--plot` draws one trajectory",
                "--inputs d.csv --plot-axes x,w | `--plot` draws one trajectory",
            })
    void wrongCommandLinesAreRefused(String options, String message) {
        String[] args =
                ("run " + shell.file("m.ode", MODEL) + " --init x=0 --set dose=1,image=0 " + options).split(" ");
        Result result = shell.run(args);
        assertThat(result.err()).startsWith("error[usage]: ").contains(message);
        assertThat(result.code()).isEqualTo(2);
    }
}

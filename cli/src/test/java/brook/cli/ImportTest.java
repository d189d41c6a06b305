package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brook.cli.Shell.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of functions on the command line: beside the model, above it, alone. */
class ImportTest {

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void files() throws IOException {
        shell = new Shell(folder);
        Files.createDirectories(folder.resolve("models"));
        Files.createDirectories(folder.resolve("shared"));
        write("shared/rates.ode", "const k = 2\nrate(x) = -k*x\n");
        write("models/m.ode", "import \"../shared/rates.ode\"\nx' = rate(x)\nx(0) = 1\nsolve { t = 0 .. 1 }\n");
    }

    private void write(String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void onesOwnFilesMayLieAnywhere() {
        Result run = shell.run("run", shell.path("models/m.ode"), "-D", "k=0");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().strip()).endsWith("1,1");
    }

    @Test
    void aFileOfFunctionsCanBeCheckedButNotRun() {
        String library = shell.path("shared/rates.ode");
        Result check = shell.run("check", library);
        assertThat(check.code()).isZero();
        assertThat(check.out() + check.err()).isEmpty();
        Result refused = shell.run("run", library);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("E0300", "`rates.ode` has no state");
    }

    @Test
    void messagesNameTheImportedFileAsItIsReached() throws IOException {
        write("shared/rates.ode", "rate(x) = -k*x\n");
        Result check = shell.run("check", shell.path("models/m.ode"));
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.err()).contains("--> " + shell.path("shared/rates.ode").replace('\\', '/') + ":1:12");
    }

    @Test
    void theStandardLibraryIsThereWhereverTheModelLies() throws IOException {
        Files.createDirectories(folder.resolve("models/brook"));
        write("models/brook/penalties.ode", "R(x, K) = 7*K*x\n");
        String model = "import \"%s\" as p\nx' = -x\nx(0) = 1\noutput y = p.R(x, 3)\nsolve { t = 0 .. 1 }\n";
        write("models/s.ode", model.formatted("brook/penalties.ode"));
        write("models/own.ode", model.formatted("./brook/penalties.ode"));
        Result standard = shell.run("run", "--at", "0", shell.path("models/s.ode"));
        assertThat(standard.code()).as(standard.err()).isZero();
        assertThat(standard.out().strip()).endsWith("0,1,1");
        Result own = shell.run("run", "--at", "0", shell.path("models/own.ode"));
        assertThat(own.out().strip()).endsWith("0,1,21");
    }

    @Test
    void inputsAreDrawnByTheNumberOfTheTrajectory() throws IOException {
        write("d.ode", """
                input eps = normal(seed = 1)
                x' = -x
                x(0) = eps
                output e = eps
                solve { t = 0 .. 1 }
                """);
        String model = shell.path("d.ode");
        String first = last(shell.run("run", "--at", "0", model));
        String third = last(shell.run("run", "--at", "0", "--draw", "2", model));
        assertThat(third).isNotEqualTo(first).isEqualTo(last(shell.run("run", "--at", "0", "--draw=2", model)));
        assertThat(last(shell.run("run", "--at", "0", "--set", "eps=5", model))).isEqualTo("0,5,5");
        write("rows.csv", "x(0)\n1\n1\n1\n");
        Result many = shell.run("run", "--at", "0", "--inputs", shell.path("rows.csv"), model);
        assertThat(many.code()).as(many.err()).isZero();
        String[] rows = many.out().strip().split("\\R");
        assertThat(rows[1]).endsWith(first.substring(first.lastIndexOf(',')));
        assertThat(rows[3]).endsWith(third.substring(third.lastIndexOf(',')));
    }

    private static String last(Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        String out = result.out().strip();
        return out.substring(out.lastIndexOf('\n') + 1).strip();
    }
}

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
}

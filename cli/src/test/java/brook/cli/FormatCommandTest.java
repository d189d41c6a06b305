package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brook.cli.Shell.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {

    private static final String UGLY = "x'=-x # decay\r\nx(0)=1\r\n\r\n\r\n";
    private static final String NICE = "x' = -x # decay\r\nx(0) = 1\r\n";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    @Test
    void aFileIsRewrittenAndNamed() throws IOException {
        String file = shell.file("m.ode", UGLY);
        Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("rw-r-----"));
        Result result = shell.run("format", file);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo(file + "\n");
        assertThat(shell.read("m.ode")).isEqualTo(NICE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file))))
                .isEqualTo("rw-r-----");
        assertThat(shell.run("format", file).out()).isEmpty();
        assertThat(filesLeft()).isEqualTo(1);
    }

    @Test
    void checkNamesWhatWouldChangeAndWritesNothing() {
        String ugly = shell.file("ugly.ode", UGLY);
        String nice = shell.file("nice.ode", NICE);
        Result result = shell.run("format", "--check", nice, ugly);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEqualTo(ugly + "\n");
        assertThat(shell.read("ugly.ode")).isEqualTo(UGLY);
        assertThat(shell.run("format", "--check", nice).code()).isZero();
    }

    @Test
    void aFileWithErrorsStaysAndTheOthersDoNot() throws IOException {
        String wrong = shell.file("wrong.ode", "x' =\n");
        String ugly = shell.file("ugly.ode", UGLY);
        Result result = shell.run("format", wrong, ugly, shell.path("missing.ode"));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("wrong.ode:1", "missing.ode`: it does not exist");
        assertThat(shell.read("wrong.ode")).isEqualTo("x' =\n");
        assertThat(shell.read("ugly.ode")).isEqualTo(NICE);
        assertThat(shell.run("format", "--json", wrong).code()).isEqualTo(1);
        assertThat(shell.run("format", "--json", wrong).err()).startsWith("[{\"severity\": \"error\"");
        assertThat(filesLeft()).isEqualTo(2);
    }

    /** What is not UTF-8 would be written back changed. */
    @Test
    void otherBytesStay() {
        String latin = shell.file("latin.ode", new byte[] {'#', ' ', (byte) 0xE9, '\n', 'x', '=', '1', '\n'});
        Result result = shell.run("format", latin);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("error[E0122]");
    }

    @Test
    void typographicSignsBecomeThoseOfTheLanguage() {
        String text = """
                x\u2019 = \u2212x\u00b2\u00b7y\u207b\u00b9\u00a0+ \u221a2 + \u221a(x) # \u2212 stays
                param y = 1 \u201ca \u2212 b\u201d
                """;
        String file = shell.file("pasted.ode", text);
        assertThat(shell.run("format", file).code()).isEqualTo(1);
        Result result = shell.run("format", "--ascii", file);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(shell.read("pasted.ode"))
                .isEqualTo("x' = -x^2*y^-1 + sqrt(2) + sqrt(x) # \u2212 stays\nparam y = 1 \"a \u2212 b\"\n");
    }

    @Test
    void standardInputGoesToStandardOutput() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(UGLY.getBytes(StandardCharsets.UTF_8)));
            assertThat(shell.run("format", "-").out()).isEqualTo(NICE);
            System.setIn(new ByteArrayInputStream("x' = \n".getBytes(StandardCharsets.UTF_8)));
            Result wrong = shell.run("format", "-");
            assertThat(wrong.code()).isEqualTo(1);
            assertThat(wrong.out()).isEmpty();
            assertThat(wrong.err()).contains("<standard input>:1");
        } finally {
            System.setIn(before);
        }
    }

    private long filesLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}

package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brook.cli.Shell.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any bytes end in a message or a success, in bounded time, and never in a stack trace. */
class BadInputTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String MODEL = "state x = 1\nx' = -x\nsolve { t = 0 .. 1 }\n";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    private Result check(byte[] bytes) {
        String file = shell.file("m.ode", bytes);
        Result result = Assertions.assertTimeout(LIMIT, () -> shell.run("check", file));
        assertThat(result.code()).as(result.err()).isIn(0, 1);
        assertThat(result.out()).isEmpty();
        return result;
    }

    private Result check(String text) {
        return check(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void missingFilesAndFoldersAreCode2() {
        Result missing = shell.run("check", shell.path("no.ode"));
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("cannot read", "it does not exist");
        assertThat(shell.run("run", folder.toString()).err()).contains("it is a folder");
        assertThat(shell.run("check", "\0").code()).isEqualTo(2);
        assertThat(shell.run("check").code()).isEqualTo(2);
    }

    @Test
    void oneBadFileDoesNotHideTheOthers() {
        Result result =
                shell.run("check", shell.path("no.ode"), shell.file("a.ode", "x' = y\n"), shell.file("b.ode", MODEL));
        assertThat(result.err()).contains("cannot read", "a.ode").doesNotContain("b.ode");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void lineEndsTabsAndByteOrderMarksAreFine() {
        assertThat(check(MODEL.replace("\n", "\r\n")).code()).isZero();
        assertThat(check(MODEL.replace(" ", "\t")).code()).isZero();
        assertThat(check("\uFEFF" + MODEL).code()).isZero();
    }

    @Test
    void bytesThatAreNotUtf8AreCode1() {
        byte[] bytes = ("# " + MODEL).getBytes(StandardCharsets.UTF_8);
        bytes[1] = (byte) 0xE9;
        Result result = check(bytes);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("not UTF-8", "m.ode:1:2");
    }

    @Test
    void fileOf50MegabytesIsRefused() {
        byte[] bytes = new byte[50 << 20];
        Arrays.fill(bytes, (byte) 'x');
        assertThat(check(bytes).err()).contains("larger than 32 MB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "\0",
                "state x[1e9]\nx' = -x\n",
                "state x[1e5, 1e5]\nx' = -x\n",
                "x' = ((((\n",
                "x' = \"unterminated\n",
                "model M \"*/ \\u000a \u202e $L\"\nstate x = 1\nx' = -x\n",
                "state class = 1\nclass' = -class\n",
                "state x = 1\nx' = x^x^x\n",
                "}}}}]]))",
            })
    void strangeTexts(String text) {
        check(text);
    }

    @Test
    void deepNesting() {
        check("state x = 1\nx' = " + "(".repeat(20_000) + "x" + ")".repeat(20_000) + "\n");
        check("state x = 1\nx' = " + "-".repeat(20_000) + "x\n");
    }

    @Test
    void randomBytes() {
        Random random = new Random(20_260_101);
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            check(bytes);
        }
    }

    @Test
    void hostileNamesOfFilesCannotMoveTheCursor() {
        Result result = shell.run("check", shell.path("no\u001b[2Jfile.ode"));
        assertThat(result.err()).doesNotContain("\u001b").contains("<U+001B>");
    }
}

package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brook.cli.Shell.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final String MODEL = "state x = 1, y = 2\nx' = -x\ny' = x\nsolve { t = 0 .. 1 }\n";
    private static final String WRONG = "state x = 1\nx' = -xx\n";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    @Test
    void helpListsAllCommands() {
        Result help = shell.run("help");
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains("run ", "check ", "compile ", "explain ", "coefficients ", "gradient ", "train ", "format ");
        assertThat(shell.run("help", "run").out())
                .contains("--rtol")
                .isEqualTo(shell.run("run", "--help").out());
        assertThat(shell.run("help", "e0401").out())
                .startsWith("E0401: shapes do not fit\n")
                .contains("\nWrong:\n\n    param A[2, 3]", "\nRight:\n\n    param A[2, 2]", "    error[E0401]: ")
                .doesNotContain("```", "](", "###");
        assertThat(shell.run("help", "E0491").err()).contains("no message `E0491`: did you mean `E0401`?");
        assertThat(shell.run("help", "R0001").out()).startsWith("R0001: the run meets a singularity\n");
        assertThat(shell.run("help", "nonsense").code()).isEqualTo(2);
        assertThat(shell.run("--version").out()).startsWith("brook ");
    }

    @Test
    void nothingOrAnUnknownCommandIsCode2() {
        assertThat(shell.run().code()).isEqualTo(2);
        assertThat(shell.run("rum").code()).isEqualTo(2);
        assertThat(shell.run("rum").err()).contains("unknown command `rum`", "did you mean `run`?");
    }

    @Test
    void checkIsSilentOrShowsMessages() {
        Result good = shell.run("check", shell.file("m.ode", MODEL));
        assertThat(good.code()).isZero();
        assertThat(good.out() + good.err()).isEmpty();
        Result wrong = shell.run("check", shell.file("w.ode", WRONG));
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).startsWith("error[E0201]").contains("w.ode:2:7");
    }

    @Test
    void messagesMayBeJsonOrColoured() {
        String file = shell.file("w.ode", WRONG);
        assertThat(shell.run("check", "--json", file).err()).startsWith("[{").endsWith("}]\n");
        assertThat(shell.run("check", "--json", shell.file("m.ode", MODEL)).err())
                .isEqualTo("[]\n");
        assertThat(shell.run("check", "--color", "always", file).err()).contains("\u001b[");
        assertThat(shell.run("check", "--color=never", file).err()).doesNotContain("\u001b[");
    }

    @Test
    void quietHidesWarnings() {
        String file = shell.file("m.ode", "param unused = 1\n" + MODEL);
        assertThat(shell.run("check", file).err()).contains("warning[");
        assertThat(shell.run("check", "-q", file).err()).isEmpty();
    }

    @Test
    void compileWritesSources() {
        Result result = shell.run(
                "compile", "-d", shell.path("gen"), "--package", "com.acme", shell.file("two-body.ode", MODEL));
        assertThat(result.code()).as(result.err()).isZero();
        List<Path> sources = result.out().lines().map(Path::of).toList();
        Path source = sources.get(0);
        assertThat(source).startsWith(folder.resolve("gen/com/acme")).exists();
        assertThat(source)
                .content()
                .contains("package com.acme;", "two-body.ode:2")
                .doesNotContain(folder.toString());
        assertThat(sources)
                .hasSize(2)
                .last()
                .satisfies(solver -> assertThat(solver).content().contains("public final class Two_bodySolver"));
        assertThat(shell.run("compile", "--package", "1a", shell.path("m.ode")).code())
                .isEqualTo(2);
    }

    @Test
    void compileWritesTheJacobianToo() {
        Result result = shell.run("compile", "-d", shell.path("gen"), "--jacobian", shell.file("m.ode", MODEL));
        assertThat(result.out().lines().map(line -> Path.of(line).getFileName().toString()))
                .containsExactly("M.java", "MJacobian.java", "MSolver.java");
    }

    @Test
    void compileIntoAFileIsCode2() {
        shell.file("gen", "");
        assertThat(shell.run("compile", "-d", shell.path("gen"), shell.file("m.ode", MODEL))
                        .code())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"syntax", "system", "graph", "jet", "java"})
    void everyStageIsExplained(String stage) {
        Result result = shell.run("explain", "--stage", stage, shell.file("m.ode", MODEL));
        assertThat(result.code()).isZero();
        assertThat(result.rows()).hasSizeGreaterThan(5);
    }

    @Test
    void rawGoesWithTheGraph() {
        String file = shell.file("m.ode", MODEL);
        assertThat(shell.run("explain", "--stage", "graph", "--raw", file).code())
                .isZero();
        assertThat(shell.run("explain", "--stage", "java", "--raw", file).code())
                .isEqualTo(2);
        assertThat(shell.run("explain", "--stage", "other", file).code()).isEqualTo(2);
    }

    @Test
    void coefficientsAreOneRowPerOrder() {
        assertThat(shell.run("coefficients", shell.file("m.ode", MODEL), "--order", "3")
                        .rows())
                .containsExactly(
                        "k,x,y", "0,1,2", "1,-1,1", "2,0.5,-0.5", "3,-0.16666666666666666,0.16666666666666666");
        assertThat(shell.run("coefficients", shell.path("m.ode")).rows()).hasSize(32);
        assertThat(shell.run("coefficients", shell.path("m.ode"), "--order", "0", "--init", "x=5")
                        .rows())
                .containsExactly("k,x,y", "0,5,2");
    }

    /** x = 1/(1 - t) has a pole at 1, y = exp(t) has none. */
    @Test
    void radiusSaysWhereSeriesEnd() {
        String file = shell.file("pole.ode", "model Pole\nstate x = 1, y = 1\nx' = x^2\ny' = y\n");
        assertThat(shell.run("coefficients", file, "--radius").rows())
                .containsExactly(
                        "t,state,radius,real,imaginary,order,error", "0,x,1,1,0,1,0", "0,y,NaN,NaN,NaN,NaN,NaN");
    }

    @Test
    void everythingIsDeterministic() throws Exception {
        String file = shell.file("m.ode", MODEL);
        assertThat(shell.run("run", file)).isEqualTo(shell.run("run", file));
        assertThat(Files.exists(Path.of(file))).isTrue();
    }
}

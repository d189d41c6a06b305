package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.files.ModelFolder;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.DiagnosticRenderer;
import brook.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that are posted to end a service, or to read what they must not: each gets a message, in its time, in 512 MB. */
class StrangersTest {

    /** For each model; what takes longer is told so. */
    private static final int MILLISECONDS = 300;

    /** Machines that build may be slow and busy. */
    private static final double PATIENCE = 20;

    private static final String TIME_IS_UP = "E0913";
    private static final String SECRET = "the secret of somebody else";

    @TempDir
    private Path folder;

    @Test
    void eachIsToldInItsTimeAndLittleMemory() throws Exception {
        List<String> lines = run();
        List<Strangers.Bomb> bombs = Strangers.all();
        assertThat(lines).hasSameSizeAs(bombs);
        for (int i = 0; i < lines.size(); i++) {
            String[] line = lines.get(i).split("\t");
            assertThat(line[0]).isEqualTo(bombs.get(i).name());
            assertThat(List.of(line[1].split(" ")))
                    .as(line[0])
                    .containsAnyOf(bombs.get(i).told(), TIME_IS_UP);
            assertThat(Double.parseDouble(line[2])).as(line[0]).isLessThan(PATIENCE);
        }
    }

    /** The program in a JVM with little memory: what it prints is what it survived. */
    private List<String> run() throws Exception {
        Path out = folder.resolve("out");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(List.of(Strangers.class.getName(), String.valueOf(MILLISECONDS)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        return Files.readAllLines(out, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.ode",
                "../../secret.ode",
                "../models/../secret.ode",
                "sub/../../secret.ode",
                "link.ode",
                "up/secret.ode",
                "/etc/passwd",
                "../../../../../../etc/passwd",
                "/etc/passwd.ode",
                "~/secret.ode",
                "..\\secret.ode",
                "file:///secret.ode",
                "https://example.org/secret.ode",
                "C:/secret.ode",
                "secret.ode:stream.ode",
                "secret.txt",
                "secret.txt\0.ode",
                "\u202esecret.ode",
                "....//secret.ode",
                "%2e%2e/secret.ode",
                "\u2025/secret.ode",
                "..;/secret.ode",
                "sub",
                "sub.ode",
                "",
                ".ode",
                "."
            })
    void nothingOutsideIsRead(String path) throws IOException {
        Path models = folder.resolve("models");
        Files.createDirectories(models.resolve("sub.ode"));
        Files.writeString(folder.resolve("secret.ode"), "f(x) = # " + SECRET + "\n");
        Files.writeString(models.resolve("secret.txt"), "f(x) = # " + SECRET + "\n");
        Files.createSymbolicLink(models.resolve("link.ode"), folder.resolve("secret.ode"));
        Files.createSymbolicLink(models.resolve("up"), folder);
        SourceFile model = new SourceFile("posted.ode", "import \"" + path + "\"\nx' = -f(x)\nx(0) = 1\n");
        Compilation compilation = OdeCompiler.compile(
                model, CompilerOptions.STANDARD.withLimits(CompilerLimits.SERVICE), ModelFolder.confinedTo(models));
        assertThat(compilation.diagnostics())
                .hasSize(1)
                .extracting(Diagnostic::code)
                .allMatch(code -> code.matches("E090[1345]"));
        assertThat(compilation.files()).containsExactly(model);
        assertThat(DiagnosticRenderer.plain().render(compilation.diagnostics(), 0))
                .doesNotContain(SECRET);
    }

    @Test
    void aPathMayBeLong() {
        for (String path : List.of(
                "x/".repeat(400) + "x.ode",
                "x".repeat(990) + ".ode",
                "../".repeat(330) + "x.ode",
                "x".repeat(100_000))) {
            SourceFile model = new SourceFile("posted.ode", "import \"" + path + "\"\nx' = -f(x)\nx(0) = 1\n");
            assertThat(OdeCompiler.compile(model, CompilerOptions.STANDARD, ModelFolder.confinedTo(folder))
                            .diagnostics())
                    .hasSize(1);
        }
    }
}

package brook.maven.generate;

import static org.assertj.core.api.Assertions.assertThat;

import brook.maven.generate.Options.Warnings;
import brook.maven.generate.Report.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The standard library belongs to the plugin: a file of the same path in the source folder is another one, and not looked at. */
class StandardLibraryTest {

    private static final String OWN = "brook/penalties.ode";

    @TempDir
    private Path folder;

    @BeforeEach
    void models() throws IOException {
        Files.createDirectories(folder.resolve("ode/brook"));
        Files.writeString(
                folder.resolve("ode/Net.ode"),
                "import \"brook/penalties.ode\" as p\nx' = -x\nx(0) = 1\nintegral R3 = p.R(x, 3)\n");
        Files.writeString(folder.resolve("ode").resolve(OWN), "const slope = 2\nR(x, K) = 7*x\n");
    }

    @Test
    void itIsNoInput() throws IOException {
        assertThat(kind(Map.of())).isEqualTo(Kind.COMPILED);
        assertThat(Files.readString(folder.resolve("java/Net.java")))
                .contains("penalties.ode:")
                .doesNotContain("7.0 *");
        Files.writeString(folder.resolve("ode").resolve(OWN), "R(x, K) = 8*x\n");
        assertThat(kind(Map.of())).isEqualTo(Kind.UNCHANGED);
    }

    @Test
    void constantsOfAFileOfThatPathAreNotThoseOfTheModel() throws IOException {
        assertThat(kind(Map.of("p.slope", 3.0))).isEqualTo(Kind.COMPILED);
    }

    private Kind kind(Map<String, Double> constants) throws IOException {
        Options options = new Options("", constants, Warnings.SHOWN, StandardCharsets.UTF_8, "1.0");
        Report report = Generation.run(new Request(
                folder.resolve("ode"), folder.resolve("java"), folder.resolve("state.txt"), Selection.ALL, options));
        return report.models().stream()
                .filter(model -> model.model().equals("Net.ode"))
                .findFirst()
                .orElseThrow()
                .kind();
    }
}

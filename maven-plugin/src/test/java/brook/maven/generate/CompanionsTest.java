package brook.maven.generate;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.CompilerOptions.Batch;
import brook.compiler.CompilerOptions.Jacobian;
import brook.compiler.emit.EmitOptions.Arithmetic;
import brook.maven.generate.Options.Sensitivities;
import brook.maven.generate.Options.Warnings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes for stiff methods and for derivatives of the solution, where they are asked for. */
class CompanionsTest {

    @TempDir
    private Path folder;

    @Test
    void areMadeAndGo() throws IOException {
        Files.createDirectories(folder.resolve("ode"));
        Files.writeString(folder.resolve("ode/Decay.ode"), "x' = -x\nx(0) = 1\n");
        assertThat(classes(Jacobian.ALWAYS, Sensitivities.ALL))
                .containsExactly(
                        "Decay.java",
                        "DecayJacobian.java",
                        "DecaySensitivities.java",
                        "DecaySensitivitiesJacobian.java",
                        "DecaySolver.java");
        assertThat(classes(Jacobian.AS_ASKED, Sensitivities.NONE)).containsExactly("Decay.java", "DecaySolver.java");
    }

    @Test
    void vectorsAreForLoops() throws IOException {
        Files.createDirectories(folder.resolve("ode"));
        Files.writeString(folder.resolve("ode/Decay.ode"), "x' = -x\nx(0) = 1\n");
        Files.writeString(
                folder.resolve("ode/Many.ode"), "state x[40]\nx[i in 1..40](0) = i\nx[i in 1..40]' = -i*x[i]^2\n");
        assertThat(classes(Jacobian.NEVER, Sensitivities.NONE, Arithmetic.EITHER))
                .containsExactly("Decay.java", "DecaySolver.java", "Many.java", "ManySolver.java", "ManyVectors.java");
        assertThat(folder.resolve("java/ManySolver.java"))
                .content()
                .contains("VectorApi.isPresent() ? new ManyVectors() : new Many()");
        assertThat(folder.resolve("java/DecaySolver.java")).content().doesNotContain("Vector");
        assertThat(folder.resolve("java/Many.java")).content().doesNotContain("Vector");
    }

    private List<String> classes(Jacobian jacobian, Sensitivities sensitivities) throws IOException {
        return classes(jacobian, sensitivities, Arithmetic.NUMBERS);
    }

    private List<String> classes(Jacobian jacobian, Sensitivities sensitivities, Arithmetic arithmetic)
            throws IOException {
        Options options = new Options(
                "",
                Map.of(),
                Warnings.SHOWN,
                jacobian,
                sensitivities,
                Batch.USUAL,
                arithmetic,
                StandardCharsets.UTF_8,
                "1.0");
        Path output = folder.resolve("java");
        Selection all = new Selection(Selection.ALL.includes(), List.of());
        Generation.run(new Request(folder.resolve("ode"), output, folder.resolve("state.txt"), all, options));
        try (Stream<Path> files = Files.list(output)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

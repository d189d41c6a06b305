package brook.compiler.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.CompilerOptions;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.compiler.hot.JaninoBackEnd;
import brook.compiler.hot.MethodSizes;
import brook.compiler.reference.ModelFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long the code of a network with R_K and of its adjoint becomes: linear in layers, at most quadratic in K, in methods that HotSpot compiles. */
class CodeGrowthTest {

    private static final CompilerOptions OPTIONS = CompilerOptions.STANDARD.withAdjoint(CompilerOptions.Adjoint.ALWAYS);

    @Test
    void layers() {
        int two = lines(2, 3);
        int four = lines(4, 3);
        int eight = lines(8, 3);
        assertThat(four).isGreaterThan(two);
        assertThat(eight - four).isLessThan((int) (1.1 * 2 * (four - two)));
    }

    /** Twice the order makes at most four times as much. */
    @Test
    void orders() {
        for (int order = 1; order <= 3; order++) {
            assertThat(lines(2, 2 * order)).isBetween(lines(2, order), 4 * lines(2, order));
        }
    }

    private static int lines(int layers, int order) {
        List<JavaSource> sources = new ModelFile("network.ode", network(layers, order))
                .compile(OPTIONS)
                .stages()
                .orElseThrow()
                .models();
        Map<String, String> texts = new LinkedHashMap<>();
        // The model makes instances of the others, so it comes last.
        for (int i = sources.size() - 1; i >= 0; i--) {
            texts.put(sources.get(i).qualifiedName(), sources.get(i).text());
        }
        new JaninoBackEnd()
                .compile(texts)
                .values()
                .forEach(bytes -> assertThat(MethodSizes.of(bytes))
                        .allMatch(method -> method.bytes() <= HotCompiler.LARGEST_METHOD));
        return texts.values().stream()
                .mapToInt(text -> (int) text.lines().count())
                .sum();
    }

    /** Two states, and hidden layers of 32 neurons. */
    private static String network(int layers, int order) {
        StringBuilder text = new StringBuilder("state z[2] = [0.3, -0.4]\na0 = cat(z, t)\n");
        for (int i = 1; i <= layers; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "trainable W%d[32, %d] = glorot(seed = %d), b%d[32] = zeros(32)%na%d = tanh(W%d*a%d + b%d)%n",
                    i,
                    i == 1 ? 3 : 32,
                    i,
                    i,
                    i,
                    i,
                    i - 1,
                    i));
        }
        text.append("trainable V[2, 32] = glorot(seed = 99)\nz' = V*a").append(layers);
        return text.append("\nintegral R = sqnorm(der(z, " + order + "))/2\n").toString();
    }
}

package brook.jmh.jets;

import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.JaninoBackEnd;
import brook.compiler.hot.MethodSizes;
import brook.compiler.source.SourceFile;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints lines, bytes of the largest method and compile times of networks with R_K and their adjoints, by K and by hidden layers. */
public final class CodeSizes {

    private static final int HIGHEST = 6;
    private static final List<Integer> LAYERS = List.of(1, 2, 4, 8);
    private static final int WARM = 5;
    private static final int COMPILATIONS = 9;
    private static final CompilerOptions OPTIONS = CompilerOptions.STANDARD.withAdjoint(CompilerOptions.Adjoint.ALWAYS);

    private CodeSizes() {}

    public static void main(String[] args) {
        System.out.println(
                "lines of model and adjoint, bytes of the largest method, milliseconds from text to class files: median and least\n");
        System.out.println("| hidden layers | K | lines | of the adjoint | largest method | ms | least |");
        System.out.println("|---:|---:|---:|---:|---:|---:|---:|");
        for (int layers : LAYERS) {
            for (int order = 1; order <= HIGHEST; order++) {
                print(layers, order);
            }
        }
    }

    /** A network of 2 states with hidden layers of 32 neurons, and R_K. */
    private static String text(int layers, int order) {
        StringBuilder text = new StringBuilder("state z[2] = [0.3, -0.4]\n");
        String input = "cat(z, t)";
        int width = 3;
        for (int i = 1; i <= layers; i++) {
            text.append(String.format(
                    Locale.ROOT, "trainable W%d[32, %d] = glorot(seed = %d), b%d[32] = zeros(32)%n", i, width, i, i));
            text.append(String.format(Locale.ROOT, "a%d = tanh(W%d*%s + b%d)%n", i, i, input, i));
            input = "a" + i;
            width = 32;
        }
        text.append(String.format(Locale.ROOT, "trainable V[2, %d] = glorot(seed = 99)%nz' = V*%s%n", width, input));
        text.append("integral R = sqnorm(der(z, ").append(order).append("))/2\n");
        return text.toString();
    }

    private static List<JavaSource> sources(String text) {
        return OdeCompiler.compile(new SourceFile("network.ode", text), OPTIONS)
                .stages()
                .orElseThrow()
                .models();
    }

    private static Map<String, byte[]> classes(List<JavaSource> sources) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = sources.size() - 1; i >= 0; i--) {
            texts.put(sources.get(i).qualifiedName(), sources.get(i).text());
        }
        return new JaninoBackEnd().compile(texts);
    }

    private static void print(int layers, int order) {
        String text = text(layers, order);
        List<JavaSource> sources = sources(text);
        int largest = classes(sources).values().stream()
                .flatMap(bytes -> MethodSizes.of(bytes).stream())
                .mapToInt(MethodSizes.MethodSize::bytes)
                .max()
                .orElseThrow();
        double[] millis = new double[COMPILATIONS];
        for (int i = -WARM; i < COMPILATIONS; i++) {
            long start = System.nanoTime();
            classes(sources(text));
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "| %d | %d | %d | %d | %d | %.0f | %.0f |%n",
                layers,
                order,
                sources.stream().mapToLong(CodeSizes::lines).sum(),
                lines(sources.get(1)),
                largest,
                millis[COMPILATIONS / 2],
                millis[0]);
    }

    private static long lines(JavaSource source) {
        return source.text().lines().count();
    }
}

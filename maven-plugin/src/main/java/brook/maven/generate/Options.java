package brook.maven.generate;

import brook.compiler.CompilerOptions;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.TreeMap;

/**
 * What may be chosen for all models of a run.
 *
 * @param rootPackage the package of models that lie directly in the source folder, empty for none
 * @param constants values for the constants of those models that have them
 * @param warnings what a warning means
 * @param encoding in which the Java sources are written
 * @param version of the code that generates: another one generates everything anew
 */
public record Options(
        String rootPackage, Map<String, Double> constants, Warnings warnings, Charset encoding, String version) {

    /** What a warning means. */
    public enum Warnings {
        SHOWN,
        /** A model with warnings is treated as one with errors. */
        ERRORS
    }

    public Options {
        constants = Map.copyOf(constants);
    }

    /** Equal if, and only if, the same models give the same sources. */
    String fingerprint() {
        Map<String, Double> sorted = new TreeMap<>(constants);
        return ContentHash.of(String.join(
                "\n",
                CompilerOptions.VERSION,
                version,
                rootPackage,
                sorted.toString(),
                warnings.toString(),
                encoding.name()));
    }
}

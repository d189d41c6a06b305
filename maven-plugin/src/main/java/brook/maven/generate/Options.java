package brook.maven.generate;

import brook.compiler.CompilerOptions;
import brook.compiler.CompilerOptions.Batch;
import brook.compiler.CompilerOptions.Jacobian;
import brook.compiler.emit.EmitOptions.Arithmetic;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.TreeMap;

/**
 * What may be chosen for all models of a run.
 *
 * @param rootPackage the package of models that lie directly in the source folder, empty for none
 * @param constants values for the constants of those models that have them
 * @param warnings what a warning means
 * @param jacobian for which models the class is made that stiff methods need
 * @param sensitivities for which models the class is made that finds the derivatives of the solution
 * @param batch for which models the regulariser is made, with the classes that compute batches
 * @param arithmetic whether a class with vectors is made too
 * @param encoding in which the Java sources are written
 * @param version of the code that generates: another one generates everything anew
 */
public record Options(
        String rootPackage,
        Map<String, Double> constants,
        Warnings warnings,
        Jacobian jacobian,
        Sensitivities sensitivities,
        Batch batch,
        Arithmetic arithmetic,
        Charset encoding,
        String version) {

    /** What a warning means. */
    public enum Warnings {
        SHOWN,
        /** A model with warnings is treated as one with errors. */
        ERRORS
    }

    /** For which models the class is made that finds the derivatives of the solution. */
    public enum Sensitivities {
        NONE,
        /** With respect to all initial values and all parameters; a model that has no such derivatives is in error. */
        ALL
    }

    /** With no more classes than the models ask for. */
    public Options(
            String rootPackage, Map<String, Double> constants, Warnings warnings, Charset encoding, String version) {
        this(
                rootPackage,
                constants,
                warnings,
                Jacobian.AS_ASKED,
                Sensitivities.NONE,
                Batch.USUAL,
                Arithmetic.NUMBERS,
                encoding,
                version);
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
                jacobian.toString(),
                sensitivities.toString(),
                batch.toString(),
                arithmetic.toString(),
                encoding.name()));
    }
}

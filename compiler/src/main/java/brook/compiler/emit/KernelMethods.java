package brook.compiler.emit;

import java.util.List;
import java.util.function.Function;

/**
 * The methods of a kernel: one, or one of numbers and one of vectors, and one that chooses between them.
 *
 * @param hint what they are called
 */
record KernelMethods(ClassWriter writer, String hint, String javadoc, List<String> parameters) {

    /** Adds the methods whose bodies are written for a layout with vectors or without; returns the call. */
    String call(Layout layout, Function<Layout, Lines> body) {
        boolean both = layout.vectors().filter(VectorNeeds::areBoth).isPresent();
        // Those of numbers first: vectors give more values a place in memory.
        Lines numbers = both ? body.apply(layout.ofNumbers()) : new Lines();
        Lines own = body.apply(layout);
        if (!both || !own.identifiers().contains("DoubleVector")) {
            return writer.method(hint, javadoc, parameters, own);
        }
        String first = writer.method(hint + "OfNumbers", javadoc, parameters, numbers);
        String then = writer.method(hint + "OfVectors", javadoc, parameters, own);
        Lines choice = new Lines();
        choice.open("if (" + VectorNeeds.FORM + ".isVectors())");
        choice.statement(then);
        choice.close();
        choice.open("else");
        choice.statement(first);
        choice.close();
        return writer.method(hint, javadoc, parameters, choice);
    }
}

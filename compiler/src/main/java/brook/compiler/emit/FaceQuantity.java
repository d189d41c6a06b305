package brook.compiler.emit;

import brook.compiler.system.Dimension;
import brook.compiler.system.Symbol;
import java.util.List;

/**
 * A quantity of a model, or a derivative of a state, as its typed solver shows it.
 *
 * @param primes which derivative of a state, 0 for itself
 * @param first its first double among those of all quantities of its kind
 * @param about what the model says of it, to follow what a method does; safe in Javadoc
 * @param standard what holds where it is not set, to follow its name; safe in Javadoc, empty for an output
 * @param reader the method that gives its value
 * @param atRow the method that gives its value at a row, empty for a parameter
 * @param given the method of the builder that sets it, empty for an output
 * @param set the method of the solver that sets it, empty for an output
 * @param place the constant that knows its indices, empty for a scalar
 */
record FaceQuantity(
        Symbol symbol,
        int primes,
        int first,
        String about,
        String standard,
        String reader,
        String atRow,
        String given,
        String set,
        String place) {

    /** The same with another method that gives its value. */
    FaceQuantity readBy(String method) {
        return new FaceQuantity(symbol, primes, first, about, standard, method, atRow, given, set, place);
    }

    /** The name with its primes. */
    String name() {
        return symbol.name() + "'".repeat(primes);
    }

    /** The name with its primes and its index ranges, for Javadoc. */
    String label() {
        return "{@code " + FaceDoc.label(symbol, primes) + "}";
    }

    int rank() {
        return symbol.dimensions().size();
    }

    int size() {
        return symbol.dimensions().stream().mapToInt(Dimension::size).reduce(1, Math::multiplyExact);
    }

    /** The name of one of its indices as a parameter of a method. */
    String index(int axis) {
        return rank() <= 5 ? List.of("i", "j", "k", "l", "m").get(axis) : "i" + (axis + 1);
    }
}

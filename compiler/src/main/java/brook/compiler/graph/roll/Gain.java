package brook.compiler.graph.roll;

import brook.compiler.graph.Node;
import brook.compiler.graph.Variation;
import brook.compiler.graph.roll.Alike.Operation;
import brook.compiler.system.Operator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether arrays are worth making: they save work on convolutions, which have a loop over orders to share, and cost some on everything else, which is read
 * through tables.
 *
 * <p>Measured at order 20 on JDK 17, a step in parts of that of the equations as written: bodies that attract each other, 4 of them 1.05, 5 0.95, 6 0.90, 10
 * 0.66; oscillators coupled by sines, 6 of them 0.68; a chain with a cubic term, 12 links 1.13, 40 1.11, 150 0.71, 300 0.62; a random
 * network of as many reactions as species, 40 of them 2.05, 300 1.32, 1,000 1.14. From some thousand operations on, the size of the code decides: a tenth
 * of it or less has to be compiled.
 */
record Gain(long convolutions, long others) {

    private static final int CONVOLUTIONS = 50;
    /** So many other operations for each convolution are made up for at once. */
    private static final double FEW_OTHERS = 4.5;
    /** So many only in large models. */
    private static final double MORE_OTHERS = 5.6;

    private static final int LARGE = 1300;
    private static final int HUGE = 5000;

    private static final Set<Operator> LINEAR = Set.of(
            Operator.ADD,
            Operator.SUBTRACT,
            Operator.NEGATE,
            Operator.MAX,
            Operator.MIN,
            Operator.ABS,
            Operator.SELECT,
            Operator.SIGN,
            Operator.FLOOR,
            Operator.CEIL);

    /** What the classes hold. */
    static Gain of(List<Alike> arrays, Function<Node, Alike> classes) {
        long convolutions = 0;
        long others = 0;
        for (Alike alike : arrays) {
            int size = Classes.frame(alike).size();
            if (alike instanceof Alike.Group group) {
                int each = convolutions(group, classes);
                convolutions += (long) each * size;
                others += each > 0
                        ? 0
                        : (long) size * group.members().get(0).operands().size();
            } else if (alike instanceof Alike.Sums sums) {
                others += sums.members().stream()
                        .mapToInt(sum -> sum.terms().size())
                        .sum();
            } else {
                throw new AssertionError(alike);
            }
        }
        return new Gain(convolutions, others);
    }

    /** Of a product one, of a function mostly two: one for itself and one for its helper series, or one by a weight. */
    private static int convolutions(Alike.Group group, Function<Node, Alike> classes) {
        if (group.members().get(0).node().variation() != Variation.SERIES) {
            return 0;
        }
        if (group.operation() instanceof Operation.Apply apply) {
            return LINEAR.contains(apply.operator()) ? 0 : 2;
        }
        boolean series = group.operation() instanceof Operation.Product
                && group.members().get(0).operands().stream()
                        .noneMatch(operand -> classes.apply(operand) instanceof Alike.Coefficients);
        return series ? 1 : 0;
    }

    long operations() {
        return convolutions + others;
    }

    boolean pays() {
        long all = operations();
        boolean few = others <= FEW_OTHERS * convolutions;
        boolean large = others <= MORE_OTHERS * convolutions && all >= LARGE;
        return all >= HUGE || convolutions >= CONVOLUTIONS && (few || large);
    }
}

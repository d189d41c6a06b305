package brook.compiler.graph;

import brook.compiler.source.Span;
import brook.compiler.system.DoubleTable;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One array operation of a {@link Graph}; equal only to itself, since equal operations are the same node.
 *
 * <p>The axes of a node are ordered (that is its layout, row-major) and no axis occurs twice. Operands broadcast by axis.
 */
public abstract sealed class Node {

    private final int id;
    private final List<Node> operands;
    private final List<Axis> axes;
    private final Variation variation;
    private final Span origin;

    private Node(int id, List<Node> operands, List<Axis> axes, Variation variation, Span origin) {
        this.id = id;
        this.operands = List.copyOf(operands);
        this.axes = List.copyOf(axes);
        this.variation = variation;
        this.origin = origin;
    }

    /** The number of this node in its graph; operands have smaller ones. */
    public int id() {
        return id;
    }

    /** What it is computed from. */
    public List<Node> operands() {
        return operands;
    }

    /** The axes of the result, first the slowest; none for a scalar. */
    public List<Axis> axes() {
        return axes;
    }

    /** How it changes along a run. */
    public Variation variation() {
        return variation;
    }

    /** Where the user wrote what this node computes. */
    public Span origin() {
        return origin;
    }

    /** The number of elements. */
    public int size() {
        int size = 1;
        for (Axis axis : axes) {
            size = Math.multiplyExact(size, axis.size());
        }
        return size;
    }

    /** The number, which costs less than asking the JVM for the identity. */
    @Override
    public final int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return "n" + id;
    }

    /** Numbers known at compile time, row-major. */
    public static final class Constant extends Node {

        private final DoubleTable values;

        Constant(int id, List<Axis> axes, DoubleTable values, Span origin) {
            super(id, List.of(), axes, Variation.CONSTANT, origin);
            this.values = values;
        }

        /** The numbers, row-major over the axes. */
        public DoubleTable values() {
            return values;
        }

        /** Whether it is a single number, not an array. */
        public boolean isScalar() {
            return axes().isEmpty();
        }
    }

    /** A value that comes from outside: the time, a parameter, a state (or one of its time derivatives). */
    public static final class Variable extends Node {

        /** Where the value comes from. */
        public enum Kind {
            TIME,
            PARAMETER,
            STATE,
            /** What changes at events only. */
            DISCRETE,
            /** What is held during a step. */
            MODE
        }

        private final Kind kind;
        private final String name;

        Variable(int id, Kind kind, String name, List<Axis> axes, Span origin) {
            super(id, List.of(), axes, variation(kind), origin);
            this.kind = kind;
            this.name = name;
        }

        private static Variation variation(Kind kind) {
            return switch (kind) {
                case PARAMETER -> Variation.RUN;
                case DISCRETE, MODE -> Variation.STEP;
                case TIME, STATE -> Variation.SERIES;
            };
        }

        /** What it stands for. */
        public Kind kind() {
            return kind;
        }

        /** The user's name with its primes, {@code theta'}. */
        public String name() {
            return name;
        }
    }

    /** An elementary operation on each element; MULTIPLY is a {@link Contraction}. */
    public static final class Elementwise extends Node {

        private final Operator operator;

        Elementwise(int id, Operator operator, List<Node> operands, List<Axis> axes, Variation variation, Span origin) {
            super(id, operands, axes, variation, origin);
            this.operator = operator;
        }

        /** The operation on each element. */
        public Operator operator() {
            return operator;
        }
    }

    /** The product of two operands, summed over some axes: product, scalar product, matrix times vector, outer product, sum. */
    public static final class Contraction extends Node {

        private final List<Axis> summed;

        Contraction(int id, Node left, Node right, List<Axis> summed, List<Axis> axes, Span origin) {
            super(id, List.of(left, right), axes, left.variation().join(right.variation()), origin);
            this.summed = List.copyOf(summed);
        }

        /** The first factor. */
        public Node left() {
            return operands().get(0);
        }

        /** The second factor. */
        public Node right() {
            return operands().get(1);
        }

        /** The axes over which products are added. */
        public List<Axis> summed() {
            return summed;
        }

        /** Whether nothing is summed. */
        public boolean isProduct() {
            return summed.isEmpty();
        }
    }

    /** result[axes] = operand[maps]: for each axis of the operand, in order, its position as a function of the axes of the result. */
    public static final class Gather extends Node {

        private final List<IndexMap> maps;

        Gather(int id, Node operand, List<IndexMap> maps, List<Axis> axes, Span origin) {
            super(id, List.of(operand), axes, operand.variation(), origin);
            this.maps = List.copyOf(maps);
        }

        /** What it is taken of. */
        public Node operand() {
            return operands().get(0);
        }

        /** For each axis of the operand, the position on it as a function of the axes of the result. */
        public List<IndexMap> maps() {
            return maps;
        }
    }

    /**
     * Parts added into one array: part p goes to the places that its maps give, one map per axis of the result, as functions of the axes of the
     * part; what no part reaches is 0.
     */
    public static final class Scatter extends Node {

        private final List<List<IndexMap>> maps;
        private final boolean disjoint;

        Scatter(int id, List<Node> parts, List<List<IndexMap>> maps, boolean disjoint, List<Axis> axes, Span origin) {
            super(id, parts, axes, join(parts), origin);
            this.maps = maps.stream().map(List::copyOf).toList();
            this.disjoint = disjoint;
        }

        /** The maps of each part. */
        public List<List<IndexMap>> maps() {
            return maps;
        }

        /** Whether every place is reached exactly once, so that the parts are laid side by side (a join). */
        public boolean disjoint() {
            return disjoint;
        }

        private static Variation join(List<Node> parts) {
            Variation variation = Variation.CONSTANT;
            for (Node part : parts) {
                variation = variation.join(part.variation());
            }
            return variation;
        }
    }

    /** The n-th total derivative of the operand along the solution: coefficient k is (k+1)..(k+n) times coefficient k+n of it. */
    public static final class Derivative extends Node {

        private final int order;

        Derivative(int id, Node operand, int order, Span origin) {
            super(id, List.of(operand), operand.axes(), Variation.SERIES, origin);
            this.order = order;
        }

        /** What it is taken of. */
        public Node operand() {
            return operands().get(0);
        }

        /** How many times it is differentiated. */
        public int order() {
            return order;
        }
    }

    /** The union of the axes of some nodes, in the order in which they are met. */
    public static List<Axis> union(List<Node> nodes) {
        Map<Axis, Boolean> union = new LinkedHashMap<>();
        for (Node node : nodes) {
            for (Axis axis : node.axes()) {
                union.put(axis, true);
            }
        }
        return new ArrayList<>(union.keySet());
    }
}

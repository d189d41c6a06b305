package brook.compiler.emit;

import brook.compiler.graph.Node;
import brook.compiler.jet.KernelPlan;
import brook.compiler.system.Operator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the methods of one program share: where nodes live, the tables of numbers, what nodes are called.
 *
 * @param called what the user calls a node
 * @param library where the scratch of a series that a library method computes starts, counted in series
 * @param fma whether products are fused into sums
 * @param vectors what loops over vectors need, where they are asked for
 */
record Layout(
        Memory memory,
        LiteralTables tables,
        Map<Node, String> called,
        Map<Node, Integer> library,
        boolean fma,
        Optional<VectorNeeds> vectors) {

    /** The double nearest to 1/k in methods for order k, and what it lacks. */
    static final String PER_ORDER = "perK";

    static final String PER_ORDER_REST = "perKRest";

    /** Without vectors. */
    Layout(Memory memory, LiteralTables tables, Map<Node, String> called, Map<Node, Integer> library, boolean fma) {
        this(memory, tables, called, library, fma, Optional.empty());
    }

    /** The same where some nodes are read elsewhere. */
    Layout with(Memory other) {
        return new Layout(other, tables, called, library, fma, vectors);
    }

    /** The same without vectors. */
    Layout ofNumbers() {
        return new Layout(memory, tables, called, library, fma);
    }

    /** How many scalar series library methods compute. */
    int libraryCount() {
        return library.keySet().stream().mapToInt(Node::size).sum();
    }

    /** What locals of a node are called. */
    String hint(Node node) {
        return hint(node, called);
    }

    /** The user's name, or the function with the name of its operand ({@code sin_theta}), or a number. */
    static String hint(Node node, Map<Node, String> called) {
        if (node instanceof Node.Variable variable) {
            return variable.name();
        }
        String name = called.get(node);
        if (name != null) {
            return name;
        }
        if (node instanceof Node.Elementwise function && node.operands().size() == 1) {
            Node operand = KernelPlan.base(node.operands().get(0));
            boolean known = operand instanceof Node.Variable || called.containsKey(operand);
            if (known && function.operator() != Operator.NEGATE) {
                return function.operator().name().toLowerCase(Locale.ROOT) + "_" + hint(operand, called);
            }
        }
        return "u" + node.id();
    }

    /** The position of an element in its array: a named offset, and what is added to it. */
    String offset(Memory.Place place, IndexExpression index) {
        if (place.name().isEmpty()) {
            return index.plus(place.offset()).text();
        }
        String text = index.text();
        if (text.equals("0")) {
            return place.name();
        }
        return text.startsWith("-") ? place.name() + " - " + text.substring(1) : place.name() + " + " + text;
    }

    /** a * b + sum, rounded once where the option says so. */
    Text multiplyAdd(Text a, Text b, Text sum) {
        if (a.isVector() || b.isVector()) {
            Text vector = a.isVector() ? a : b;
            Text other = a.isVector() ? b : a;
            Text shortest =
                    sum.isVector() && sum.code().length() < vector.code().length() ? sum : vector;
            return fma ? vector.fma(other.like(shortest), sum.like(shortest)) : sum.plus(a.times(b));
        }
        return fma ? Text.call("Math.fma", a, b, sum) : sum.plus(a.times(b));
    }

    /**
     * A value over k + 1 within half an ulp and a little, by the reciprocal r and what r lacks: multiplied by r alone, all values would be wrong
     * to the same side, and invariants would drift.
     */
    Text overNextOrder(Text value) {
        return multiplyAdd(value, Text.atom("r"), value.times(Text.atom("rest")));
    }

    /** A value over k: as over k + 1, or a division where nothing is rounded once. */
    Text overOrder(Text value) {
        return fma
                ? multiplyAdd(value, Text.atom(PER_ORDER), value.times(Text.atom(PER_ORDER_REST)))
                : value.over(Text.atom("k"));
    }

    /** The locals that {@link #overOrder} reads, for a method that has chains. */
    Lines ofOrder() {
        Lines lines = new Lines();
        if (fma) {
            lines.statement("final double " + PER_ORDER + " = 1.0 / k");
            lines.statement("final double " + PER_ORDER_REST + " = Series.rest(k)");
        }
        return lines;
    }
}

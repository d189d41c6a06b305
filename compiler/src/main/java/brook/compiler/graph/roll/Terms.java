package brook.compiler.graph.roll;

import brook.compiler.graph.Node;
import brook.compiler.system.Operator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A sum as its terms, from left to right, however it is bracketed. */
record Terms(Node sum, List<Term> terms) {

    /** One term, added or subtracted. */
    record Term(boolean negative, Node node) {}

    public Terms {
        terms = List.copyOf(terms);
    }

    /** Whether a node adds, subtracts or negates. */
    static boolean isSum(Node node) {
        return node instanceof Node.Elementwise elementwise && isSum(elementwise.operator());
    }

    private static boolean isSum(Operator operator) {
        return operator == Operator.ADD || operator == Operator.SUBTRACT || operator == Operator.NEGATE;
    }

    /** The negative of the sum, with the same terms. */
    Terms negated() {
        return new Terms(
                sum,
                terms.stream()
                        .map(term -> new Term(!term.negative(), term.node()))
                        .toList());
    }

    /** The terms of a sum; a sum inside that {@code dissolves} is handed to {@code absorbed} and leaves its terms. */
    static Terms of(Node sum, Predicate<Node> dissolves, Consumer<Node> absorbed) {
        List<Term> terms = new ArrayList<>();
        Deque<Term> open = new ArrayDeque<>();
        push(new Term(false, sum), open);
        while (!open.isEmpty()) {
            Term term = open.pop();
            if (isSum(term.node()) && dissolves.test(term.node())) {
                absorbed.accept(term.node());
                push(term, open);
            } else {
                terms.add(term);
            }
        }
        return new Terms(sum, terms);
    }

    private static void push(Term sum, Deque<Term> open) {
        Operator operator = ((Node.Elementwise) sum.node()).operator();
        List<Node> operands = sum.node().operands();
        for (int i = operands.size() - 1; i >= 0; i--) {
            boolean minus = operator == Operator.NEGATE || operator == Operator.SUBTRACT && i == 1;
            open.push(new Term(sum.negative() ^ minus, operands.get(i)));
        }
    }
}

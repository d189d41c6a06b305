package brook.compiler.graph.roll;

import brook.compiler.graph.Node;
import brook.compiler.graph.roll.Alike.Member;
import brook.compiler.graph.roll.Alike.Membership;
import brook.compiler.graph.roll.Alike.Operation;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What members of a class have in common.
 *
 * @param operands the numbers of the classes of the operands; of a coefficient of an operation that is not linear in it, of which each member must
 *     have the same, -1 minus the number of the node
 * @param same whether the operands of a product are one node: a square is no product of two
 */
record Signature(Operation operation, List<Integer> operands, boolean same) {

    /** A sum of more terms is no group: its terms would stand one by one in the loop. */
    private static final int LONGEST_SUM = 8;

    /** A node with its operands in the order of its signature. */
    record Signed(Signature signature, Member member) {}

    Signature {
        operands = List.copyOf(operands);
    }

    boolean isLong() {
        return operation instanceof Operation.Sum && operands.size() > LONGEST_SUM;
    }

    static Signed of(Node node, Optional<Terms> terms, Function<Node, Membership> classes) {
        if (terms.isPresent()) {
            return ofSum(node, terms.get(), classes);
        }
        if (node instanceof Node.Contraction product) {
            return ofProduct(product, classes);
        }
        if (node instanceof Node.Elementwise elementwise) {
            return ofOperation(elementwise, classes);
        }
        throw new AssertionError(node);
    }

    private static Signed ofSum(Node node, Terms sum, Function<Node, Membership> classes) {
        List<Terms.Term> sorted = new ArrayList<>(sum.terms());
        sorted.sort(Comparator.comparing((Terms.Term term) -> term.negative())
                .thenComparingInt(term -> number(term.node(), classes)));
        List<Boolean> negative = sorted.stream().map(Terms.Term::negative).toList();
        List<Node> operands = sorted.stream().map(Terms.Term::node).toList();
        return signed(node, new Operation.Sum(negative), operands, numbers(operands, classes));
    }

    private static Signed ofProduct(Node.Contraction node, Function<Node, Membership> classes) {
        List<Node> operands = new ArrayList<>(node.operands());
        operands.sort(Comparator.comparingInt(operand -> number(operand, classes)));
        return signed(node, new Operation.Product(), operands, numbers(operands, classes));
    }

    private static Signed ofOperation(Node.Elementwise node, Function<Node, Membership> classes) {
        List<Integer> numbers = new ArrayList<>();
        for (Node operand : node.operands()) {
            Alike alike = classes.apply(operand).alike();
            boolean mayDiffer = !(alike instanceof Alike.Coefficients) || isLinear(node);
            numbers.add(mayDiffer ? alike.number() : -1 - operand.id());
        }
        return signed(node, new Operation.Apply(node.operator()), node.operands(), numbers);
    }

    /** Whether a table of coefficients may take the place of one: rules of other operations ask what number it is. */
    private static boolean isLinear(Node.Elementwise node) {
        return node.operator() == Operator.DIVIDE;
    }

    private static Signed signed(Node node, Operation operation, List<Node> operands, List<Integer> numbers) {
        boolean same = operands.size() == 2 && operands.get(0) == operands.get(1);
        return new Signed(new Signature(operation, numbers, same), new Member(node, operands));
    }

    private static List<Integer> numbers(List<Node> operands, Function<Node, Membership> classes) {
        return operands.stream().map(operand -> number(operand, classes)).toList();
    }

    private static int number(Node node, Function<Node, Membership> classes) {
        return classes.apply(node).alike().number();
    }
}

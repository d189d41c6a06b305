package brook.compiler.jet;

import brook.compiler.graph.Node;
import brook.compiler.graph.Notation;
import brook.compiler.system.Operator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What series are called: as the user calls them, else by a function of something that has a name, else by number. */
final class JetNames {

    private static final int LONGEST = 24;

    private final Map<Node, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private int count;

    /** Operands stand before their users. */
    JetNames(List<Node> nodes, Map<Node, String> given) {
        for (Node node : nodes) {
            String name = node instanceof Node.Variable variable ? variable.name() : given.get(node);
            if (name != null) {
                names.put(node, unique(name));
            }
        }
        nodes.stream().filter(node -> !names.containsKey(node)).forEach(node -> names.put(node, invented(node)));
    }

    String of(Node node) {
        return Objects.requireNonNull(names.get(node));
    }

    private String invented(Node node) {
        if (node instanceof Node.Constant constant && constant.isScalar()) {
            return Notation.number(constant.values().get(0));
        }
        if (node instanceof Node.Elementwise elementwise
                && elementwise.operator() != Operator.NEGATE
                && node.operands().size() == 1) {
            String operand = Objects.requireNonNull(names.get(node.operands().get(0)));
            String name = elementwise.operator().name().toLowerCase(Locale.ROOT) + "_" + operand;
            if (name.length() <= LONGEST && operand.matches("[\\p{Alpha}]\\w*") && !operand.matches("u\\d+")) {
                return unique(name);
            }
        }
        return unique("u" + ++count);
    }

    private String unique(String wanted) {
        String name = wanted;
        for (int n = 2; !taken.add(name); n++) {
            name = wanted + "." + n;
        }
        return name;
    }
}

package brook.compiler.jet;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.graph.Node;
import brook.compiler.graph.Notation;
import brook.compiler.graph.Sketch;
import brook.compiler.graph.Variation;
import brook.compiler.system.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/recurrences.md} says what the table of rules says: the formulas on that page are the printed ones. */
class RecurrencesPageTest {

    private static final Path PAGE = Path.of("../docs/recurrences.md");

    @ParameterizedTest
    @EnumSource(Operator.class)
    void everyOperatorIsThere(Operator operator) throws IOException {
        String row = row(operator);
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `" + operator + "` "))
                .toList();
        assertThat(rows).as("the row that should contain%n%s", row).hasSize(1);
        assertThat(rows.get(0)).contains(row);
    }

    /** The formula with its helper series, as it must stand on the page. */
    private static String row(Operator operator) {
        Sketch sketch = new Sketch();
        String[] names = operator == Operator.ATAN2 ? new String[] {"y", "x"} : new String[] {"u", "w", "z"};
        List<Node> operands = new ArrayList<>();
        for (int i = 0; i < operator.arity(); i++) {
            operands.add(sketch.state(names[i]));
        }
        if (operator == Operator.POWER) {
            operands.set(1, sketch.number(2.5));
        }
        if (operator == Operator.PHI) {
            operands.set(1, sketch.number(0));
        }
        Node v = sketch.op(operator, operands.toArray(Node[]::new));
        if (v.variation() != Variation.SERIES) {
            return "no series";
        }
        Recurrence rule = TaylorRules.of(sketch.graph, v);
        Naming naming = new Naming(v, operands);
        String text = "`v[k] = " + new RecurrenceText(naming::name).of(rule) + "`";
        return text + naming.helpers();
    }

    /** v, its operands, and letters for what else a rule reads. */
    private static final class Naming {

        private final Node v;
        private final List<Node> operands;
        private final List<Node> helpers = new ArrayList<>();

        Naming(Node v, List<Node> operands) {
            this.v = v;
            this.operands = operands;
        }

        String name(Node node) {
            if (node == v) {
                return "v";
            }
            if (operands.contains(node)) {
                return formula(node);
            }
            if (!helpers.contains(node)) {
                helpers.add(node);
            }
            return "cde".substring(helpers.indexOf(node), helpers.indexOf(node) + 1);
        }

        String helpers() {
            Set<String> texts = new TreeSet<>();
            for (Node helper : helpers) {
                texts.add("`" + name(helper) + " = " + formula(helper) + "`");
            }
            return texts.isEmpty() ? "" : ", " + String.join(", ", texts);
        }

        private String formula(Node node) {
            if (node == v) {
                return "v";
            }
            if (node instanceof Node.Variable variable) {
                return variable.name();
            }
            boolean number = node instanceof Node.Constant;
            return new Notation(operand -> {
                        boolean simple = operand == v || operand.operands().isEmpty();
                        return simple ? formula(operand) : "(" + formula(operand) + ")";
                    })
                    .operation(node)
                    .replace("1.1283791670955126", number ? "1.1283791670955126" : "2/sqrt(pi)");
        }
    }
}

package brook.compiler.graph;

import brook.compiler.system.DoubleTable;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Writes the operation of one node as a formula of its operands; axes and tables get names of their own as they are met. */
public final class Notation {

    private static final int SHOWN = 8;

    private final Function<Node, String> operandText;
    private final Map<Axis, String> axisNames = new LinkedHashMap<>();
    private final Map<IntTable, String> tableNames = new LinkedHashMap<>();

    /** With the text that stands for an operand. */
    public Notation(Function<Node, String> operandText) {
        this.operandText = operandText;
    }

    /** The axes met so far with their names, which are unique. */
    Map<Axis, String> axes() {
        return axisNames;
    }

    /** The tables met so far with their names. */
    Map<IntTable, String> tables() {
        return tableNames;
    }

    /** {@code [i, xyz]}; nothing for a scalar. */
    public String axes(List<Axis> axes) {
        return axes.isEmpty() ? "" : "[" + names(axes) + "]";
    }

    /** The operation of a node. */
    public String operation(Node node) {
        if (node instanceof Node.Constant constant) {
            return constant.isScalar() ? number(constant.values().get(0)) : numbers(constant.values());
        }
        if (node instanceof Node.Variable variable) {
            return variable.kind().name().toLowerCase(Locale.ROOT) + " " + variable.name();
        }
        if (node instanceof Node.Elementwise elementwise) {
            return elementary(elementwise);
        }
        if (node instanceof Node.Contraction contraction) {
            return contraction(contraction);
        }
        if (node instanceof Node.Gather gather) {
            return text(gather.operand()) + places(gather.maps());
        }
        if (node instanceof Node.Scatter scatter) {
            return scatter(scatter);
        }
        if (node instanceof Node.Derivative derivative) {
            return "der(" + text(derivative.operand()) + ", " + derivative.order() + ")";
        }
        throw new AssertionError(node);
    }

    /** The shortest decimal that reads back to the number. */
    public static String number(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private String elementary(Node.Elementwise node) {
        List<String> x = node.operands().stream().map(this::text).toList();
        return switch (node.operator()) {
            case ADD -> infix(x, " + ");
            case SUBTRACT -> infix(x, " - ");
            case MULTIPLY -> infix(x, " * ");
            case DIVIDE -> infix(x, " / ");
            case POWER -> infix(x, "^");
            case LESS -> infix(x, " < ");
            case LESS_EQUAL -> infix(x, " <= ");
            case EQUAL -> infix(x, " == ");
            case NOT_EQUAL -> infix(x, " != ");
            case AND -> infix(x, " and ");
            case OR -> infix(x, " or ");
            case NOT -> "not " + x.get(0);
            case NEGATE -> "-" + x.get(0);
            case SELECT -> "if " + x.get(0) + " then " + x.get(1) + " else " + x.get(2);
            case EXP,
                    LOG,
                    LOG2,
                    LOG10,
                    LOG1P,
                    EXPM1,
                    SQRT,
                    CBRT,
                    SIN,
                    COS,
                    TAN,
                    ASIN,
                    ACOS,
                    ATAN,
                    ATAN2,
                    SINH,
                    COSH,
                    TANH,
                    ASINH,
                    ACOSH,
                    ATANH,
                    ERF,
                    ERFC,
                    SIGMOID,
                    SOFTPLUS,
                    LAMBERTW,
                    BERN,
                    PHI,
                    SIGN,
                    FLOOR,
                    CEIL,
                    FREEZE,
                    NOEVENT,
                    MAX,
                    MIN,
                    ABS,
                    MOD -> call(node.operator(), x);
        };
    }

    private static String infix(List<String> operands, String sign) {
        return operands.get(0) + sign + operands.get(1);
    }

    private static String call(Operator operator, List<String> operands) {
        return operator.name().toLowerCase(Locale.ROOT) + "(" + String.join(", ", operands) + ")";
    }

    private String contraction(Node.Contraction node) {
        String product = text(node.left()) + " * " + text(node.right());
        if (node.isProduct()) {
            return product;
        }
        String summand = Signs.isNumber(node.left(), 1) ? text(node.right()) : product;
        return "sum(" + summand + " for " + names(node.summed()) + ")";
    }

    private String scatter(Node.Scatter node) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < node.operands().size(); i++) {
            parts.add(text(node.operands().get(i)) + " to " + places(node.maps().get(i)));
        }
        return (node.disjoint() ? "join(" : "scatter(") + String.join(", ", parts) + ")";
    }

    private String places(List<IndexMap> maps) {
        return "[" + String.join(", ", maps.stream().map(this::place).toList()) + "]";
    }

    private String place(IndexMap map) {
        if (map instanceof IndexMap.Affine affine) {
            return place(affine);
        }
        if (map instanceof IndexMap.Table table) {
            String name = tableNames.computeIfAbsent(table.positions(), t -> "T" + (tableNames.size() + 1));
            return name + "[" + names(table.by()) + "]";
        }
        throw new AssertionError(map);
    }

    /** Positions count from 0. */
    private String place(IndexMap.Affine affine) {
        StringBuilder text = new StringBuilder();
        for (IndexMap.Stride term : affine.strides()) {
            int factor = Math.abs(term.stride());
            text.append(signed(text.isEmpty(), term.stride() < 0));
            text.append(factor == 1 ? "" : factor + "*").append(name(term.axis()));
        }
        if (text.isEmpty() || affine.offset() != 0) {
            text.append(signed(text.isEmpty(), affine.offset() < 0)).append(Math.abs(affine.offset()));
        }
        return text.toString();
    }

    private static String signed(boolean first, boolean negative) {
        if (first) {
            return negative ? "-" : "";
        }
        return negative ? " - " : " + ";
    }

    private static String numbers(DoubleTable values) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, values.size()); i++) {
            shown.add(number(values.get(i)));
        }
        if (values.size() > SHOWN) {
            shown.add(".. (" + values.size() + " numbers)");
        }
        return "[" + String.join(", ", shown) + "]";
    }

    private String text(Node operand) {
        return operandText.apply(operand);
    }

    private String names(List<Axis> axes) {
        return String.join(", ", axes.stream().map(this::name).toList());
    }

    private String name(Axis axis) {
        String known = axisNames.get(axis);
        if (known != null) {
            return known;
        }
        String name = axis.name();
        for (int n = 2; axisNames.containsValue(name); n++) {
            name = axis.name() + "." + n;
        }
        axisNames.put(axis, name);
        return name;
    }
}

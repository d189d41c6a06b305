package brook.compiler.system;

import brook.compiler.source.ShortestDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** An expression as a line of text in the notation of the language; what would be very long ends in dots. */
final class ExprPrinter {

    private static final int LONGEST = 4000;
    private static final int TABLE = 12;

    /** How tightly an expression holds together: a part looser than its place needs brackets. */
    private enum Level {
        OR,
        AND,
        NOT,
        COMPARE,
        SUM,
        PRODUCT,
        SIGN,
        POWER,
        PRIMARY
    }

    private final StringBuilder text = new StringBuilder();

    /** What stands behind the names of states. */
    private final String moment;

    private ExprPrinter(String moment) {
        this.moment = moment;
    }

    static String print(Expr expr) {
        return print(expr, "");
    }

    /** An initial value: what it reads of states are their values at the start. */
    static String printAtStart(Expr expr) {
        return print(expr, "(0)");
    }

    private static String print(Expr expr, String moment) {
        ExprPrinter printer = new ExprPrinter(moment);
        printer.put(expr, Level.OR);
        return printer.text.length() > LONGEST ? printer.text.substring(0, LONGEST) + " ..." : printer.text.toString();
    }

    /** {@code 1}, {@code 0.1}, {@code 1e-9}: as short as it can be read back. */
    static String number(double value) {
        return Double.isInfinite(value) ? value > 0 ? "inf" : "-inf" : ShortestDecimal.of(value);
    }

    private void put(Expr expr, Level place) {
        if (text.length() > LONGEST) {
            return;
        }
        boolean brackets = level(expr).compareTo(place) < 0;
        text.append(brackets ? "(" : "");
        body(expr);
        text.append(brackets ? ")" : "");
    }

    private static Level level(Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            return literal.value() < 0 ? Level.SIGN : Level.PRIMARY;
        }
        if (expr instanceof Expr.Product product) {
            return product.kind() == Expr.Product.Kind.DOT || product.kind() == Expr.Product.Kind.OUTER
                    ? Level.PRIMARY
                    : Level.PRODUCT;
        }
        return expr instanceof Expr.Apply apply ? level(apply.operator()) : Level.PRIMARY;
    }

    private static Level level(Operator operator) {
        return switch (Sign.of(operator)) {
            case ADD, SUBTRACT -> Level.SUM;
            case MULTIPLY, DIVIDE -> Level.PRODUCT;
            case POWER -> Level.POWER;
            case NEGATE -> Level.SIGN;
            case LESS, LESS_EQUAL, EQUAL, NOT_EQUAL -> Level.COMPARE;
            case AND -> Level.AND;
            case OR -> Level.OR;
            case NOT -> Level.NOT;
            case NONE -> Level.PRIMARY;
        };
    }

    /** How an operator is written, if not as a function. */
    private enum Sign {
        ADD(" + "),
        SUBTRACT(" - "),
        MULTIPLY("*"),
        DIVIDE("/"),
        POWER("^"),
        NEGATE("-"),
        LESS(" < "),
        LESS_EQUAL(" <= "),
        EQUAL(" == "),
        NOT_EQUAL(" != "),
        AND(" and "),
        OR(" or "),
        NOT("not "),
        NONE("");

        private final String text;

        Sign(String text) {
            this.text = text;
        }

        static Sign of(Operator operator) {
            for (Sign sign : values()) {
                if (sign.name().equals(operator.name())) {
                    return sign;
                }
            }
            return NONE;
        }
    }

    private void body(Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            text.append(number(literal.value()));
        } else if (expr instanceof Expr.Reference reference) {
            text.append(reference.symbol().name()).append("'".repeat(reference.primes()));
            text.append(reference.symbol().kind() == Symbol.Kind.STATE ? moment : "");
        } else if (expr instanceof Expr.IndexValue value) {
            text.append(value.index().name());
        } else if (expr instanceof Expr.Element element) {
            put(element.base(), Level.PRIMARY);
            subscripts(element);
        } else if (expr instanceof Expr.Apply apply) {
            apply(apply);
        } else if (expr instanceof Expr.Product product) {
            product(product);
        } else if (expr instanceof Expr.Reduce reduce) {
            text.append(name(reduce.reduction())).append('(');
            put(reduce.body(), Level.OR);
            domain(reduce.domain());
            text.append(')');
        } else if (expr instanceof Expr.Collapse collapse) {
            call(name(collapse.reduction()), List.of(collapse.array()));
        } else if (expr instanceof Expr.Build build) {
            text.append('[');
            put(build.body(), Level.OR);
            domain(build.domain());
            text.append(']');
        } else if (expr instanceof Expr.Stack stack) {
            stack(stack);
        } else if (expr instanceof Expr.Join join) {
            call("cat", join.parts());
        } else if (expr instanceof Expr.Rearrange rearrange) {
            rearrange(rearrange);
        } else if (expr instanceof Expr.Derivative derivative) {
            call("der", List.of(derivative.of(), new Expr.Literal(derivative.span(), derivative.order())));
        } else if (expr instanceof Expr.Partial partial) {
            List<Expr> arguments = new ArrayList<>(List.of(partial.of(), partial.by()));
            partial.direction().ifPresent(arguments::add);
            call(partial.kind().name().toLowerCase(Locale.ROOT), arguments);
        } else if (expr instanceof Expr.Table table) {
            table(table);
        } else {
            throw new AssertionError(expr);
        }
    }

    private void subscripts(Expr.Element element) {
        text.append('[');
        for (int axis = 0; axis < element.subscripts().size(); axis++) {
            text.append(axis == 0 ? "" : ", ");
            int lower = element.base() instanceof Expr.Reference reference
                    ? reference.symbol().dimensions().get(axis).lower()
                    : 1;
            Expr.Subscript subscript = element.subscripts().get(axis);
            if (subscript instanceof Expr.Subscript.At at) {
                index(at.index(), lower - at.lower());
            } else if (subscript instanceof Expr.Subscript.Slice slice) {
                int size = element.base().shape().sizes().get(axis);
                int from = lower + slice.offset();
                text.append(slice.count() == size ? ":" : from + ".." + (from + slice.count() - 1));
            } else {
                throw new AssertionError(subscript);
            }
        }
        text.append(']');
    }

    /** An index, shifted where a function numbers its argument differently. */
    private void index(Expr index, int shift) {
        if (index instanceof Expr.Literal literal) {
            text.append(number(literal.value() + shift));
        } else {
            put(index, Level.SUM);
            text.append(shift == 0 ? "" : shift > 0 ? " + " + shift : " - " + -shift);
        }
    }

    private void apply(Expr.Apply apply) {
        Sign sign = Sign.of(apply.operator());
        if (apply.operator() == Operator.SELECT) {
            text.append("(if ");
            put(apply.operands().get(0), Level.OR);
            text.append(" then ");
            put(apply.operands().get(1), Level.OR);
            text.append(" else ");
            put(apply.operands().get(2), Level.OR);
            text.append(')');
        } else if (sign == Sign.NONE) {
            call(apply.operator().name().toLowerCase(Locale.ROOT), apply.operands());
        } else if (apply.operands().size() == 1) {
            text.append(sign.text);
            put(apply.operands().get(0), level(apply.operator()));
        } else {
            chain(apply);
        }
    }

    /** A long sum is nested to the left: it is gone down in a loop. */
    private void chain(Expr.Apply last) {
        Level level = level(last.operator());
        Deque<Expr.Apply> chain = new ArrayDeque<>(List.of(last));
        Expr first = last.operands().get(0);
        boolean left = level == Level.SUM || level == Level.PRODUCT;
        while (left && first instanceof Expr.Apply apply && level(apply.operator()) == level) {
            chain.push(apply);
            first = apply.operands().get(0);
        }
        Level tighter = Arrays.stream(Level.values())
                .filter(other -> other.compareTo(level) > 0)
                .findFirst()
                .orElse(Level.PRIMARY);
        put(first, left ? level : tighter);
        while (!chain.isEmpty()) {
            Expr.Apply apply = chain.pop();
            List<Expr> operands = apply.operands();
            boolean arrays = operands.stream()
                            .noneMatch(operand -> operand.shape().isScalar())
                    || apply.operator() == Operator.POWER && !apply.shape().isScalar()
                    || apply.operator() == Operator.DIVIDE
                            && !operands.get(1).shape().isScalar();
            String sign = Sign.of(apply.operator()).text;
            text.append(arrays && level != Level.SUM ? " ." + sign + " " : sign);
            put(operands.get(1), tighter);
        }
    }

    private void product(Expr.Product product) {
        switch (product.kind()) {
            case DOT -> call("dot", List.of(product.left(), product.right()));
            case OUTER -> call("outer", List.of(product.left(), product.right()));
            case MATRIX_VECTOR, MATRIX_MATRIX -> {
                put(product.left(), Level.PRODUCT);
                text.append('*');
                put(product.right(), Level.SIGN);
            }
        }
    }

    private void call(String name, List<Expr> arguments) {
        text.append(name).append('(');
        for (int i = 0; i < arguments.size() && text.length() <= LONGEST; i++) {
            text.append(i == 0 ? "" : ", ");
            put(arguments.get(i), Level.OR);
        }
        text.append(')');
    }

    private static String name(Expr.Reduction reduction) {
        return switch (reduction) {
            case SUM -> "sum";
            case PRODUCT -> "prod";
            case MINIMUM -> "min";
            case MAXIMUM -> "max";
        };
    }

    private void domain(Domain domain) {
        text.append(" for ");
        for (int i = 0; i < domain.loops().size(); i++) {
            Domain.Loop loop = domain.loops().get(i);
            text.append(i == 0 ? "" : ", ").append(loop.index().name()).append(" in ");
            put(loop.from(), Level.SUM);
            text.append("..");
            put(loop.to(), Level.SUM);
            text.append(loop.step() == 1 ? "" : " step " + loop.step());
        }
        domain.condition().ifPresent(condition -> {
            text.append(" if ");
            put(condition, Level.OR);
        });
    }

    private void stack(Expr.Stack stack) {
        boolean matrix = stack.parts().get(0) instanceof Expr.Stack;
        text.append('[');
        for (int i = 0; i < stack.parts().size() && text.length() <= LONGEST; i++) {
            text.append(i == 0 ? "" : matrix ? "; " : ", ");
            List<Expr> row = stack.parts().get(i) instanceof Expr.Stack inner && matrix
                    ? inner.parts()
                    : List.of(stack.parts().get(i));
            for (int j = 0; j < row.size(); j++) {
                text.append(j == 0 ? "" : ", ");
                put(row.get(j), Level.OR);
            }
        }
        text.append(']');
    }

    private void rearrange(Expr.Rearrange rearrange) {
        switch (rearrange.kind()) {
            case TRANSPOSE -> call("transpose", List.of(rearrange.array()));
            case DIAGONAL, DIAGONAL_OF -> call("diag", List.of(rearrange.array()));
            case FILL -> {
                text.append("fill(");
                put(rearrange.array(), Level.OR);
                rearrange.shape().sizes().forEach(size -> text.append(", ").append(size));
                text.append(')');
            }
        }
    }

    private void table(Expr.Table table) {
        List<Integer> sizes = table.shape().sizes();
        if (table.values().size() > TABLE) {
            List<String> names = new ArrayList<>();
            sizes.forEach(size -> names.add(Integer.toString(size)));
            text.append('[').append(String.join(" x ", names)).append(" numbers]");
            return;
        }
        int columns = sizes.get(sizes.size() - 1);
        text.append('[');
        for (int i = 0; i < table.values().size(); i++) {
            text.append(i == 0 ? "" : i % columns == 0 ? "; " : ", ")
                    .append(number(table.values().get(i)));
        }
        text.append(']');
    }
}

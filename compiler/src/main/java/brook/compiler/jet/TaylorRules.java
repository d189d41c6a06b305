package brook.compiler.jet;

import static brook.compiler.jet.Recurrence.Weight.J;
import static brook.compiler.jet.Recurrence.Weight.MINUS_J;
import static brook.compiler.jet.Recurrence.Weight.MINUS_ONE;
import static brook.compiler.jet.Recurrence.Weight.ONE;

import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.Signs;
import brook.compiler.graph.Variation;
import brook.compiler.jet.Recurrence.Divisor;
import brook.compiler.jet.Recurrence.Form;
import brook.compiler.jet.Recurrence.Weight;
import brook.compiler.system.Operator;
import java.util.List;
import java.util.Optional;

/**
 * The Taylor recurrences of all operations: the only place where they are written.
 *
 * <p>Coefficients are normalised, v_k = v^(k)(t) / k!, and k &gt;= 1. Nearly every function has a defining differential equation of one of two
 * shapes: {@code v' = c u'} (a chain: k v_k = sum_{j=1..k} j u_j c_{k-j}) or {@code w v' = u'} (an inverse: k w_0 v_k = k u_k -
 * sum_{j=1..k-1} j v_j w_{k-j}). Helper series c and w are ordinary nodes, made of the operand or of v itself. Sources: A. Griewank, A. Walther,
 * <i>Evaluating Derivatives</i>, 2nd ed., SIAM 2008, chapter 13; R. D. Neidinger, <i>Introduction to Automatic Differentiation and MATLAB
 * Object-Oriented Programming</i>, SIAM Review 52 (2010); A. Jorba, M. Zou, Experimental Mathematics 14 (2005).
 */
public final class TaylorRules {

    /** Natural exponents up to here are products: a division by a small u_0 would destroy the series. */
    static final int LARGEST_PRODUCT = 64;

    private static final double LN2 = Math.log(2);
    private static final double LN10 = Math.log(10);
    private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

    private final Graph graph;
    private final Node v;

    private TaylorRules(Graph graph, Node v) {
        this.graph = graph;
        this.v = v;
    }

    /** The recurrence of a node that varies as a series; a state has none, its derivative is an equation of the model. */
    public static Recurrence of(Graph graph, Node v) {
        if (v.variation() != Variation.SERIES) {
            throw new IllegalArgumentException(v + " has no series");
        }
        return new TaylorRules(graph, v).rule();
    }

    /** The recurrence for a jet of any order: that of PHI would ask for PHI(u, n + 1) and so on without an end. */
    static Recurrence ofAnyOrder(Graph graph, Node v) {
        if (v instanceof Node.Elementwise phi && phi.operator() == Operator.PHI) {
            int n = (int) Signs.number(phi.operands().get(1));
            return new TaylorRules(graph, v)
                    .form(new Form.Library("phi", phi.operands().get(0), List.of(n)));
        }
        return of(graph, v);
    }

    private Recurrence rule() {
        if (v instanceof Node.Elementwise elementwise) {
            return elementwise(elementwise);
        }
        if (v instanceof Node.Contraction product) {
            boolean convolved = isSeries(product.left()) && isSeries(product.right());
            return convolved
                    ? terms().plus(ONE, product.left(), product.right(), product.summed(), 0, 0)
                            .over(Divisor.NONE)
                    : coefficientwise();
        }
        if (v instanceof Node.Gather || v instanceof Node.Scatter) {
            return coefficientwise();
        }
        if (v instanceof Node.Derivative derivative) {
            return form(new Form.Shift(derivative.operand(), derivative.order()));
        }
        if (v instanceof Node.Variable variable && variable.kind() == Node.Variable.Kind.TIME) {
            return form(new Form.Time());
        }
        throw new AssertionError(v);
    }

    private Recurrence elementwise(Node.Elementwise node) {
        Node u = node.operands().get(0);
        return switch (node.operator()) {
            case ADD -> terms().plus(ONE, u).plus(ONE, second()).over(Divisor.NONE);
            case SUBTRACT -> terms().plus(ONE, u).plus(MINUS_ONE, second()).over(Divisor.NONE);
            case NOEVENT -> terms().plus(ONE, u).over(Divisor.NONE);
            case NEGATE -> terms().plus(MINUS_ONE, u).over(Divisor.NONE);

            // v = u w
            case MULTIPLY -> terms().plus(ONE, u, second(), 0, 0).over(Divisor.NONE);

            // v w = u
            case DIVIDE -> quotient(u, second());

            // u v' = a u' v; v' = (w log u)' v where the exponent w is a series
            case POWER -> power(u, second());

            // v' = u' v
            case EXP -> chain(J, u, v);

            // v' = (exp u)'
            case EXPM1 -> terms().plus(ONE, apply(Operator.EXP, u)).over(Divisor.NONE);

            // u v' = u' / ln b
            case LOG -> logarithm(1, u, u);
            case LOG2 -> logarithm(1 / LN2, u, u);
            case LOG10 -> logarithm(1 / LN10, u, u);

            // (1 + u) v' = u'
            case LOG1P -> logarithm(1, u, onePlus(u));

            // v v = u
            case SQRT -> terms().plus(ONE, u).plus(MINUS_ONE, v, v, 1, 1).over(by(2, false, v));

            // 3 u v' = u' v
            case CBRT -> terms().plus(new Weight(0, 4, -3), u, v, 1, 0).over(by(3, true, u));

            // v' = cos(u) u', v' = -sin(u) u', v' = (1 + v^2) u'
            case SIN -> chain(J, u, apply(Operator.COS, u));
            case COS -> chain(MINUS_J, u, apply(Operator.SIN, u));
            case TAN -> chain(J, u, onePlus(square(v)));

            // sqrt(1 - u^2) v' = u', the same with -u', (1 + u^2) v' = u'
            case ASIN -> inverse(1, u, root(oneMinus(square(u))));
            case ACOS -> inverse(-1, u, root(oneMinus(square(u))));
            case ATAN -> inverse(1, u, onePlus(square(u)));

            // (x^2 + y^2) v' = x y' - y x', u is y
            case ATAN2 -> angle(u, second());

            // v' = cosh(u) u', v' = sinh(u) u', v' = (1 - v^2) u'
            case SINH -> chain(J, u, apply(Operator.COSH, u));
            case COSH -> chain(J, u, apply(Operator.SINH, u));
            case TANH -> chain(J, u, oneMinus(square(v)));

            // sqrt(1 + u^2) v' = u', sqrt(u^2 - 1) v' = u', (1 - u^2) v' = u'
            case ASINH -> inverse(1, u, root(onePlus(square(u))));
            case ACOSH -> inverse(1, u, root(apply(Operator.SUBTRACT, square(u), one())));
            case ATANH -> inverse(1, u, oneMinus(square(u)));

            // v' = +- 2/sqrt(pi) exp(-u^2) u'
            case ERF -> chain(J, u, bell(u));
            case ERFC -> chain(MINUS_J, u, bell(u));

            // v' = (v - v^2) u'
            case SIGMOID -> chain(J, u, apply(Operator.SUBTRACT, v, square(v)));

            // v' = sigmoid(u) u'
            case SOFTPLUS -> chain(J, u, apply(Operator.SIGMOID, u));

            // (exp(v) + u) v' = u', since v exp(v) = u
            case LAMBERTW -> inverse(1, u, apply(Operator.ADD, apply(Operator.EXP, v), u));

            // v = 1 / PHI(u, 0) near 0, else u / expm1(u)
            case BERN -> form(new Form.Library("bern", u, List.of()));

            // v' = PHI(u, n + 1) u'
            case PHI -> chain(J, u, apply(Operator.PHI, u, apply(Operator.ADD, second(), one())));

            // The branch in which the step starts.
            case ABS -> choice(apply(Operator.LESS, u, graph.constant(0)), apply(Operator.NEGATE, u), u);
            case MAX -> choice(apply(Operator.LESS_EQUAL, second(), u), u, second());
            case MIN -> choice(apply(Operator.LESS_EQUAL, u, second()), u, second());
            case SELECT -> choice(u, second(), node.operands().get(2));

            // v = u - w floor(u / w)
            case MOD -> terms().plus(ONE, u).plus(MINUS_ONE, turns(u, second())).over(Divisor.NONE);

            case SIGN, FLOOR, CEIL, FREEZE, LESS, LESS_EQUAL, EQUAL, NOT_EQUAL, AND, OR, NOT ->
                throw new AssertionError(node.operator());
        };
    }

    /** v_k = (u_k - sum_{j=0..k-1} v_j w_{k-j}) / w_0. */
    private Recurrence quotient(Node u, Node w) {
        return terms().plus(ONE, u).plus(MINUS_ONE, v, w, 0, 1).over(by(1, false, w));
    }

    /** k v_k = sum_{j=1..k} (+-j) u_j c_{k-j}, from v' = +-c u'. */
    private Recurrence chain(Weight w, Node u, Node c) {
        return terms().plus(w, u, c, 1, 0).over(Divisor.BY_K);
    }

    /** k w_0 v_k = k s u_k - sum_{j=1..k-1} j v_j w_{k-j}, from w v' = s u'. */
    private Recurrence inverse(double s, Node u, Node w) {
        return terms().plus(new Weight(0, 0, s), u).plus(MINUS_J, v, w, 1, 1).over(by(1, true, w));
    }

    /** As the inverse, where w differs from u at order 0 alone. */
    private Recurrence logarithm(double s, Node u, Node w) {
        return terms().plus(new Weight(0, 0, s), u).plus(MINUS_J, v, u, 1, 1).over(by(1, true, w));
    }

    /** k d_0 v_k = sum_{j=1..k} j (y_j x_{k-j} - x_j y_{k-j}) - sum_{j=1..k-1} j v_j d_{k-j}, d = x^2 + y^2; regular where x = 0. */
    private Recurrence angle(Node y, Node x) {
        Node d = apply(Operator.ADD, square(x), square(y));
        return terms().plus(J, y, x, 1, 0)
                .plus(MINUS_J, x, y, 1, 0)
                .plus(MINUS_J, v, d, 1, 1)
                .over(by(1, true, d));
    }

    private Recurrence power(Node u, Node exponent) {
        if (isSeries(exponent)) {
            return chain(J, graph.multiply(exponent, apply(Operator.LOG, u)), v);
        }
        Optional<Double> number = Exponents.number(exponent);
        if (number.isEmpty()) {
            // k u_0 v_k = sum_{j=1..k} j u_j (a v)_{k-j} - sum_{j=1..k-1} (k-j) u_j v_{k-j}
            return terms().plus(J, u, graph.multiply(exponent, v), 1, 0)
                    .plus(new Weight(0, 1, -1), u, v, 1, 1)
                    .over(by(1, true, u));
        }
        double a = number.get();
        if (!Exponents.isSmallInteger(a)) {
            // k u_0 v_k = sum_{j=1..k} (a j - (k-j)) u_j v_{k-j}
            return terms().plus(new Weight(0, a + 1, -1), u, v, 1, 0).over(by(1, true, u));
        }
        return integerPower(u, (int) a);
    }

    /** Natural powers are products of lower ones, negative ones reciprocals. */
    private Recurrence integerPower(Node u, int n) {
        if (n == 0) {
            return terms().over(Divisor.NONE);
        }
        if (n == 1) {
            return terms().plus(ONE, u).over(Divisor.NONE);
        }
        if (n < 0) {
            return quotient(one(), Exponents.power(graph, u, -n));
        }
        return terms().plus(ONE, Exponents.power(graph, u, n - n / 2), Exponents.power(graph, u, n / 2), 0, 0)
                .over(Divisor.NONE);
    }

    private Recurrence choice(Node condition, Node then, Node otherwise) {
        return form(new Form.Choice(condition, then, otherwise));
    }

    private Recurrence coefficientwise() {
        return form(new Form.Coefficientwise());
    }

    private Recurrence form(Form form) {
        return terms().in(form);
    }

    private RecurrenceTerms terms() {
        return new RecurrenceTerms(graph, v);
    }

    private static Divisor by(double c, boolean timesK, Node at0) {
        return new Divisor(c, timesK, Optional.of(at0));
    }

    private static boolean isSeries(Node node) {
        return node.variation() == Variation.SERIES;
    }

    private Node second() {
        return v.operands().get(1);
    }

    private Node one() {
        return graph.constant(1);
    }

    private Node square(Node u) {
        return graph.multiply(u, u);
    }

    private Node onePlus(Node u) {
        return apply(Operator.ADD, one(), u);
    }

    private Node oneMinus(Node u) {
        return apply(Operator.SUBTRACT, one(), u);
    }

    private Node root(Node u) {
        return apply(Operator.SQRT, u);
    }

    private Node bell(Node u) {
        return graph.multiply(graph.constant(TWO_OVER_ROOT_PI), apply(Operator.EXP, apply(Operator.NEGATE, square(u))));
    }

    private Node turns(Node u, Node w) {
        return graph.multiply(w, apply(Operator.FLOOR, apply(Operator.DIVIDE, u, w)));
    }

    private Node apply(Operator operator, Node... operands) {
        return graph.apply(operator, operands);
    }
}

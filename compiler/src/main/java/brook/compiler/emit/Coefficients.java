package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.graph.Variation;
import brook.compiler.jet.Recurrence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The coefficient of order k of one component as Java text: the interior sums, the terms that touch order k, the division. */
final class Coefficients {

    private Coefficients() {}

    static Text of(Scope scope, Recurrence rule, Map<Axis, IndexExpression> at, List<Text.Signed> interior) {
        if (rule.form() instanceof Recurrence.Form.Coefficientwise) {
            return Values.of(scope, rule.v(), at);
        }
        if (rule.form() instanceof Recurrence.Form.Choice choice) {
            String holds = OperatorText.holds(scope.readZero(choice.condition(), at));
            return Text.choice(holds, now(scope, choice.then(), at), now(scope, choice.otherwise(), at));
        }
        if (rule.form() instanceof Recurrence.Form.Library library) {
            return library(scope, rule.v(), library, at);
        }
        if (rule.form() instanceof Recurrence.Form.Sum) {
            return sum(scope, rule, at, interior);
        }
        if (rule.form() instanceof Recurrence.Form.Shift && rule.v() instanceof Node.Derivative derivative) {
            return Values.ahead(scope, derivative, at, "at");
        }
        throw new AssertionError(rule.form());
    }

    private static Text sum(Scope scope, Recurrence rule, Map<Axis, IndexExpression> at, List<Text.Signed> interior) {
        if (isChain(rule)) {
            return chain(scope, rule, at, interior);
        }
        List<Text.Signed> terms = new ArrayList<>(interior);
        for (Recurrence.Linear linear : rule.linear()) {
            if (!linear.a().variation().isConstantOnStep()) {
                terms.add(weighted(linear.w().one(), linear.w().k(), scope.read(linear.a(), at)));
            }
        }
        for (Recurrence.Convolution convolution : rule.convolutions()) {
            for (Map<Axis, IndexExpression> position :
                    Frame.combine(List.of(new LinkedHashMap<>(at)), convolution.summed())) {
                ends(scope, convolution, position, terms);
            }
        }
        Text sum = Text.sum(terms);
        Text divisor = divisor(scope, rule.by(), at);
        return sum.isZero() ? sum : sum.over(divisor);
    }

    /** Whether it is k v_k = sum of j = 1..k with weights that are multiples of k at j = k, as of all functions with v' = c u'. */
    static boolean isChain(Recurrence rule) {
        return rule.form() instanceof Recurrence.Form.Sum
                && rule.by().equals(Recurrence.Divisor.BY_K)
                && rule.linear().isEmpty()
                && rule.convolutions().stream().allMatch(c -> c.lo() == 1 && c.hi() == 0 && c.w().one() == 0);
    }

    /** The interior over k, which need not wait for anything of order k, and then the last terms without their k. */
    private static Text chain(Scope scope, Recurrence rule, Map<Axis, IndexExpression> at, List<Text.Signed> interior) {
        List<Last> last = new ArrayList<>();
        for (Recurrence.Convolution convolution : rule.convolutions()) {
            for (Map<Axis, IndexExpression> position :
                    Frame.combine(List.of(new LinkedHashMap<>(at)), convolution.summed())) {
                if (!convolution.a().variation().isConstantOnStep()) {
                    last.add(Last.of(scope, convolution, position));
                }
            }
        }
        boolean negative = interior.stream().allMatch(Text.Signed::negative)
                && last.stream().allMatch(term -> term.weight() < 0);
        Text sum =
                Text.sum(negative ? interior.stream().map(Text.Signed::negated).toList() : interior);
        Text value = sum.isZero()
                ? sum
                : scope.layout().overOrder(scope.declare("sum_" + name(scope, rule, at), sum.unbracketed()));
        for (Last term : last) {
            Text a = Text.Signed.of(negative ? -term.weight() : term.weight(), term.a())
                    .text();
            boolean minus = term.weight() < 0 && !negative;
            Text factor = minus ? a.negated() : a;
            value = value.isZero() ? factor.times(term.b()) : scope.layout().multiplyAdd(factor, term.b(), value);
        }
        return negative && !value.isZero() ? value.negated() : value;
    }

    private static String name(Scope scope, Recurrence rule, Map<Axis, IndexExpression> at) {
        return scope.layout().hint(rule.v()) + Scope.component(rule.v(), at);
    }

    /** weight k a_k b_0. */
    private record Last(double weight, Text a, Text b) {

        static Last of(Scope scope, Recurrence.Convolution c, Map<Axis, IndexExpression> at) {
            return new Last(c.w().j() + c.w().k(), scope.read(c.a(), at), scope.readZero(c.b(), at));
        }
    }

    private static Text now(Scope scope, Node node, Map<Axis, IndexExpression> at) {
        return node.variation() == Variation.SERIES ? scope.read(node, at) : Text.ZERO;
    }

    /** The terms j = 0 and j = k, as far as the convolution has them. */
    private static void ends(
            Scope scope, Recurrence.Convolution c, Map<Axis, IndexExpression> at, List<Text.Signed> terms) {
        boolean square = same(scope, c, at);
        double atZero = c.w().k();
        double atK = c.w().k() + c.w().j();
        if (square && c.lo() == 0 && c.hi() == 0) {
            Text product = scope.readZero(c.a(), at).times(scope.read(c.a(), at));
            terms.add(weighted(2 * c.w().one(), atZero + atK, product));
            return;
        }
        if (c.lo() == 0 && !c.b().variation().isConstantOnStep()) {
            terms.add(weighted(c.w().one(), atZero, scope.readZero(c.a(), at).times(scope.read(c.b(), at))));
        }
        if (c.hi() == 0 && !c.a().variation().isConstantOnStep()) {
            terms.add(weighted(c.w().one(), atK, scope.read(c.a(), at).times(scope.readZero(c.b(), at))));
        }
    }

    /** Whether both factors are the same component of the same series. */
    static boolean same(Scope scope, Recurrence.Convolution c, Map<Axis, IndexExpression> at) {
        return scope.frame().element(c.a(), at).equals(scope.frame().element(c.b(), at));
    }

    /** (one + perK k) text, the sign outside. */
    static Text.Signed weighted(double one, double perK, Text text) {
        if (perK == 0) {
            return Text.Signed.of(one, text);
        }
        boolean negative = one <= 0 && perK < 0;
        double sign = negative ? -1 : 1;
        return new Text.Signed(negative, weight(sign * one, sign * perK).times(text));
    }

    /** one + perK k. */
    static Text weight(double one, double perK) {
        Text k = Text.atom("k");
        if (perK == 0) {
            return Text.number(one);
        }
        Text scaled = Text.number(perK).times(k);
        return one == 0 ? scaled : Text.number(one).plus(scaled);
    }

    private static Text divisor(Scope scope, Recurrence.Divisor by, Map<Axis, IndexExpression> at) {
        Text divisor = Text.number(by.c());
        if (by.timesK()) {
            divisor = divisor.times(Text.atom("k"));
        }
        if (by.at0().isPresent()) {
            divisor = divisor.times(scope.readZero(by.at0().get(), at));
        }
        return divisor.level() == Text.Level.PRODUCT ? Text.atom("(" + divisor.code() + ")") : divisor;
    }

    /** The library writes the coefficient; each of its series has scratch of its own in {@code b}. */
    private static Text library(Scope scope, Node v, Recurrence.Form.Library library, Map<Axis, IndexExpression> at) {
        Layout layout = scope.layout();
        IndexExpression number = layout.memory()
                .of(v)
                .index(at)
                .plus(Objects.requireNonNull(layout.library().get(v)));
        Text scratch =
                new Text(number.text(), Text.Level.SUM).times(Text.atom("(b.length / " + layout.libraryCount() + ")"));
        scope.lines()
                .statement("Series." + library.method() + "(w, " + index(scope, library.u(), at) + ", "
                        + index(scope, v, at) + ", PLANE, k, b, " + scratch.code()
                        + library.parameters().stream().map(n -> ", " + n).collect(Collectors.joining()) + ")");
        return Text.atom(scope.target(v, at));
    }

    private static String index(Scope scope, Node node, Map<Axis, IndexExpression> at) {
        return scope.position(scope.frame().element(node, at), "");
    }
}

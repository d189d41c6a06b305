package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.jet.Recurrence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sums over 0 &lt; j &lt; k of all recurrences of a kernel, in one loop that takes j and k - j together.
 *
 * <p>Every coefficient that it reads lies below order k, so the recurrences need no order among them. Three kinds of products: the same series twice is
 * one product, the weight outside and half of it in the middle; a weight without j has two sums, the weight outside; a weight with j has two sums and two
 * running weights, shared by all products of the kernel.
 */
final class Interior {

    /** One component of one convolution. */
    private record Product(Recurrence.Weight weight, Factor a, Factor b, boolean square) {}

    /** A coefficient history: where it starts in a plane, and what its locals are called. */
    private record Factor(String offset, String hint) {}

    private final Scope scope;
    private final List<String> sums = new ArrayList<>();
    private final Lines body = new Lines();
    private final Lines middle = new Lines();
    private final Lines loads = new Lines();
    private final Lines middleLoads = new Lines();
    private final Map<String, String> loaded = new LinkedHashMap<>();
    private final Map<Recurrence.Weight, String> running = new LinkedHashMap<>();

    Interior(Scope scope) {
        this.scope = scope;
    }

    /** The interior sum of one component, as terms; what it needs is added to the loop. */
    List<Text.Signed> add(Scope turn, Recurrence rule, Map<Axis, IndexExpression> at) {
        List<Text.Signed> terms = new ArrayList<>();
        for (Recurrence.Convolution c : rule.convolutions()) {
            if (c.a().variation().isConstantOnStep() || c.b().variation().isConstantOnStep()) {
                continue;
            }
            for (Map<Axis, IndexExpression> position : Frame.combine(List.of(new LinkedHashMap<>(at)), c.summed())) {
                Product product = new Product(
                        c.w(),
                        factor(turn, c.a(), position),
                        factor(turn, c.b(), position),
                        Coefficients.same(turn, c, position));
                terms.add(product(product));
            }
        }
        return terms;
    }

    private Factor factor(Scope turn, Node node, Map<Axis, IndexExpression> at) {
        Frame.Element element = turn.frame().element(node, at);
        Memory.Place place = scope.layout().memory().of(element.base());
        IndexExpression index = place.index(element.at());
        return new Factor(
                scope.layout().offset(place, index),
                scope.layout().hint(element.base()) + Scope.component(element.base(), element.at()));
    }

    private Text.Signed product(Product p) {
        Recurrence.Weight w = p.weight();
        if (p.square()) {
            Recurrence.Weight both = w.plus(w.mirrored());
            String sum = sum();
            fuse(body, low(p.a()), high(p.a()), sum);
            String m = middle(p.a());
            fuse(middle, "0.5 * " + m, m, sum);
            return Coefficients.weighted(both.one(), both.k(), Text.atom(sum));
        }
        String forth = sum();
        String back = sum();
        Text total = new Text(forth + " + " + back, Text.Level.SUM);
        if (w.j() == 0) {
            fuse(body, low(p.a()), high(p.b()), forth);
            fuse(body, high(p.a()), low(p.b()), back);
            fuse(middle, middle(p.a()), middle(p.b()), forth);
            return Coefficients.weighted(w.one(), w.k(), total);
        }
        boolean flip = w.j() < 0;
        Recurrence.Weight up = flip ? new Recurrence.Weight(0.0 - w.one(), 0.0 - w.j(), 0.0 - w.k()) : w;
        fuse(body, running(up) + " * " + low(p.a()), high(p.b()), forth);
        fuse(body, running(up.mirrored()) + " * " + high(p.a()), low(p.b()), back);
        Text half = Coefficients.weight(up.one(), up.k() + up.j() / 2);
        fuse(middle, half.times(Text.atom(middle(p.a()))).code(), middle(p.b()), forth);
        return new Text.Signed(flip, total.level() == Text.Level.SUM ? Text.atom("(" + total.code() + ")") : total);
    }

    private void fuse(Lines lines, String a, String b, String sum) {
        lines.statement(sum + " = " + scope.layout().multiplyAdd(a, b, sum));
    }

    private String sum() {
        String sum = scope.names().fresh("s" + sums.size());
        sums.add(sum);
        return sum;
    }

    private String low(Factor factor) {
        return load(loads, "lo", factor, "_j");
    }

    private String high(Factor factor) {
        return load(loads, "hi", factor, "_l");
    }

    private String middle(Factor factor) {
        return load(middleLoads, "lo ", factor, "_m");
    }

    private String load(Lines lines, String pointer, Factor factor, String suffix) {
        String key = pointer + "|" + factor.offset();
        String known = loaded.get(key);
        if (known == null) {
            known = scope.names().fresh(factor.hint() + suffix);
            loaded.put(key, known);
            String text =
                    factor.offset().startsWith("-") ? " - " + factor.offset().substring(1) : " + " + factor.offset();
            lines.statement("final double " + known + " = w[" + pointer.strip() + text + "]");
        }
        return known;
    }

    private String running(Recurrence.Weight weight) {
        return running.computeIfAbsent(weight, w -> scope.names().fresh("weight" + running.size()));
    }

    /** The declarations, the loop and the middle term; nothing where there are no products. */
    void writeTo(Lines lines) {
        if (sums.isEmpty()) {
            return;
        }
        for (int i = 0; i < sums.size(); i += 12) {
            List<String> some = sums.subList(i, Math.min(i + 12, sums.size()));
            lines.statement("double " + String.join(" = 0.0, ", some) + " = 0.0");
        }
        running.forEach((w, name) -> lines.statement(
                "double " + name + " = " + Coefficients.weight(w.one(), w.k()).code()));
        lines.statement("int lo = PLANE");
        lines.statement("int hi = at - PLANE");
        lines.open("for (; lo < hi; lo += PLANE, hi -= PLANE)");
        running.forEach((w, name) -> lines.statement(name
                + (w.j() < 0 ? " -= " : " += ")
                + Text.number(Math.abs(w.j())).code()));
        lines.addAll(loads);
        lines.addAll(body);
        lines.close();
        lines.open("if (lo == hi)");
        lines.addAll(middleLoads);
        lines.addAll(middle);
        lines.close();
    }
}

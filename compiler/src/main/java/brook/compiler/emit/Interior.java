package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.jet.Recurrence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    /** A coefficient history: the element, and what its locals are called. */
    private record Factor(Frame.Element element, String hint) {}

    private final Scope scope;
    private final List<Text> sums = new ArrayList<>();
    private final Lines body = new Lines();
    private final Lines middle = new Lines();
    private final Lines loads = new Lines();
    private final Lines middleLoads = new Lines();
    private final Map<String, Text> loaded = new LinkedHashMap<>();
    private final Map<Recurrence.Weight, String> running = new LinkedHashMap<>();

    Interior(Scope scope) {
        this.scope = scope;
    }

    /** The interior sum of one component, as terms; what it needs is added to the loop. */
    List<Text.Signed> add(Scope turn, Recurrence rule, Map<Axis, IndexExpression> at) {
        List<Text.Signed> terms = new ArrayList<>();
        for (Recurrence.Convolution c : rule.convolutions()) {
            if (!c.isOfSeries()) {
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
        return new Factor(element, scope.layout().hint(element.base()) + Scope.component(element.base(), element.at()));
    }

    private Text.Signed product(Product p) {
        Recurrence.Weight w = p.weight();
        if (p.square()) {
            Recurrence.Weight both = w.plus(w.mirrored());
            Text sum = fused(low(p.a()), high(p.a()));
            Text m = middle(p.a());
            fuse(middle, Text.number(0.5).times(m), m, sum);
            return Coefficients.weighted(both.one(), both.k(), sum);
        }
        return w.j() == 0 ? plain(p) : running(p);
    }

    private Text.Signed plain(Product p) {
        Text forth = fused(low(p.a()), high(p.b()));
        Text back = fused(high(p.a()), low(p.b()));
        fuse(middle, middle(p.a()), middle(p.b()), forth);
        return Coefficients.weighted(p.weight().one(), p.weight().k(), forth.plus(back));
    }

    private Text.Signed running(Product p) {
        Recurrence.Weight w = p.weight();
        boolean flip = w.j() < 0;
        Recurrence.Weight up = flip ? new Recurrence.Weight(0.0 - w.one(), 0.0 - w.j(), 0.0 - w.k()) : w;
        Text forth = fused(Text.atom(weight(up)).times(low(p.a())), high(p.b()));
        Text back = fused(Text.atom(weight(up.mirrored())).times(high(p.a())), low(p.b()));
        Text half = Coefficients.weight(up.one(), up.k() + up.j() / 2);
        fuse(middle, half.times(middle(p.a())), middle(p.b()), forth);
        Text total = forth.plus(back);
        return new Text.Signed(flip, total.isVector() ? total : Text.atom("(" + total.code() + ")"));
    }

    /** A new sum to which each turn adds a product. */
    private Text fused(Text a, Text b) {
        String name = scope.names().fresh("s" + sums.size());
        Text sum = a.isVector() || b.isVector() ? Text.vector(name) : Text.atom(name);
        sums.add(sum);
        fuse(body, a, b, sum);
        return sum;
    }

    private void fuse(Lines lines, Text a, Text b, Text sum) {
        lines.statement(
                sum.code() + " = " + scope.layout().multiplyAdd(a, b, sum).code());
    }

    private Text low(Factor factor) {
        return load(loads, "lo", factor, "_j");
    }

    private Text high(Factor factor) {
        return load(loads, "hi", factor, "_l");
    }

    private Text middle(Factor factor) {
        return load(middleLoads, "lo ", factor, "_m");
    }

    private Text load(Lines lines, String pointer, Factor factor, String suffix) {
        Text text = scope.history(factor.element(), pointer.strip());
        String key = pointer + "|" + text.code();
        Text known = loaded.get(key);
        if (known == null) {
            String name = scope.names().fresh(factor.hint() + suffix);
            lines.statement(text.declared(name));
            known = text.isVector() ? Text.vector(name) : Text.atom(name);
            loaded.put(key, known);
        }
        return known;
    }

    private String weight(Recurrence.Weight weight) {
        return running.computeIfAbsent(weight, w -> scope.names().fresh("weight" + running.size()));
    }

    /** The declarations, the loop and the middle term; nothing where there are no products. */
    void writeTo(Lines lines) {
        if (sums.isEmpty()) {
            return;
        }
        declare(lines, "double ", sums.stream().filter(sum -> !sum.isVector()), "0.0");
        scope.vectors()
                .ifPresent(loop -> declare(
                        lines,
                        "DoubleVector ",
                        sums.stream().filter(Text::isVector),
                        loop.zero().code()));
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

    private static void declare(Lines lines, String type, Stream<Text> sums, String zero) {
        List<String> names = sums.map(Text::code).toList();
        int inLine = 12;
        for (int i = 0; i < names.size(); i += inLine) {
            List<String> some = names.subList(i, Math.min(i + inLine, names.size()));
            lines.statement(type + String.join(" = " + zero + ", ", some) + " = " + zero);
        }
    }
}

package brook.compiler.system.resolve;

import brook.compiler.system.Domain;
import brook.compiler.system.Expr;
import brook.compiler.system.Index;
import brook.compiler.system.Operator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bounds of index expressions from the loops and conditions around them, without counting; never too narrow. */
final class IndexBounds {

    private final Map<Index, Interval> intervals = new HashMap<>();

    IndexBounds(List<Ranges.Fact> facts) {
        for (Ranges.Fact fact : facts) {
            learn(fact);
        }
    }

    private void learn(Ranges.Fact fact) {
        if (fact instanceof Ranges.Fact.Runs runs) {
            run(runs.loop());
        } else if (fact instanceof Ranges.Fact.Filter filter) {
            holds(filter.condition());
        } else if (fact instanceof Ranges.Fact.Branch branch) {
            holds(branch.condition());
        } else {
            throw new AssertionError(fact);
        }
    }

    private void run(Domain.Loop loop) {
        Interval from = of(loop.from());
        Interval to = of(loop.to());
        Interval interval = loop.step() > 0
                ? new Interval(from.min(), lastOf(from, to, loop.step()), true)
                : new Interval(to.min(), from.max(), true);
        intervals.put(loop.index(), interval);
    }

    private static double lastOf(Interval from, Interval to, int step) {
        boolean fixed = from.min() == from.max() && to.min() == to.max();
        return fixed && to.max() >= from.min()
                ? from.min() + Math.floor((to.max() - from.min()) / step) * step
                : to.max();
    }

    /** Narrows by a condition that holds. */
    private void holds(Expr condition) {
        if (!(condition instanceof Expr.Apply apply)) {
            return;
        }
        List<Expr> operands = apply.operands();
        if (apply.operator() == Operator.AND) {
            operands.forEach(this::holds);
        } else if (apply.operator() == Operator.NOT) {
            fails(operands.get(0));
        } else if (apply.operator() == Operator.LESS) {
            isBelow(operands.get(0), operands.get(1), true);
        } else if (apply.operator() == Operator.LESS_EQUAL) {
            isBelow(operands.get(0), operands.get(1), false);
        } else if (apply.operator() == Operator.EQUAL) {
            isBelow(operands.get(0), operands.get(1), false);
            isBelow(operands.get(1), operands.get(0), false);
        } else if (apply.operator() == Operator.NOT_EQUAL) {
            differ(operands.get(0), operands.get(1));
        }
    }

    private void fails(Expr condition) {
        if (!(condition instanceof Expr.Apply apply)) {
            return;
        }
        List<Expr> operands = apply.operands();
        if (apply.operator() == Operator.OR) {
            operands.forEach(this::fails);
        } else if (apply.operator() == Operator.NOT) {
            holds(operands.get(0));
        } else if (apply.operator() == Operator.LESS) {
            isBelow(operands.get(1), operands.get(0), false);
        } else if (apply.operator() == Operator.LESS_EQUAL) {
            isBelow(operands.get(1), operands.get(0), true);
        } else if (apply.operator() == Operator.EQUAL) {
            differ(operands.get(0), operands.get(1));
        }
    }

    private void isBelow(Expr low, Expr high, boolean strictly) {
        Interval lows = of(low);
        Interval highs = of(high);
        double gap = strictly && lows.whole() && highs.whole() ? 1 : 0;
        if (low instanceof Expr.IndexValue value) {
            intervals.put(value.index(), lows.atMost(highs.max() - gap));
        }
        if (high instanceof Expr.IndexValue value) {
            intervals.put(value.index(), highs.atLeast(lows.min() + gap));
        }
    }

    private void differ(Expr a, Expr b) {
        if (a instanceof Expr.IndexValue value && b instanceof Expr.Literal literal) {
            intervals.put(value.index(), of(a).without(literal.value()));
        } else if (b instanceof Expr.IndexValue value && a instanceof Expr.Literal literal) {
            intervals.put(value.index(), of(b).without(literal.value()));
        }
    }

    /** Bounds of an expression. */
    Interval of(Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            return Interval.of(literal.value());
        }
        if (expr instanceof Expr.IndexValue value) {
            return intervals.getOrDefault(value.index(), Interval.ALL);
        }
        if (expr instanceof Expr.Element element && element.base() instanceof Expr.Table table) {
            return table(table);
        }
        return expr instanceof Expr.Apply apply ? apply(apply) : Interval.ALL;
    }

    private static Interval table(Expr.Table table) {
        Interval bounds = Interval.of(table.values().get(0));
        for (int i = 1; i < table.values().size(); i++) {
            Interval value = Interval.of(table.values().get(i));
            bounds = new Interval(
                    Math.min(bounds.min(), value.min()),
                    Math.max(bounds.max(), value.max()),
                    bounds.whole() && value.whole());
        }
        return bounds;
    }

    private Interval apply(Expr.Apply apply) {
        Interval a = of(apply.operands().get(0));
        if (apply.operator() == Operator.NEGATE) {
            return a.negated();
        }
        if (apply.operator() == Operator.FLOOR) {
            return a.floor();
        }
        if (apply.operands().size() != 2) {
            return Interval.ALL;
        }
        Interval b = of(apply.operands().get(1));
        Operator operator = apply.operator();
        if (operator == Operator.ADD) {
            return a.plus(b);
        }
        if (operator == Operator.SUBTRACT) {
            return a.plus(b.negated());
        }
        if (operator == Operator.MULTIPLY) {
            return a.times(b);
        }
        if (operator == Operator.MIN) {
            return a.smaller(b);
        }
        if (operator == Operator.MAX) {
            return a.greater(b);
        }
        if (operator == Operator.MOD && a.whole() && b.whole() && b.min() == b.max() && b.min() > 0) {
            return new Interval(0, b.max() - 1, true);
        }
        return Interval.ALL;
    }
}

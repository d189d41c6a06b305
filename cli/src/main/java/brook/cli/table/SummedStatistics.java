package brook.cli.table;

import brook.runtime.Statistics;
import java.util.Optional;
import java.util.OptionalLong;

/** What many runs cost together. */
public final class SummedStatistics {

    private Optional<Statistics> sums = Optional.empty();
    private long count;

    /** Adds a run. */
    public void add(Statistics run) {
        sums = Optional.of(sums.map(before -> sum(before, run)).orElse(run));
        count++;
    }

    /** Of how many runs. */
    public long count() {
        return count;
    }

    /** The sums, the highest order, the shortest and longest step; empty without runs. */
    public Optional<Statistics> sums() {
        return sums;
    }

    private static Statistics sum(Statistics a, Statistics b) {
        return new Statistics(
                b.method(),
                Math.max(a.order(), b.order()),
                b.rtol(),
                b.atol(),
                a.steps() + b.steps(),
                a.rejected() + b.rejected(),
                a.evaluations() + b.evaluations(),
                a.paperEvaluations().isPresent() && b.paperEvaluations().isPresent()
                        ? OptionalLong.of(a.paperEvaluations().getAsLong()
                                + b.paperEvaluations().getAsLong())
                        : OptionalLong.empty(),
                a.jacobians() + b.jacobians(),
                a.factorizations() + b.factorizations(),
                a.switches() + b.switches(),
                a.events() + b.events(),
                -larger(-a.minStep(), -b.minStep()),
                larger(a.maxStep(), b.maxStep()),
                a.exceeded() + b.exceeded(),
                larger(a.largestError(), b.largestError()));
    }

    /** NaN stands for nothing. */
    private static double larger(double a, double b) {
        if (Double.isNaN(a)) {
            return b;
        }
        return Double.isNaN(b) ? a : Math.max(a, b);
    }
}

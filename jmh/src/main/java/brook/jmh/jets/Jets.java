package brook.jmh.jets;

import brook.compiler.graph.OdeGraph;
import brook.compiler.source.Budget;
import brook.compiler.source.DeepStack;
import brook.compiler.transform.Adjoints;
import brook.jmh.precision.CpuTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Prints operations and times of R_K with the right-hand side, and of their gradient, for four schemes and K = 1 .. 8. */
public final class Jets {

    private static final int HIGHEST = 8;
    private static final int ROUNDS = 5;
    private static final double BATCH = 8;
    /** CPU milliseconds until the JIT has done its work, which this thread waits for: {@code -Xbatch}. */
    private static final double WARM = 150;

    private static final Map<Budget.Amount, Long> MOST =
            Map.of(Budget.Amount.NODES, 200_000L, Budget.Amount.JAVA_CHARACTERS, 4_000_000L);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Jets() {}

    /** What a scheme costs at one order. */
    private record Cost(Work work, List<Program> programs) implements Runnable {

        @Override
        public void run() {
            programs.forEach(Program::run);
        }
    }

    public static void main(String[] args) {
        for (Network network : Network.values()) {
            table(network, "R_K and f", ode -> ode, Program::forward);
            table(network, "with gradient", Adjoints::of, Program::withGradient);
        }
    }

    private static void table(
            Network network, String what, Function<OdeGraph, OdeGraph> counted, Function<OdeGraph, Program> compiled) {
        System.out.printf(
                "%n%s, %s: products for each layer, multiplications, microseconds%n%n", network.label(), what);
        System.out.println(
                "| K | interleaved | | | repeated | | | nested | | | unshared | | | rep./int. | nest./int. | unsh./int. |");
        System.out.println("|---|" + "---:|".repeat(15));
        for (int order = 1; order <= HIGHEST; order++) {
            Map<Scheme, Cost> costs = new LinkedHashMap<>();
            for (Scheme scheme : Scheme.values()) {
                cost(scheme, network, order, counted, compiled).ifPresent(cost -> costs.put(scheme, cost));
            }
            print(network, order, costs);
        }
    }

    /** Nothing where the compiler refuses to go on. */
    private static Optional<Cost> cost(
            Scheme scheme,
            Network network,
            int order,
            Function<OdeGraph, OdeGraph> counted,
            Function<OdeGraph, Program> compiled) {
        try {
            return Optional.of(DeepStack.call(new Budget(MOST, LONGEST), () -> {
                Work work = new Work(0, 0);
                List<Program> programs = new ArrayList<>();
                for (OdeGraph ode : scheme.programs(network, order)) {
                    work = work.plus(Work.of(counted.apply(ode)));
                    programs.add(compiled.apply(ode));
                }
                return new Cost(work, programs);
            }));
        } catch (Budget.Exhausted end) {
            System.err.println(
                    scheme + ", K = " + order + ": " + end.diagnostic().message());
            return Optional.empty();
        }
    }

    private static void print(Network network, int order, Map<Scheme, Cost> costs) {
        Map<Scheme, Double> millis = new LinkedHashMap<>();
        costs.values().forEach(cost -> CpuTime.millis(cost, WARM));
        for (int round = 0; round < ROUNDS; round++) {
            costs.forEach((scheme, cost) -> millis.merge(scheme, CpuTime.millis(cost, BATCH), Math::min));
        }
        StringBuilder row = new StringBuilder("| " + order + " |");
        for (Scheme scheme : Scheme.values()) {
            Cost cost = costs.get(scheme);
            row.append(
                    cost == null
                            ? " refused | | |"
                            : text(
                                    " %.4g | %d | %.3g |",
                                    cost.work().products() / (double) network.layers(),
                                    cost.work().multiplications(),
                                    1000 * millis.getOrDefault(scheme, Double.NaN)));
        }
        double own = millis.getOrDefault(Scheme.INTERLEAVED, Double.NaN);
        for (Scheme scheme : List.of(Scheme.REPEATED, Scheme.NESTED, Scheme.UNSHARED)) {
            row.append(
                    costs.containsKey(scheme) && costs.containsKey(Scheme.INTERLEAVED)
                            ? text(" %.2f |", millis.getOrDefault(scheme, Double.NaN) / own)
                            : " |");
        }
        System.out.println(row);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

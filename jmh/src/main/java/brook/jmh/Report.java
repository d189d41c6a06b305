package brook.jmh;

import java.util.List;

/**
 * The results of a run of all benchmarks.
 *
 * @param mode quick or full
 * @param jvm name and version of the virtual machine
 */
record Report(String mode, String jvm, List<Cost> costs, List<CompileCost> compilations) {

    Report {
        costs = List.copyOf(costs);
        compilations = List.copyOf(compilations);
    }

    /** The cost of a contender at the tolerance of rounding; without batches if it was not measured. */
    Cost cost(String problem, Code code) {
        return costs.stream()
                .filter(cost -> cost.problem().equals(problem)
                        && cost.code() == code
                        && cost.tolerance() == Contenders.ROUNDING)
                .findFirst()
                .orElse(new Cost(problem, code, Contenders.ROUNDING, 0, Double.NaN, List.of()));
    }

    /** How many times faster the generated code is: per step against Taylor, per run against another method. */
    double ratio(Target target) {
        Cost generated = cost(target.problem(), Code.GENERATED);
        Cost other = cost(target.problem(), target.than());
        return target.than() == Code.HAND_WRITTEN
                ? other.microsPerStep().min() / generated.microsPerStep().min()
                : other.millisPerRun().min() / generated.millisPerRun().min();
    }
}

package brook.jmh;

import java.util.List;
import java.util.stream.Stream;

/**
 * The results of a run of all benchmarks.
 *
 * @param mode quick or full
 * @param costs of integrations
 * @param readings of everything else
 */
record Report(String mode, Host host, List<Cost> costs, List<CompileCost> compilations, List<Reading> readings) {

    Report {
        costs = List.copyOf(costs);
        compilations = List.copyOf(compilations);
        readings = List.copyOf(readings);
    }

    /** The cost of a contender at the tolerance of rounding; without batches if it was not measured. */
    Cost cost(String problem, Code code) {
        return costs.stream()
                .filter(cost -> cost.problem().equals(problem)
                        && cost.code() == code
                        && cost.tolerance() == Contenders.ROUNDING)
                .findFirst()
                .orElse(new Cost(problem, code, Contenders.ROUNDING, List.of()));
    }

    /** The number with this key; NaN if it was not measured. */
    Spread find(Key key) {
        Stream<Reading> integrations = costs.stream().flatMap(Cost::readings);
        Stream<Reading> compiled = compilations.stream().flatMap(CompileCost::readings);
        return Stream.of(integrations, compiled, readings.stream())
                .flatMap(numbers -> numbers)
                .filter(reading -> reading.key().equals(key))
                .map(Reading::spread)
                .findFirst()
                .orElse(Spread.NONE);
    }

    /** All targets with what was measured for them. */
    List<Judged> targets() {
        return Targets.ALL.stream().map(target -> Judged.of(target, this)).toList();
    }
}

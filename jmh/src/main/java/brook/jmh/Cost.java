package brook.jmh;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** All batches of a contender on a problem, from all forks. */
record Cost(String problem, Code code, double tolerance, List<Batch> batches) {

    Cost {
        batches = List.copyOf(batches);
    }

    Spread microsPerStep() {
        return spread(Batch::microsPerStep);
    }

    Spread millisPerRun() {
        return spread(Batch::millisPerRun);
    }

    /** The steps of a run; 0 if it was not measured. */
    long steps() {
        return batches.isEmpty()
                ? 0
                : Math.round(batches.get(0).steps() / batches.get(0).runs());
    }

    /** Of all batches alike; NaN if it was not measured or has no reference. */
    double error() {
        return batches.isEmpty() ? Double.NaN : batches.get(0).error();
    }

    /** These batches and more. */
    Cost and(List<Batch> more) {
        return new Cost(
                problem,
                code,
                tolerance,
                Stream.concat(batches.stream(), more.stream()).toList());
    }

    /** All numbers of this contender. */
    Stream<Reading> readings() {
        return Stream.of(
                new Reading(key(Quantity.STEP), microsPerStep()),
                new Reading(key(Quantity.RUN), millisPerRun()),
                new Reading(key(Quantity.ERROR), new Spread(error(), error())));
    }

    private Key key(Quantity quantity) {
        return Key.of(quantity, problem, code, tolerance);
    }

    private Spread spread(ToDoubleFunction<Batch> number) {
        return Spread.of(batches.stream().mapToDouble(number).boxed().toList());
    }
}

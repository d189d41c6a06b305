package brook.jmh;

import java.util.List;

/** All batches of a contender on a problem, from all forks, and what its run comes to. */
record Cost(String problem, Code code, double tolerance, long steps, double error, List<Batch> batches) {

    Cost {
        batches = List.copyOf(batches);
    }

    Spread microsPerStep() {
        return Spread.of(batches.stream().map(Batch::microsPerStep).toList());
    }

    Spread millisPerRun() {
        return Spread.of(batches.stream().map(Batch::millisPerRun).toList());
    }
}

package brook.cli.table;

import brook.runtime.OdeModel;
import brook.runtime.Singularity;
import brook.runtime.solver.LongJet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes where the nearest singularities of a solution are, one row per state. */
public final class SingularityTable {

    private SingularityTable() {}

    /** The states at a point: radius of convergence, complex time of the singularity, its order, the error of its place; NaN where none is found. */
    public static void write(OdeModel model, double t, double[] state, CsvWriter csv) throws IOException {
        LongJet jet = LongJet.at(model, t, state);
        csv.header(List.of("t", "state", "radius", "real", "imaginary", "order", "error"));
        for (int i = 0; i < model.dimension(); i++) {
            csv.row(t, List.of(model.description().stateLabels().get(i)), numbers(t, Singularity.nearest(jet.of(i))));
        }
    }

    private static double[] numbers(double t, Optional<Singularity> found) {
        if (found.isEmpty()) {
            return new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        }
        Singularity at = found.get();
        return new double[] {at.distance(), t + at.real(), at.imaginary(), at.order(), at.error()};
    }
}

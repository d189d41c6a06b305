package brook.cli.table;

import brook.runtime.OdeModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes the normalised Taylor coefficients of a solution, one row per order. */
public final class CoefficientTable {

    private CoefficientTable() {}

    /** The orders 0 to {@code order} at the state given. */
    public static void write(OdeModel model, double t, double[] state, int order, CsvWriter csv) throws IOException {
        int plane = model.planeSize();
        double[] jet = Arrays.copyOf(state, Math.multiplyExact(plane, Math.max(1, order) + 1));
        model.chooseModes(t, state);
        model.jet(t, jet, Math.max(1, order));
        List<String> columns = new ArrayList<>(List.of("k"));
        columns.addAll(model.description().stateLabels());
        csv.header(columns);
        for (int k = 0; k <= order; k++) {
            csv.row(k, Arrays.copyOfRange(jet, k * plane, k * plane + state.length));
        }
    }
}

package brook.runtime.taylor;

import brook.runtime.lanes.LaneRows;
import java.util.Arrays;

/** What errors in the steps of several runs are relative to: {@link ErrorScale} for lanes, number by number the same. */
final class LaneScale {

    private final ErrorScale one;
    private final int count;
    private final int lanes;
    private final boolean weighted;
    private final LaneRows rows;
    private final double[] largest;
    private final double[] common;
    /** s/s_i, component by component; 1 where all are equal. */
    private final double[] inverses;

    private final LaneRows.Rows factors;

    /** For the components of a scale from the first on. */
    LaneScale(ErrorScale one, int count, LaneRows rows) {
        this.one = one;
        this.count = count;
        this.lanes = rows.lanes();
        this.weighted = one.isWeighted();
        this.rows = rows;
        this.largest = new double[lanes];
        this.common = new double[lanes];
        this.inverses = new double[count * lanes];
        Arrays.fill(common, 1);
        Arrays.fill(inverses, 1);
        this.factors = new LaneRows.Rows(inverses, 0, count);
    }

    /** Looks at the start of a step: rows of absolute values, from a place on. */
    void start(double[] jet, int from) {
        rows.largest(jet, from, count, largest, 0);
        for (int l = 0; l < lanes; l++) {
            common[l] = one.common(largest[l]);
        }
        for (int i = 0; weighted && i < count; i++) {
            for (int l = 0; l < lanes; l++) {
                inverses[i * lanes + l] = one.inverse(i, Math.abs(jet[from + i * lanes + l]), largest[l]);
            }
        }
    }

    /** M_k of all lanes, whose coefficients lie from a place on. */
    void norms(double[] jet, int from, double[] norms, int to) {
        if (weighted) {
            rows.largestOfProducts(jet, from, factors, norms, to);
        } else {
            rows.largest(jet, from, count, norms, to);
        }
    }

    /** The scale s of one lane. */
    double value(int lane) {
        return common[lane];
    }

    /** s/s_i of one component in one lane. */
    double inverse(int component, int lane) {
        return inverses[component * lanes + lane];
    }

    /** The largest difference in each lane of coefficients, from a place on, and others, over s. */
    void differences(double[] jet, int from, LaneRows.Rows others, double[] into) {
        rows.largestDifference(jet, from, others, inverses, into);
        for (int l = 0; l < lanes; l++) {
            into[l] /= common[l];
        }
    }

    /** The scales s of all lanes. */
    double[] values() {
        return common;
    }
}

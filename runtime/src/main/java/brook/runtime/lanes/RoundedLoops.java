package brook.runtime.lanes;

/** Sums with products that are rounded for themselves; bodies of four, the most of these that JDK 17 makes vector instructions of. */
public final class RoundedLoops extends Block {

    /** Loops over copies of both factors. */
    public RoundedLoops() {
        super(TERMS);
    }

    @Override
    protected int fewColumns() {
        return 32;
    }

    @Override
    protected void accumulate(int rows) {
        int r = 0;
        for (; r + 2 <= rows; r += 2) {
            accumulateTwoRows(r);
        }
        if (r < rows) {
            accumulateRow(left[r], sums[r]);
        }
    }

    private void accumulateTwoRows(int r) {
        int even = terms - terms % 2;
        for (int k = 0; k < even; k += 2) {
            addTwoTerms(r, k);
        }
        if (even < terms) {
            addTerm(left[r][even], right[even], sums[r]);
            addTerm(left[r + 1][even], right[even], sums[r + 1]);
        }
    }

    private void addTwoTerms(int r, int k) {
        double[] x = right[k];
        double[] y = right[k + 1];
        double[] s0 = sums[r];
        double[] s1 = sums[r + 1];
        double a0 = left[r][k];
        double a1 = left[r + 1][k];
        double b0 = left[r][k + 1];
        double b1 = left[r + 1][k + 1];
        int count = columns;
        for (int l = 0; l < count; l++) {
            double u = x[l];
            double v = y[l];
            s0[l] = s0[l] + a0 * u + b0 * v;
            s1[l] = s1[l] + a1 * u + b1 * v;
        }
    }

    private void addTerm(double a, double[] x, double[] s) {
        int count = columns;
        for (int l = 0; l < count; l++) {
            s[l] += a * x[l];
        }
    }

    private void accumulateRow(double[] a, double[] s) {
        int even = terms - terms % 2;
        for (int k = 0; k < even; k += 2) {
            double[] x = right[k];
            double[] y = right[k + 1];
            double a0 = a[k];
            double a1 = a[k + 1];
            int count = columns;
            for (int l = 0; l < count; l++) {
                s[l] = s[l] + a0 * x[l] + a1 * y[l];
            }
        }
        if (even < terms) {
            addTerm(a[even], right[even], s);
        }
    }

    @Override
    protected void accumulateColumn(Operand a, Operand b, int row, int rows) {
        // Rows that are not there repeat the last one: four chains of sums hide each other's latency.
        int last = row + rows - 1;
        int a0 = a.place(row, 0);
        int a1 = a.place(Math.min(row + 1, last), 0);
        int a2 = a.place(Math.min(row + 2, last), 0);
        int a3 = a.place(Math.min(row + 3, last), 0);
        double s0 = sums[0][0];
        double s1 = sums[1][0];
        double s2 = sums[2][0];
        double s3 = sums[3][0];
        for (int k = 0; k < terms; k++) {
            double x = b.array[b.place(k, 0)];
            int j = k * a.columnStride;
            s0 += a.array[a0 + j] * x;
            s1 += a.array[a1 + j] * x;
            s2 += a.array[a2 + j] * x;
            s3 += a.array[a3 + j] * x;
        }
        sums[0][0] = s0;
        sums[1][0] = s1;
        sums[2][0] = s2;
        sums[3][0] = s3;
    }
}

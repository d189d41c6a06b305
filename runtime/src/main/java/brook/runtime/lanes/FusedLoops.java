package brook.runtime.lanes;

/** Sums by {@code Math.fma}; bodies of eight products, the most that HotSpot makes vector instructions of. */
public class FusedLoops extends Block {

    /** Loops over copies of both factors. */
    public FusedLoops() {
        this(TERMS);
    }

    /** With room for so many terms of the right factor. */
    protected FusedLoops(int copied) {
        super(copied);
    }

    @Override
    protected int fewColumns() {
        return 32;
    }

    @Override
    protected void accumulate(int rows) {
        if (rows == ROWS) {
            int even = terms - terms % 2;
            for (int k = 0; k < even; k += 2) {
                addTwoTerms(k);
            }
            if (even < terms) {
                addTerm(even);
            }
            return;
        }
        for (int r = 0; r < rows; r++) {
            accumulateRow(left[r], sums[r]);
        }
    }

    private void addTwoTerms(int k) {
        double[] x = right[k];
        double[] y = right[k + 1];
        double[] s0 = sums[0];
        double[] s1 = sums[1];
        double[] s2 = sums[2];
        double[] s3 = sums[3];
        double a0 = left[0][k];
        double a1 = left[1][k];
        double a2 = left[2][k];
        double a3 = left[3][k];
        double b0 = left[0][k + 1];
        double b1 = left[1][k + 1];
        double b2 = left[2][k + 1];
        double b3 = left[3][k + 1];
        int count = columns;
        for (int l = 0; l < count; l++) {
            double u = x[l];
            double v = y[l];
            s0[l] = Math.fma(b0, v, Math.fma(a0, u, s0[l]));
            s1[l] = Math.fma(b1, v, Math.fma(a1, u, s1[l]));
            s2[l] = Math.fma(b2, v, Math.fma(a2, u, s2[l]));
            s3[l] = Math.fma(b3, v, Math.fma(a3, u, s3[l]));
        }
    }

    private void addTerm(int k) {
        double[] x = right[k];
        double[] s0 = sums[0];
        double[] s1 = sums[1];
        double[] s2 = sums[2];
        double[] s3 = sums[3];
        double a0 = left[0][k];
        double a1 = left[1][k];
        double a2 = left[2][k];
        double a3 = left[3][k];
        int count = columns;
        for (int l = 0; l < count; l++) {
            double u = x[l];
            s0[l] = Math.fma(a0, u, s0[l]);
            s1[l] = Math.fma(a1, u, s1[l]);
            s2[l] = Math.fma(a2, u, s2[l]);
            s3[l] = Math.fma(a3, u, s3[l]);
        }
    }

    private void accumulateRow(double[] a, double[] s) {
        int k = 0;
        for (; k + 4 <= terms; k += 4) {
            addFourTerms(a, k, s);
        }
        for (; k < terms; k++) {
            double factor = a[k];
            double[] x = right[k];
            int count = columns;
            for (int l = 0; l < count; l++) {
                s[l] = Math.fma(factor, x[l], s[l]);
            }
        }
    }

    private void addFourTerms(double[] a, int k, double[] s) {
        double[] x = right[k];
        double[] y = right[k + 1];
        double[] z = right[k + 2];
        double[] w = right[k + 3];
        double a0 = a[k];
        double a1 = a[k + 1];
        double a2 = a[k + 2];
        double a3 = a[k + 3];
        int count = columns;
        for (int l = 0; l < count; l++) {
            s[l] = Math.fma(a3, w[l], Math.fma(a2, z[l], Math.fma(a1, y[l], Math.fma(a0, x[l], s[l]))));
        }
    }

    @Override
    protected void accumulateColumn(Operand a, Operand b, int row, int rows) {
        // Rows that are not there repeat the last one: four chains of fma hide each other's latency.
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
            s0 = Math.fma(a.array[a0 + j], x, s0);
            s1 = Math.fma(a.array[a1 + j], x, s1);
            s2 = Math.fma(a.array[a2 + j], x, s2);
            s3 = Math.fma(a.array[a3 + j], x, s3);
        }
        sums[0][0] = s0;
        sums[1][0] = s1;
        sums[2][0] = s2;
        sums[3][0] = s3;
    }
}

package brook.jmh;

import brook.runtime.LaneMatrix;
import brook.runtime.LaneProducts;
import java.util.Random;

/** A matrix, and vectors with lanes at different places of one array, as generated code has them. */
final class ProductData {

    final int rows;
    final int columns;
    final int lanes;
    final LaneMatrix matrix;
    final LaneMatrix transposed;
    final LaneProducts products;
    final double[] a;
    final double[] g;
    final double[] w;
    final int x;
    final int u;
    final int out;
    final int back;

    ProductData(int rows, int columns, int lanes) {
        this.rows = rows;
        this.columns = columns;
        this.lanes = lanes;
        matrix = LaneMatrix.byRows(rows, columns);
        transposed = matrix.transposed();
        products = LaneProducts.fused(lanes);
        Random random = new Random(1);
        a = random.doubles((long) rows * columns, -0.01, 0.01).toArray();
        g = new double[rows * columns];
        x = 3;
        u = x + columns * lanes;
        out = u + rows * lanes;
        back = out + rows * lanes;
        w = random.doubles(back + (long) columns * lanes, -1, 1).toArray();
    }

    /** Multiplications and additions of a product. */
    double operations() {
        return 2.0 * rows * columns * lanes;
    }

    void addLanes(double factor, int from, int to) {
        for (int l = 0; l < lanes; l++) {
            w[to + l] = Math.fma(factor, w[from + l], w[to + l]);
        }
    }
}

package brook.runtime;

import brook.runtime.lanes.Block;
import brook.runtime.lanes.FusedBlocks;
import brook.runtime.lanes.Multiplication;
import brook.runtime.lanes.RoundedLoops;

/**
 * Products of a matrix with vectors of many trajectories at once, a lane for each: x[j] of lane l stands at {@code at + lanes*j + l}.
 *
 * <p>Sums have one order, whatever the sizes and the way they are computed, and so the bits of the plain loops
 *
 * <pre>
 *   times:  s = 0;  for j = 0 .. columns-1:  s = fma(a[i, j], x[j][l], s);  out[i][l] = s
 *   outer:  s = 0;  for l = 0 .. lanes-1:    s = fma(u[i][l], x[j][l], s);  a[i, j] = s
 * </pre>
 *
 * where the adding forms begin with what stands there instead of 0, and {@link #rounded} has {@code s + a*x} for the fma.
 *
 * <p>What is written must not overlap what is read. An object holds the arrays between the passes, 260 kB: it allocates nothing
 * after its construction and belongs to one thread at a time.
 */
public final class LaneProducts {

    private final int lanes;
    private final Multiplication multiplication;
    private LaneMatrix matrix = LaneMatrix.byRows(1, 1);
    private double[] a = {};
    private int aAt;

    private LaneProducts(int lanes, Block block) {
        if (lanes < 1) {
            throw new IllegalArgumentException("There is at least one lane, not " + lanes + ".");
        }
        this.lanes = lanes;
        this.multiplication = new Multiplication(block);
    }

    /** Products with {@code Math.fma}, for machines that have the instruction. */
    public static LaneProducts fused(int lanes) {
        return new LaneProducts(lanes, FusedBlocks.best());
    }

    /** Products and sums each rounded, the same bits on every machine. */
    public static LaneProducts rounded(int lanes) {
        return new LaneProducts(lanes, new RoundedLoops());
    }

    /** Takes the matrix that begins at {@code a[at]} for the next calls; {@code this}. */
    public LaneProducts of(LaneMatrix shape, double[] array, int at) {
        matrix = shape;
        a = array;
        aAt = at;
        return this;
    }

    /** out[i][l] = sum over j of a[i, j] x[j][l]. */
    public void times(double[] x, int xAt, double[] out, int outAt) {
        setVectors(x, xAt, out, outAt);
        multiplication.set(matrix.rows(), matrix.columns(), lanes);
    }

    /** out[i][l] = out[i][l] + sum over j of a[i, j] x[j][l]. */
    public void addTimes(double[] x, int xAt, double[] out, int outAt) {
        setVectors(x, xAt, out, outAt);
        multiplication.add(matrix.rows(), matrix.columns(), lanes);
    }

    /** a[i, j] = sum over lanes l of u[i][l] x[j][l]. */
    public void outer(double[] u, int uAt, double[] x, int xAt) {
        setOuter(u, uAt, x, xAt);
        multiplication.set(matrix.rows(), lanes, matrix.columns());
    }

    /** a[i, j] = a[i, j] + sum over lanes l of u[i][l] x[j][l]. */
    public void addOuter(double[] u, int uAt, double[] x, int xAt) {
        setOuter(u, uAt, x, xAt);
        multiplication.add(matrix.rows(), lanes, matrix.columns());
    }

    private void setVectors(double[] x, int xAt, double[] out, int outAt) {
        multiplication.left().set(a, aAt, matrix.rowStride(), matrix.columnStride());
        multiplication.right().set(x, xAt, lanes, 1);
        multiplication.result().set(out, outAt, lanes, 1);
    }

    private void setOuter(double[] u, int uAt, double[] x, int xAt) {
        multiplication.left().set(u, uAt, lanes, 1);
        multiplication.right().set(x, xAt, 1, lanes);
        multiplication.result().set(a, aAt, matrix.rowStride(), matrix.columnStride());
    }
}

package brook.vector;

import brook.runtime.lanes.LaneRows;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loops over lanes in vector registers, with the same bits; for numbers of lanes that fill them, others stay loops. */
public final class VectorRows extends LaneRows {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> BITS = LongVector.SPECIES_PREFERRED;
    private static final int LENGTH = SPECIES.length();

    /** For one lane; makes those for more. */
    public VectorRows() {
        this(1);
    }

    private VectorRows(int lanes) {
        super(lanes);
    }

    @Override
    protected LaneRows inLanes(int count) {
        return count % LENGTH == 0 ? new VectorRows(count) : super.inLanes(count);
    }

    private static LongVector bits(DoubleVector values) {
        return values.reinterpretAsLongs().and(Long.MAX_VALUE);
    }

    @Override
    public void largest(double[] w, int from, int count, double[] into, int to) {
        int lanes = lanes();
        int end = count * lanes;
        for (int l = 0; l < lanes; l += LENGTH) {
            LongVector largest = LongVector.zero(BITS);
            for (int at = l; at < end; at += lanes) {
                largest = largest.max(bits(DoubleVector.fromArray(SPECIES, w, from + at)));
            }
            largest.reinterpretAsDoubles().intoArray(into, to + l);
        }
    }

    @Override
    public void largestOfProducts(double[] w, int from, Rows by, double[] into, int to) {
        int lanes = lanes();
        int end = by.count() * lanes;
        for (int l = 0; l < lanes; l += LENGTH) {
            LongVector largest = LongVector.zero(BITS);
            for (int at = l; at < end; at += lanes) {
                DoubleVector factor = DoubleVector.fromArray(SPECIES, by.values(), by.from() + at);
                largest = largest.max(
                        bits(DoubleVector.fromArray(SPECIES, w, from + at).mul(factor)));
            }
            largest.reinterpretAsDoubles().intoArray(into, to + l);
        }
    }

    @Override
    public void largestDifference(double[] w, int from, Rows others, double[] factors, double[] into) {
        int lanes = lanes();
        double[] values = others.values();
        int first = others.from();
        int end = others.count() * lanes;
        for (int l = 0; l < lanes; l += LENGTH) {
            LongVector largest = LongVector.zero(BITS);
            for (int at = l; at < end; at += lanes) {
                DoubleVector difference = DoubleVector.fromArray(SPECIES, w, from + at)
                        .sub(DoubleVector.fromArray(SPECIES, values, first + at))
                        .lanewise(VectorOperators.ABS);
                largest = largest.max(bits(difference.mul(DoubleVector.fromArray(SPECIES, factors, at))));
            }
            largest.reinterpretAsDoubles().intoArray(into, l);
        }
    }

    @Override
    public void simpleSums(double[] jet, int count, Orders orders, Ends ends) {
        int lanes = lanes();
        for (int i = 0; i < count; i += 2) {
            for (int l = 0; l < lanes; l += LENGTH) {
                twoSimpleSums(jet, i * lanes, l, orders, ends);
            }
        }
    }

    /** Vectors that are handed on to a method may become objects, so that step sizes are read here. */
    private void twoSimpleSums(double[] jet, int row, int l, Orders orders, Ends ends) {
        int lanes = lanes();
        int first = row + l;
        DoubleVector h = DoubleVector.fromArray(SPECIES, ends.steps(), l);
        int plane = orders.plane();
        int at = first + orders.order() * plane;
        DoubleVector a = DoubleVector.fromArray(SPECIES, jet, at);
        DoubleVector b = DoubleVector.fromArray(SPECIES, jet, at + lanes);
        DoubleVector slopeA = DoubleVector.zero(SPECIES);
        DoubleVector slopeB = DoubleVector.zero(SPECIES);
        for (at -= plane; at > first; at -= plane) {
            slopeA = slopeA.mul(h).add(a);
            slopeB = slopeB.mul(h).add(b);
            a = a.mul(h).add(DoubleVector.fromArray(SPECIES, jet, at));
            b = b.mul(h).add(DoubleVector.fromArray(SPECIES, jet, at + lanes));
        }
        a.mul(h).intoArray(ends.sums(), first);
        b.mul(h).intoArray(ends.sums(), first + lanes);
        a.add(h.mul(slopeA)).intoArray(ends.slopes(), first);
        b.add(h.mul(slopeB)).intoArray(ends.slopes(), first + lanes);
    }

    @Override
    public void sums(double[] jet, int first, Orders orders, Ends ends) {
        for (int l = 0; l < lanes(); l += LENGTH) {
            sum(jet, first, l, orders, ends);
        }
    }

    private static void sum(double[] jet, int row, int l, Orders orders, Ends ends) {
        int plane = orders.plane();
        int first = row + l;
        DoubleVector h = DoubleVector.fromArray(SPECIES, ends.steps(), l);
        DoubleVector square = h.mul(h);
        int top = first + orders.order() * plane;
        DoubleVector a = DoubleVector.fromArray(SPECIES, jet, top);
        DoubleVector b = DoubleVector.fromArray(SPECIES, jet, top - plane);
        DoubleVector slopeA = DoubleVector.zero(SPECIES);
        DoubleVector slopeB = DoubleVector.zero(SPECIES);
        int at = top - 2 * plane;
        for (; at - plane > first; at -= 2 * plane) {
            slopeA = slopeA.mul(square).add(a);
            slopeB = slopeB.mul(square).add(b);
            a = a.mul(square).add(DoubleVector.fromArray(SPECIES, jet, at));
            b = b.mul(square).add(DoubleVector.fromArray(SPECIES, jet, at - plane));
        }
        if (at > first) {
            slopeA = slopeA.mul(square).add(a);
            a = a.mul(square).add(DoubleVector.fromArray(SPECIES, jet, at));
            h.mul(a.add(b.mul(h))).intoArray(ends.sums(), first);
            a.add(square.mul(slopeA).add(h.mul(b.add(square.mul(slopeB)))).mul(2))
                    .intoArray(ends.slopes(), first);
        } else {
            h.mul(b.add(a.mul(h))).intoArray(ends.sums(), first);
            b.add(square.mul(slopeB).add(h.mul(a.add(square.mul(slopeA)))).mul(2))
                    .intoArray(ends.slopes(), first);
        }
    }

    @Override
    public void add(double[] points, double[] carries, int count, double[] sums, double[] newCarries) {
        for (int i = 0; i < count; i += LENGTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, points, i);
            DoubleVector increment =
                    DoubleVector.fromArray(SPECIES, sums, i).add(DoubleVector.fromArray(SPECIES, carries, i));
            DoubleVector next = x.add(increment);
            DoubleVector part = next.sub(x);
            x.sub(next.sub(part)).add(increment.sub(part)).intoArray(newCarries, i);
            next.intoArray(sums, i);
        }
    }
}

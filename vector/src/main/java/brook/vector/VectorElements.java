package brook.vector;

import static brook.runtime.special.PowerOfE.LN_2_HEAD;
import static brook.runtime.special.PowerOfE.LN_2_TAIL;
import static brook.runtime.special.PowerOfE.LOG2_E;
import static brook.runtime.special.PowerOfE.ONE;
import static brook.runtime.special.PowerOfE.ROUNDER;
import static brook.runtime.special.PowerOfE.W1;
import static brook.runtime.special.PowerOfE.W2;
import static brook.runtime.special.PowerOfE.W3;
import static brook.runtime.special.PowerOfE.W4;
import static brook.runtime.special.PowerOfE.W5;
import static brook.vector.Ranges.SPECIES;

import brook.runtime.special.ElementLoops;
import brook.runtime.special.Exponential;
import brook.runtime.special.HyperbolicTangent;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * tanh and the sigmoid over ranges, in registers from argument to value: the operations of {@link HyperbolicTangent} and {@code Logistic} one after the other, and so
 * their bits. The other functions are loops.
 */
public final class VectorElements extends ElementLoops {

    private final Ranges tanh = new Ranges(HyperbolicTangent.ORDINARY) {
        @Override
        void vector(double[] in, int from, double[] out, int to) {
            VectorElements.tanh(in, from, out, to);
        }

        @Override
        void loops(double[] in, int from, double[] out, int to, int count) {
            VectorElements.super.tanh(in, from, out, to, count);
        }
    };

    private final Ranges sigmoid = new Ranges(Exponential.ORDINARY) {
        @Override
        void vector(double[] in, int from, double[] out, int to) {
            VectorElements.sigmoid(in, from, out, to);
        }

        @Override
        void loops(double[] in, int from, double[] out, int to, int count) {
            VectorElements.super.sigmoid(in, from, out, to, count);
        }
    };

    /** Functions with a block of their own. */
    public VectorElements() {}

    @Override
    public void tanh(double[] in, int from, double[] out, int to, int count) {
        tanh.apply(in, from, out, to, count);
    }

    @Override
    public void sigmoid(double[] in, int from, double[] out, int to, int count) {
        sigmoid.apply(in, from, out, to, count);
    }

    // A call that HotSpot does not put in place makes objects of the vectors it is handed. It puts none in place in a
    // method of this length whose first
    // operations have filled its limit (NodeCountInliningCutoff), so that calls come first.

    static void tanh(double[] in, int from, double[] out, int to) {
        DoubleVector x = DoubleVector.fromArray(SPECIES, in, from);
        DoubleVector twice = x.lanewise(VectorOperators.ABS).mul(2);
        DoubleVector shifted = twice.mul(LOG2_E).add(ROUNDER);
        DoubleVector s = inversePower(shifted);
        DoubleVector head = head(twice, shifted);
        DoubleVector low = low(shifted);
        DoubleVector r = head.sub(low);
        DoubleVector rTail = head.sub(r).sub(low);
        DoubleVector w = w(r);
        DoubleVector above = w.add(r);
        DoubleVector p = above.add(2);
        DoubleVector pTail = above.sub(p.sub(2)).add(w.sub(above.sub(r)).add(rTail));
        DoubleVector below = w.sub(r);
        DoubleVector wholeQ = below.add(2);
        DoubleVector wholeQTail =
                below.sub(wholeQ.sub(2)).add(w.sub(below.add(r)).sub(rTail));
        DoubleVector q = s.mul(wholeQ);
        DoubleVector qTail = s.mul(wholeQTail);
        DoubleVector difference = p.sub(q);
        DoubleVector rest = p.sub(difference).sub(q).add(pTail.sub(qTail));
        DoubleVector numerator = difference.add(rest);
        DoubleVector tail = rest.sub(numerator.sub(difference));
        DoubleVector denominator = p.add(q);
        DoubleVector lost = q.sub(denominator.sub(p)).add(pTail.add(qTail));
        DoubleVector line =
                DoubleVector.broadcast(SPECIES, HyperbolicTangent.LINE).sub(denominator.mul(HyperbolicTangent.SLOPE));
        DoubleVector inverse = line.mul(DoubleVector.broadcast(SPECIES, 2).sub(denominator.mul(line)));
        DoubleVector quotient = numerator.div(denominator);
        DoubleVector value = quotient.add(tail.sub(quotient.mul(lost)).mul(inverse));
        value.reinterpretAsLongs()
                .lanewise(VectorOperators.XOR, x.reinterpretAsLongs().lanewise(VectorOperators.AND, Long.MIN_VALUE))
                .reinterpretAsDoubles()
                .intoArray(out, to);
    }

    static void sigmoid(double[] in, int from, double[] out, int to) {
        DoubleVector x = DoubleVector.fromArray(SPECIES, in, from);
        DoubleVector shifted = x.mul(LOG2_E).add(ROUNDER);
        DoubleVector r = head(x, shifted).sub(low(shifted));
        DoubleVector w = w(r);
        DoubleVector above = w.add(r);
        DoubleVector p = above.add(2);
        DoubleVector pTail = above.sub(p.sub(2));
        DoubleVector below = w.sub(r);
        DoubleVector q = below.add(2);
        DoubleVector qTail = below.sub(q.sub(2));
        DoubleVector s = power(shifted);
        DoubleVector scaled = s.mul(p);
        DoubleVector denominator = scaled.add(q);
        DoubleVector second = denominator.sub(scaled);
        DoubleVector lost = scaled.sub(denominator.sub(second)).add(q.sub(second));
        DoubleVector all = lost.add(s.mul(pTail).add(qTail));
        DoubleVector quotient = p.div(denominator);
        DoubleVector inverse = quotient.mul(DoubleVector.broadcast(SPECIES, 1).sub(p.mul(0.25)));
        s.mul(quotient.add(pTail.sub(quotient.mul(all)).mul(inverse))).intoArray(out, to);
    }

    /** x - k ln 2 without the tail of ln 2. */
    private static DoubleVector head(DoubleVector x, DoubleVector shifted) {
        return x.sub(shifted.sub(ROUNDER).mul(LN_2_HEAD));
    }

    private static DoubleVector low(DoubleVector shifted) {
        return shifted.sub(ROUNDER).mul(LN_2_TAIL);
    }

    private static DoubleVector w(DoubleVector r) {
        DoubleVector z = r.mul(r);
        DoubleVector upper = z.mul(z.mul(W5).add(W4)).add(W3);
        return z.mul(z.mul(z.mul(upper).add(W2)).add(W1));
    }

    /** 2 to the power k. */
    private static DoubleVector power(DoubleVector shifted) {
        return exponent(shifted).add(ONE).reinterpretAsDoubles();
    }

    /** 2 to the power -k. */
    private static DoubleVector inversePower(DoubleVector shifted) {
        return exponent(shifted).neg().add(ONE).reinterpretAsDoubles();
    }

    /** k where the exponents of doubles stand. */
    private static LongVector exponent(DoubleVector shifted) {
        return shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
    }
}

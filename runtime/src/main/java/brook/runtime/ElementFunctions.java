package brook.runtime;

import brook.runtime.special.ElementLoops;
import brook.runtime.special.Exponential;
import brook.runtime.special.HyperbolicTangent;
import brook.runtime.special.Logistic;
import brook.runtime.special.NaturalLogarithm;
import brook.runtime.special.SineCosine;
import brook.runtime.special.Softplus;

/**
 * Elementary functions over ranges of arrays, and one element at a time with the same bits.
 *
 * <p>Additions, multiplications, divisions and bits alone, without {@code Math.fma}, so that every machine and every form of
 * a model gets the same bits. The largest errors found over all exponents, in units in the last place ({@code
 * docs/accuracy.md}):
 *
 * <pre>
 *   exp 1.10   tanh 1.02   sigmoid 1.21   softplus 1.64   log 0.90   sin 1.02   cos 1.02
 * </pre>
 *
 * <p>Beyond |x| = 500,000 sine and cosine are those of {@code Math}. NaN stays NaN; zeros keep their sign in tanh and sin;
 * overflow gives infinity, and results below the normal numbers are rounded once more, within 1 unit. |tanh|, sigmoid, |sin|
 * and |cos| do not exceed 1.
 *
 * <p>Ranges of {@code in} and {@code out} are the same or do not overlap. An object holds the arrays between the passes: it
 * allocates nothing after its construction and belongs to one thread at a time. The scalar forms are free of both.
 */
public final class ElementFunctions {

    private final ElementLoops loops = ElementLoops.best();

    /** Functions with a block of their own. */
    public ElementFunctions() {}

    /** e to the power x. */
    public static double exp(double x) {
        return Exponential.value(x);
    }

    /** The hyperbolic tangent. */
    public static double tanh(double x) {
        return HyperbolicTangent.value(x);
    }

    /** 1/(1 + exp(-x)). */
    public static double sigmoid(double x) {
        return Logistic.value(x);
    }

    /** log(1 + exp(x)). */
    public static double softplus(double x) {
        return Softplus.value(x);
    }

    /** The natural logarithm, NaN below 0. */
    public static double log(double x) {
        return NaturalLogarithm.value(x);
    }

    /** The sine of x radians. */
    public static double sin(double x) {
        return SineCosine.sin(x);
    }

    /** The cosine of x radians. */
    public static double cos(double x) {
        return SineCosine.cos(x);
    }

    /** out[to + i] = exp(in[from + i]) for 0 &lt;= i &lt; count. */
    public void exp(double[] in, int from, double[] out, int to, int count) {
        loops.exp(in, from, out, to, count);
    }

    /** out[to + i] = tanh(in[from + i]) for 0 &lt;= i &lt; count. */
    public void tanh(double[] in, int from, double[] out, int to, int count) {
        loops.tanh(in, from, out, to, count);
    }

    /** out[to + i] = sigmoid(in[from + i]) for 0 &lt;= i &lt; count. */
    public void sigmoid(double[] in, int from, double[] out, int to, int count) {
        loops.sigmoid(in, from, out, to, count);
    }

    /** out[to + i] = softplus(in[from + i]) for 0 &lt;= i &lt; count. */
    public void softplus(double[] in, int from, double[] out, int to, int count) {
        loops.softplus(in, from, out, to, count);
    }

    /** out[to + i] = log(in[from + i]) for 0 &lt;= i &lt; count. */
    public void log(double[] in, int from, double[] out, int to, int count) {
        loops.log(in, from, out, to, count);
    }

    /** out[to + i] = sin(in[from + i]) for 0 &lt;= i &lt; count. */
    public void sin(double[] in, int from, double[] out, int to, int count) {
        loops.sin(in, from, out, to, count);
    }

    /** out[to + i] = cos(in[from + i]) for 0 &lt;= i &lt; count. */
    public void cos(double[] in, int from, double[] out, int to, int count) {
        loops.cos(in, from, out, to, count);
    }
}

package brook.runtime.special;

import brook.runtime.VectorApi;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Elementary functions over ranges of arrays, in loops over a block that become vector instructions. A service may write these itself, with the same bits.
 *
 * <p>Ranges of {@code in} and {@code out} are the same or do not overlap.
 */
public class ElementLoops {

    private static final Optional<ServiceLoader.Provider<ElementLoops>> PROVIDER = provider();

    private final ArrayFunction exp;
    private final ArrayFunction tanh;
    private final ArrayFunction sigmoid;
    private final ArrayFunction softplus;
    private final ArrayFunction log;
    private final ArrayFunction sin;
    private final ArrayFunction cos;

    /** Loops with a block of their own. */
    public ElementLoops() {
        Block block = new Block();
        exp = new Exponential(block);
        tanh = new HyperbolicTangent(block);
        sigmoid = new Logistic(block);
        softplus = new Softplus(block);
        log = new NaturalLogarithm(block);
        sin = SineCosine.sine(block);
        cos = SineCosine.cosine(block);
    }

    /** The fastest form that this machine has: vectors from Java 25 on if their module was added, else loops. */
    public static ElementLoops best() {
        return PROVIDER.map(ServiceLoader.Provider::get).orElseGet(ElementLoops::new);
    }

    /** e to the power x, of {@code count} elements. */
    public void exp(double[] in, int from, double[] out, int to, int count) {
        exp.apply(in, from, out, to, count);
    }

    /** The hyperbolic tangent, of {@code count} elements. */
    public void tanh(double[] in, int from, double[] out, int to, int count) {
        tanh.apply(in, from, out, to, count);
    }

    /** 1/(1 + exp(-x)), of {@code count} elements. */
    public void sigmoid(double[] in, int from, double[] out, int to, int count) {
        sigmoid.apply(in, from, out, to, count);
    }

    /** log(1 + exp(x)), of {@code count} elements. */
    public void softplus(double[] in, int from, double[] out, int to, int count) {
        softplus.apply(in, from, out, to, count);
    }

    /** The natural logarithm, of {@code count} elements. */
    public void log(double[] in, int from, double[] out, int to, int count) {
        log.apply(in, from, out, to, count);
    }

    /** The sine, of {@code count} elements. */
    public void sin(double[] in, int from, double[] out, int to, int count) {
        sin.apply(in, from, out, to, count);
    }

    /** The cosine, of {@code count} elements. */
    public void cos(double[] in, int from, double[] out, int to, int count) {
        cos.apply(in, from, out, to, count);
    }

    private static Optional<ServiceLoader.Provider<ElementLoops>> provider() {
        if (!VectorApi.isFast()) {
            return Optional.empty();
        }
        return ServiceLoader.load(ElementLoops.class, ElementLoops.class.getClassLoader()).stream()
                .findFirst();
    }
}
